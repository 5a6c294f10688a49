using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Posting;

using MediatR;

namespace KeToanChung.App.Vouchers;

/// <summary>
/// Gợi ý định khoản: the entries of an operation with their class-0 partners. As this agency wrote it last; else as the rule says, with the
/// likely account of each leg and what else may stand there. A proposal: what is posted is checked as ever.
/// </summary>
public static class SketchVoucher
{
    [Needs(Right.PostVouchers)]
    public sealed record Query(AgencyCode Agency, string Operation, DateOnly On, long Amount)
        : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="NeedsRequest">Money leaves: it is paid by a payment request, not posted as a voucher (Luật Kế toán, Điều 19.3).</param>
    /// <param name="Like">Number of the voucher that it repeats; null where it follows the rule alone.</param>
    public sealed record Result(string Operation, string Name, VoucherType Type, bool NeedsRequest, string? Like, IReadOnlyList<Line> Lines);

    /// <param name="Account">Null where the leg may be left out or is wholly open.</param>
    public sealed record Line(
        string? Account, bool IsDebit, long Amount, string? FundingSource, string? Chapter, string? SubCategory, string? SubItem,
        string? CounterpartyAgency, IReadOnlyList<Choice> Choices);

    public sealed record Choice(string Code, string Name);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Operation).IsGiven().IsText(Shape.Code);
            RuleFor(q => q.On).IsDay();
        }
    }

    internal sealed class Handler(VoucherSketches sketches, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken) =>
            sketches.Of(context.AgencyEntry, request.Operation, request.On, request.Amount, cancellationToken);
    }
}
