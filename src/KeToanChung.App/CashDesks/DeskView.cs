using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.CashDesks;

namespace KeToanChung.App.CashDesks;

/// <summary>A desk as its holder and the accountant see it.</summary>
/// <param name="Expected">What must be in the drawer by the receipts, vouchers and hand-overs.</param>
/// <param name="OpeningDifference">Counted when it was opened, less what there should have been.</param>
/// <param name="Difference">Counted when it was closed, less what there should have been; null while it is open.</param>
/// <param name="Voucher">The voucher of the surplus or shortage (KK-01, KK-02), or null.</param>
public sealed record DeskView(
    string Id, string Agency, string Holder, int Turn, bool KeepsFund, DateOnly Date, DateTimeOffset OpenedAt, long OpeningExpected, long OpeningCounted, long OpeningDifference,
    string? OpeningNote, long Received, long PaidOut, long TakenOver, long HandedOver, long Offered, long Expected, DateTimeOffset? ClosedAt, long? Counted, long? Difference,
    string? ClosingNote, DateTimeOffset? ConfirmedAt, string? ConfirmedBy, string? ConfirmNote, string? Voucher, IReadOnlyList<CashPieces> OpeningCount,
    IReadOnlyList<CashPieces> ClosingCount, IReadOnlyList<DeskView.Movement> Movements, IReadOnlyList<HandOverView> HandOvers)
{
    /// <param name="Amount">Above 0 came in, below 0 went out.</param>
    /// <param name="BeforeOpening">Taken before the desk was opened: in the count that opened it.</param>
    /// <param name="Receipt">The fee that it is about, or null.</param>
    public sealed record Movement(string Voucher, string Number, string Description, DateTimeOffset At, long Amount, bool BeforeOpening, string? Receipt);

    internal static DeskView Of(DeskBooks.Book book, IReadOnlyList<CashCountRecord> counts, CallContext context)
    {
        var desk = book.Desk;
        return new DeskView(
            context.IdOf(desk.No).ToString(), context.Agency.Code.Value, desk.Holder, desk.Turn, desk.KeepsFund, desk.Date, BusinessClock.InVietnam(desk.OpenedAt),
            desk.OpeningExpected, desk.OpeningCounted, checked(desk.OpeningCounted - desk.OpeningExpected), desk.OpeningNote, book.Received, book.PaidOut, book.TakenOver,
            book.HandedOver, book.Offered, desk.ClosingExpected ?? book.Expected, Instant(desk.ClosedAt), desk.ClosingCounted, desk.ClosingCounted - desk.ClosingExpected,
            desk.ClosingNote, Instant(desk.ConfirmedAt), desk.ConfirmedBy, desk.ConfirmNote, desk.DifferenceVoucherNo is { } no ? context.IdOf(no).ToString() : null,
            CountOf(CountMoment.Opening), CountOf(CountMoment.Closing),
            [.. book.Before.Select(m => MovementOf(m, true)), .. book.During.Select(m => MovementOf(m, false))],
            book.HandOvers.Select(h => HandOverView.Of(h, context)).ToList());

        IReadOnlyList<CashPieces> CountOf(CountMoment moment) =>
            [.. counts.Where(c => c.Moment == moment).OrderByDescending(c => c.Denomination).Select(c => new CashPieces(c.Denomination, c.Pieces))];

        Movement MovementOf(CashMovement m, bool before) => new(
            context.IdOf(m.VoucherNo).ToString(), m.Number, m.Description, BusinessClock.InVietnam(m.At), m.Amount, before,
            m.CaseNo is { } fee ? context.IdOf(fee).ToString() : null);
    }

    private static DateTimeOffset? Instant(DateTime? at) => at is { } known ? BusinessClock.InVietnam(known) : null;
}

/// <summary>A hand-over, without its list.</summary>
/// <param name="Other">Cash beside the receipts of the list.</param>
public sealed record HandOverView(
    string Id, string Agency, string FromDesk, string From, string To, string? ToDesk, HandOverState State, long Amount, long Other, string? Note, DateTimeOffset MadeAt,
    DateTimeOffset? DecidedAt, string? DecidedBy, string? Reason) : IHasSubject
{
    string IHasSubject.Subject => $"cash hand-over {Id}";

    internal static HandOverView Of(CashHandOverRecord record, CallContext context) => new(
        context.IdOf(record.No).ToString(), context.Agency.Code.Value, context.IdOf(record.FromDeskNo).ToString(), record.From, record.To,
        record.ToDeskNo is { } desk ? context.IdOf(desk).ToString() : null, record.State, record.Amount, record.Other, record.Note, BusinessClock.InVietnam(record.MadeAt),
        record.DecidedAt is { } at ? BusinessClock.InVietnam(at) : null, record.DecidedBy, record.Reason);
}
