using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Tracking;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Payments;

namespace KeToanChung.App.Payments;

/// <summary>Makes requests: a draft, that holds back nothing until it is submitted.</summary>
public sealed class NewRequests(AppDb db, LedgerHeads heads, RequestForm form, CallContext context, BusinessClock clock)
{
    /// <summary>The draft, or every refusal that no later day could lift.</summary>
    public async Task<Outcome<HeldRequest>> Make(int agency, RequestInput input, CancellationToken cancel)
    {
        var id = new DocumentId(agency, (await heads.Hold(agency, cancel)).NextDocument());
        var operation = await form.Check(id, input, cancel);
        if (operation.IsRefused)
            return Outcome<HeldRequest>.Refused(operation.Refusals);

        var record = new PaymentRequestRecord
        {
            AgencyId = id.Agency, No = id.Number, TrackingCode = TrackingCodes.New(), Status = PaymentStatus.Draft,
            Version = 1, Date = input.Date, PayeeName = input.Payee.Name.Kept(), PayeeAccount = input.Payee.Account.KeptOrNone(),
            PayeeBank = input.Payee.Bank.KeptOrNone(), PayeeTaxCode = input.Payee.TaxCode.KeptOrNone(), Method = input.Method,
            Operation = operation.Value!, FundedBy = input.Source, Description = input.Description.Kept(),
            Commitment = input.Commitment.KeptOrNone(), Total = input.Lines.Sum(l => l.Amount),
            MadeById = context.CallerOrThrow.UserId, MadeBy = context.CallerOrThrow.UserName, MadeAt = clock.Now,
        };
        var lines = RequestForm.LinesOf(id, input).ToList();
        db.Add(record);
        db.AddRange(lines);
        return new HeldRequest(record, lines);
    }
}
