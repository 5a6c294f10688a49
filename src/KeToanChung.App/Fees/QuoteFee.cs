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
    public sealed record Query(AgencyCode Agency, string FeeType, int Quantity, Filing? Filing = null, string? Exemption = null) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Amount">Whole đồng; 0 for what is exempt.</param>
    /// <param name="FullAmount">What others pay.</param>
    /// <param name="DiffersByFiling">Whether a dossier on paper costs another amount than one online.</param>
    /// <param name="Exemptions">Who pays less for it today, the one who pays least first.</param>
    public sealed record Result(
        string FeeType, string Name, string Unit, int Quantity, long Amount, long FullAmount, Filing? Filing, bool DiffersByFiling, string? Exemption,
        IReadOnlyList<PossibleExemption> Exemptions);

    /// <param name="Evidence">What the payer must show.</param>
    /// <param name="Amount">What is left to pay.</param>
    public sealed record PossibleExemption(string Code, string Name, int Percent, string Evidence, long Amount);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.FeeType).IsGiven().IsText(Shape.Short);
            RuleFor(q => q.Quantity).InclusiveBetween(1, FeeTariff.MostQuantity).WithErrorCode("quantity");
            RuleFor(q => q.Filing).IsInEnum().WithErrorCode("unknownValue");
            RuleFor(q => q.Exemption).IsText(Shape.Short);
        }
    }

    internal sealed class Handler(CatalogCache catalogs, BusinessClock clock) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var tariff = (await catalogs.Get(cancellationToken)).Fees;
            return tariff.Quote(request.FeeType.Trim(), request.Quantity, clock.Today, request.Filing, request.Exemption?.Trim()) switch
            {
                FeeQuote.Due due => new Result(
                    due.Fee.Code, due.Fee.Name, due.Fee.Unit, due.Quantity, due.Amount.Dong, due.Full.Dong, due.Filing,
                    tariff.DiffersByFiling(due.Fee.Code, due.Quantity, clock.Today, due.Exemption?.Code), due.Exemption?.Code, PossibleFor(due, tariff)),
                FeeQuote.Refused refused => refused.Refusal,
                _ => throw new InvalidOperationException("A quote is due or refused."),
            };
        }

        private List<PossibleExemption> PossibleFor(FeeQuote.Due due, FeeTariff tariff) =>
        [
            .. tariff.ExemptionsFrom(due.Fee, clock.Today)
                .Select(e => (Class: e, Quote: tariff.Quote(due.Fee.Code, due.Quantity, clock.Today, due.Filing ?? Filing.Paper, e.Code) as FeeQuote.Due))
                .Where(e => e.Quote is not null).OrderBy(e => e.Quote!.Amount.Dong)
                .Select(e => new PossibleExemption(e.Class.Code, e.Class.Name, e.Class.Percent, e.Class.Evidence, e.Quote!.Amount.Dong)),
        ];
    }
}
