using System.Globalization;

using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Vouchers;
using KeToanChung.App.Words;
using KeToanChung.Ledger;

namespace KeToanChung.Web.Pages.Vouchers;

/// <summary>How the voucher stands while it is typed.</summary>
/// <param name="Debit">On-balance, in whole đồng.</param>
/// <param name="Problem">Why it would be refused as it stands.</param>
internal sealed record VoucherCheck(long Debit, long Credit, string? Number, IReadOnlyList<BudgetEffectView> Budget, string? Problem)
{
    public static VoucherCheck Empty { get; } = new(0, 0, null, [], null);

    public long Difference => Debit - Credit;

    public static VoucherCheck Of(VoucherForm form, Outcome<CheckVoucher.Result>? outcome)
    {
        var lines = form.Lines.Where(l => l.Account?.TrimStart() is not ['0', ..]).ToList();
        var (debit, credit) = (lines.Sum(l => l.Debit), lines.Sum(l => l.Credit));
        return outcome?.IsRefused is true
            ? new VoucherCheck(debit, credit, null, [], ProblemOf(outcome.Refusals))
            : new VoucherCheck(debit, credit, outcome?.Value?.Number, outcome?.Value?.Budget ?? [], null);
    }

    // The difference is shown as a figure anyway, and what isn't filled in yet is no news.
    private static string? ProblemOf(IReadOnlyList<Refusal> refusals) => refusals[0].Code is Codes.VoucherUnbalanced or Codes.RequestInvalid
        ? null
        : Sentences.In(CultureInfo.CurrentUICulture).Of(refusals[0]);
}
