using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.CashDesks;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.CashDesks;

/// <summary>Bàn thu của tôi: the caller's open desk, or what opening one begins with; what waits to be handed over, and what others hand over to the caller.</summary>
public static class ShowMyDesk
{
    /// <param name="KeepsFund">What a desk is to be opened with; null: what it would be by itself.</param>
    [Needs(Right.IssueReceipts)]
    public sealed record Query(AgencyCode Agency, bool? KeepsFund = null) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Open">Null while the caller has none.</param>
    /// <param name="MayKeepFund">A cashier may, while nobody's open desk does.</param>
    /// <param name="KeepsFund">Whether a desk that the caller opens would keep the agency's fund.</param>
    /// <param name="OpeningExpected">What must be there when the caller opens one.</param>
    /// <param name="FundHolder">Who keeps the agency's fund in an open desk, or null.</param>
    /// <param name="Held">The caller's cash receipts that are on no list yet.</param>
    /// <param name="Offered">What others hand over to the caller, unconfirmed.</param>
    /// <param name="Denominations">What is counted.</param>
    public sealed record Result(
        DeskView? Open, bool MayKeepFund, bool KeepsFund, long OpeningExpected, string? FundHolder, IReadOnlyList<HeldReceipt> Held, IReadOnlyList<HandOverView> Offered,
        IReadOnlyList<Receiver> Receivers, IReadOnlyList<long> Denominations);

    /// <param name="Id">The fee's.</param>
    public sealed record HeldReceipt(string Id, string Series, int Number, DateOnly Date, string FeeName, string? CaseNumber, long Amount);

    public sealed record Receiver(string UserName, string Name);

    internal sealed class Handler(AppDb db, DeskOpenings openings, DeskBooks books, HandOvers handOvers, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (agency, self) = (context.Agency.Id, context.CallerOrThrow.UserId);
            var terms = await openings.For(request.KeepsFund, await books.LastEvent(cancellationToken), cancellationToken);
            var open = terms.Last is { ClosedAt: null } desk ? await books.View(desk, cancellationToken) : null;
            var held = open is null ? [] : await handOvers.HeldBy(self, cancellationToken);
            var offered = await db.Set<CashHandOverRecord>().AsNoTracking()
                .Where(h => h.AgencyId == agency && h.ToId == self && h.State == HandOverState.Offered).OrderBy(h => h.No).ToListAsync(cancellationToken);
            return new Result(
                open, terms is { IsCashier: true, Fund: not { ClosedAt: null } }, terms.KeepsFund, terms.Expected, terms.Fund is { ClosedAt: null } fund ? fund.Holder : null,
                [.. held.Select(h => new HeldReceipt(context.IdOf(h.CaseNo).ToString(), h.Series, h.Number, h.Date, h.FeeName, h.CaseNumber, h.Amount))],
                offered.ConvertAll(h => HandOverView.Of(h, context)),
                [.. (await handOvers.Receivers(cancellationToken)).Select(r => new Receiver(r.UserName, r.DisplayName))], CashCount.Denominations);
        }
    }
}
