using KeToanChung.App.Fees;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Work;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages;

/// <summary>
/// Hôm nay: what waits for whoever reads it, computed from the books. The accountant sees each agency's work, the head what to decide, the cashier the day's takings;
/// who only reads is taken to the commune's figures.
/// </summary>
internal sealed class IndexModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    private static readonly Dictionary<WorkKind, Right> Whose = new()
    {
        [WorkKind.MonthlyBills] = Right.PostVouchers, [WorkKind.VoucherDrafts] = Right.PostVouchers,
        [WorkKind.RequestDrafts] = Right.ManageRequests, [WorkKind.RequestsToApprove] = Right.ApproveRequests, [WorkKind.RequestsToPay] = Right.ManageRequests,
        [WorkKind.VouchersToApprove] = Right.ApproveRequests, [WorkKind.StatementLines] = Right.PostVouchers, [WorkKind.OnlinePayments] = Right.PostVouchers,
        [WorkKind.ReceiptsToTell] = Right.IssueReceipts, [WorkKind.PaperReceipts] = Right.PostVouchers, [WorkKind.DestructionsToTell] = Right.PostVouchers,
        [WorkKind.FeeDaysToClose] = Right.PostVouchers, [WorkKind.FeesToRemit] = Right.PostVouchers,
        [WorkKind.MonthsToClose] = Right.CloseMonths, [WorkKind.MonthsToReopen] = Right.AgreeToReopen,
    };

    public Reader Who { get; private set; } = Pages.Reader.Nobody;

    public IReadOnlyList<ShowWork.Item> Work { get; private set; } = [];

    /// <summary>Kinds of which something waits, in the order in which they are done.</summary>
    public IReadOnlyList<WorkKind> Kinds => [.. Work.Select(w => w.Kind).Distinct().Order()];

    public IReadOnlyList<string> Agencies => [.. Work.Select(w => w.Agency).Distinct()];

    public IReadOnlyList<SummariseFees.Item> Takings { get; private set; } = [];

    /// <summary>The agencies at whose counter the reader works.</summary>
    public IReadOnlyList<App.Agencies.AgencyView> Counters { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public bool HasBooks { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Who = await Reader(cancel);
        if (Who.Agencies.Count == 0)
            return Page();

        Right[] works = [.. Whose.Values, Right.IssueReceipts, Right.Administer];
        if (!Who.MaySomewhere(works))
            return RedirectToPage("/Commune/Index");

        HasBooks = Who.MaySomewhere(Right.ReadBooks);
        if (HasBooks)
            Work = [.. (await Ask(new ShowWork.Query([]), cancel))?.Items.Where(w => Who.MayIn(w.Agency, Whose[w.Kind])) ?? []];

        Counters = [.. Who.AgenciesWith(Right.IssueReceipts).Where(a => a.CollectsFees)];
        if (Counters.Count > 0)
            Takings = (await Ask(new SummariseFees.Query([.. Counters.Select(a => new Ledger.AgencyCode(a.Code))], Today, Today), cancel))?.Items ?? [];
        return Page();
    }

    public ShowWork.Item? Of(string agency, WorkKind kind) => Work.FirstOrDefault(w => w.Agency == agency && w.Kind == kind);

    public (int Receipts, long Amount) Taken(string agency, FeeMethod method)
    {
        var items = Takings.Where(t => t.Agency == agency && t.Method == method).ToList();
        return (items.Sum(t => t.Receipts), items.Sum(t => t.Amount));
    }

    /// <summary>Where that work is done.</summary>
    public static string LinkTo(WorkKind kind, string agency) => kind switch
    {
        WorkKind.MonthlyBills => $"/agencies/{agency}/vouchers/templates",
        WorkKind.VoucherDrafts => $"/agencies/{agency}/vouchers/drafts",
        WorkKind.RequestDrafts => $"/requests?agency={agency}&status=Draft",
        WorkKind.RequestsToApprove => "/approve",
        WorkKind.RequestsToPay => $"/requests?agency={agency}&status=Approved",
        WorkKind.VouchersToApprove => $"/vouchers?agency={agency}&awaits=true",
        WorkKind.StatementLines => $"/agencies/{agency}/reconciliation",
        WorkKind.ReceiptsToTell => $"/agencies/{agency}/receipt-lists",
        WorkKind.PaperReceipts or WorkKind.DestructionsToTell => $"/agencies/{agency}/paper-receipts",
        WorkKind.FeeDaysToClose => $"/agencies/{agency}/fee-days",
        WorkKind.FeesToRemit => $"/agencies/{agency}/fee-remittances",
        WorkKind.OnlinePayments => $"/agencies/{agency}/online-payments",
        WorkKind.MonthsToClose or WorkKind.MonthsToReopen => $"/periods?agency={agency}",
    };
}
