using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Sheets;
using KeToanChung.App.Vouchers;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Payments;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Payments;

/// <summary>
/// What is wrong with the requests of a sheet: everything that making them one by one would say, whether each is for an agency that the caller keeps,
/// and whether it was made before.
/// </summary>
public sealed class RequestScreening(AppDb db, RequestForm form, WrongBook wrongBook, CallContext context)
{
    /// <returns>The requests that can be made, in the order of the sheet; and every fault of the others.</returns>
    internal async Task<(List<(int Agency, SheetDocument<RequestInput> Document)> Good, List<SheetFault> Faults)> Screen(
        SheetReading<RequestInput> reading, CancellationToken cancel)
    {
        var (mine, faults, good) = (SheetReading<RequestInput>.Mine(context), reading.Faults.ToList(), new List<(int, SheetDocument<RequestInput>)>());
        foreach (var document in context.Progress.Through(WorkStage.Checking, reading.Documents))
        {
            if (!mine.TryGetValue(document.Agency.Value, out var agency))
            {
                faults.AddRange(document.NotKept());
                continue;
            }

            var checkedForm = await form.Check(new DocumentId(agency, 0), document.Input, cancel);
            var wrong = document.FaultsOf(checkedForm.Refusals).ToList();
            if (wrong.Count == 0 && await Made(agency, document.Input, cancel) is { } code)
                wrong.Add(document.FaultOf(new Refusal(Codes.RequestInvalid, "reference", "sheet.requested").With("code", code)));
            faults.AddRange(wrong);
            if (wrong.Count == 0)
                good.Add((agency, document));
        }

        return (good, reading.InOrder(faults));
    }

    /// <summary>What of the requests that can be made looks like another agency's.</summary>
    internal async Task<IReadOnlyList<SheetFault>> Doubts(List<(int Agency, SheetDocument<RequestInput> Document)> good, CancellationToken cancel) =>
        [.. (await wrongBook.Doubts(good.ConvertAll(g => g.Document.Input.SignsIn(g.Agency)), cancel)).Select(d => good[d.Document].Document.FaultOf(d.Refusal))];

    // The same to the same on the same day over the same amount; what was rejected or withdrawn may be made again.
    private Task<string?> Made(int agency, RequestInput input, CancellationToken cancel)
    {
        var (date, payee, total, description) = (input.Date, input.Payee.Name.Kept(), input.Lines.Sum(l => l.Amount), input.Description.Kept());
        return db.Set<PaymentRequestRecord>()
            .Where(r => r.AgencyId == agency && r.Date == date && r.PayeeName == payee && r.Total == total && r.Description == description)
            .Where(r => r.Status != PaymentStatus.Rejected && r.Status != PaymentStatus.Withdrawn)
            .Select(r => r.TrackingCode).FirstOrDefaultAsync(cancel);
    }
}
