using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

namespace KeToanChung.App.Imports;

/// <summary>
/// payment-requests.csv: rows with the same reference are one request: made, submitted, decided by the head and paid before the next one.
/// What becomes of it must be what the file says.
/// </summary>
internal static class PaymentRequestsFile
{
    public const string Kind = "payment-requests";

    public const string RefusedForBudget = "refused-budget";

    private const int Order = 1;

    private const string Paid = "paid";

    private const string Rejected = "rejected";

    private const string Submitted = "submitted";

    private static readonly string[] Outcomes = [Paid, Rejected, Submitted, RefusedForBudget];

    public static IEnumerable<LoadItem> Items(string folder, List<BadRow> bad) => Grouping.ByName(
        FolderFile.Read(folder, $"{Kind}.csv"), row => row.Text("reference"), ItemOf, bad);

    private static LoadItem ItemOf(string reference, IReadOnlyList<FileRow> rows)
    {
        var request = new Request(
            new AgencyCode(rows.Common("agency")), rows[0].Day("date"), rows[0].OptionalDay("payDate"), rows.Common("outcome"), InputOf(rows), rows);
        if (!Outcomes.Contains(request.Outcome, StringComparer.Ordinal))
            throw new UnreadableCellException(rows[0], new Refusal(Codes.RequestInvalid, "outcome", "cellNotListed").With("value", request.Outcome));
        if (request is { Outcome: Paid, PayDate: null })
            throw new UnreadableCellException(rows[0], new Refusal(Codes.RequestInvalid, "payDate", "cellMissing"));

        return new LoadItem(Kind, Order, request.Date, rows[0].Line, reference, (session, cancel) => Take(request, session, cancel));
    }

    private static RequestInput InputOf(IReadOnlyList<FileRow> rows)
    {
        var first = rows[0];
        _ = (rows.Common("date"), rows.Common("method"), rows.Common("payee"));
        return new RequestInput(
            first.Day("date"), new RequestInput.PayeeInput(first.Text("payee")), first.Choice<PaymentMethod>("method"), first.Optional("operation"), null,
            first.Text("description"),
            [.. rows.Select(r => new RequestInput.Line(
                r.Optional("fundingSource"), r.Optional("chapter"), r.Optional("subCategory"), r.Optional("subItem"), r.Amount("amount"),
                r.Text("account")))]);
    }

    private static async Task<Taken> Take(Request request, LoadSession session, CancellationToken cancel)
    {
        var (agency, date) = (request.Agency.Value, request.Date);
        var made = await session.SendAs(Role.Accountant, agency, date, new MakeRequest.Command(request.Agency, request.Input), cancel);
        if (made is not { IsRefused: false })
            return RefusedRows.LeftOut(made, request.Rows, "kế toán");
        var id = DocumentId.Parse(made.Value!.Id);

        var submitted = await session.SendAs(Role.Accountant, agency, date, new SubmitRequest.Command(id), cancel);
        if (submitted is { IsRefused: true } && submitted.Refusals[0].Code is Codes.BudgetExceeded or Codes.SourceExceeded)
            return request.Outcome is RefusedForBudget ? Taken.As(RefusedForBudget) : RefusedRows.LeftOut(submitted, request.Rows, "kế toán");
        if (submitted is not { IsRefused: false })
            return RefusedRows.LeftOut(submitted, request.Rows, "kế toán");

        return request.Outcome switch
        {
            Submitted => Taken.As(Submitted),
            Rejected => Decided(await session.SendAs(Role.AgencyHead, agency, date, new RejectRequest.Command(id), cancel), request, Rejected),
            Paid => await Pay(request, id, session, cancel),
            _ => Taken.LeftOut([new BadRow(
                request.Rows[0].File, request.Rows[0].Line, "outcome", "tệp ghi bị từ chối vì dự toán, nhưng dự toán còn đủ nên đã trình được")]),
        };
    }

    private static async Task<Taken> Pay(Request request, DocumentId id, LoadSession session, CancellationToken cancel)
    {
        var agency = request.Agency.Value;
        var approved = await session.SendAs(Role.AgencyHead, agency, request.Date, new ApproveRequest.Command(id), cancel);
        if (approved is not { IsRefused: false })
            return RefusedRows.LeftOut(approved, request.Rows, "thủ trưởng");

        var payDate = request.PayDate!.Value;
        return Decided(
            await session.SendAs(Role.Accountant, agency, payDate, new PayRequest.Command(id, payDate), cancel), request, Paid);
    }

    private static Taken Decided<T>(Outcome<T>? outcome, Request request, string result) =>
        outcome is { IsRefused: false } ? Taken.As(result) : RefusedRows.LeftOut(outcome, request.Rows, "người có thẩm quyền");

    private sealed record Request(
        AgencyCode Agency, DateOnly Date, DateOnly? PayDate, string Outcome, RequestInput Input, IReadOnlyList<FileRow> Rows);
}
