using FluentValidation;

using KeToanChung.App.Catalogs;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

namespace KeToanChung.App.Fees;

/// <summary>Tính mức thu: what a fee costs today, tiers and caps included, before it is collected.</summary>
public static class QuoteFee
{
    [Needs(Right.IssueReceipts)]
    public sealed record Query(AgencyCode Agency, string FeeType, int Quantity) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Amount">Whole đồng; 0 for what is exempt.</param>
    public sealed record Result(string FeeType, string Name, string Unit, int Quantity, long Amount);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.FeeType).IsGiven().IsText(Shape.Short);
            RuleFor(q => q.Quantity).InclusiveBetween(1, FeeTariff.MostQuantity).WithErrorCode("quantity");
        }
    }

    internal sealed class Handler(CatalogCache catalogs, BusinessClock clock) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken) =>
            (await catalogs.Get(cancellationToken)).Fees.Quote(request.FeeType.Trim(), request.Quantity, clock.Today) switch
            {
                FeeQuote.Due due => new Result(due.Fee.Code, due.Fee.Name, due.Fee.Unit, due.Quantity, due.Amount.Dong),
                FeeQuote.Refused refused => refused.Refusal,
                _ => throw new InvalidOperationException("A quote is due or refused."),
            };
    }
}
