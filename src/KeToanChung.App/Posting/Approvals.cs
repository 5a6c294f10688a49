using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Integrity;

namespace KeToanChung.App.Posting;

/// <summary>Gives approvals: a row that is never changed, and an event in the agency's chain.</summary>
public sealed class Approvals(AppDb db, LedgerHeads heads, JournalRows rows, CallContext context, BusinessClock clock)
{
    /// <summary>Approving asks for a sign-in no older than this (design: a phone left on a table approves nothing).</summary>
    public static readonly TimeSpan FreshSignIn = TimeSpan.FromMinutes(15);

    /// <summary>The refusal where the caller must sign in again, or null. What <c>load</c> imports was approved in its own time.</summary>
    public Refusal? SignInTooOld() =>
        context.IsImport || clock.Now - context.CallerOrThrow.SignedInAt <= FreshSignIn
            ? null
            : new Refusal(Codes.AuthStale).With("minutes", (long)FreshSignIn.TotalMinutes);

    /// <param name="digest">SHA-256 of the content that the approver saw.</param>
    public async Task<ApprovalRecord> Give(int agency, long? voucher, long? request, string digest, string? note, CancellationToken cancel)
    {
        var head = await heads.Hold(agency, cancel);
        var approval = new ApprovalRecord
        {
            AgencyId = agency, No = head.NextEvent(), VoucherNo = voucher, RequestNo = request, Digest = digest,
            ApprovedById = context.CallerOrThrow.UserId, ApprovedBy = context.CallerOrThrow.UserName, At = clock.Now, Note = note?.Trim(),
        };
        db.Add(approval);
        rows.Add(head.Link(FormOf(approval, context.IsImport), approval.No, LedgerEventKind.ApprovalGiven, approval.At, context));
        await rows.Write(cancel);
        return approval;
    }

    /// <summary>The canonical form of an approval in the chain, from the row it stands in.</summary>
    internal static EventChain FormOf(ApprovalRecord approval, bool imported) =>
        new EventChain(approval.AgencyId, approval.No, LedgerEventKind.ApprovalGiven, approval.At, approval.ApprovedById.ToString(), imported)
            .Add("subject", approval.VoucherNo is { } voucher ? $"voucher {voucher}" : $"request {approval.RequestNo}")
            .Add("digest", approval.Digest);
}
