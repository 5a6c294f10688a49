using System.Text.Json;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>A draft and which of its versions somebody saw.</summary>
public sealed record SeenDraft(DocumentId Id, int Version);

/// <summary>A draft as it stands.</summary>
/// <param name="Version">Said back by who changes, drops or posts it.</param>
/// <param name="Total">Debits on balance, in đồng.</param>
public sealed record VoucherDraftView(
    string Id, int Version, string Agency, long Total, VoucherInput Voucher, string SavedBy, DateTimeOffset SavedAt) : IHasSubject
{
    string IHasSubject.Subject => $"draft {Id}";
}

/// <summary>Chứng từ nháp of the agency at hand. Its head is held by whoever changes one, so that of two who do the second is told.</summary>
public sealed class VoucherDrafts(AppDb db, CallContext context)
{
    internal IQueryable<VoucherDraftRecord> Here => db.Set<VoucherDraftRecord>().Where(d => d.AgencyId == context.Agency.Id);

    /// <summary>The draft as it was seen, for a change; else why not.</summary>
    internal async Task<Outcome<VoucherDraftRecord>> Find(SeenDraft seen, string field, CancellationToken cancel)
    {
        var found = seen.Id.Agency == context.Agency.Id ? await Here.FirstOrDefaultAsync(d => d.No == seen.Id.Number, cancel) : null;
        if (found is null)
            return new Refusal(Codes.NotFound, field, "draft");
        return found.Version == seen.Version ? found : new Refusal(Codes.DraftStale, field).With("by", found.SavedBy);
    }

    internal async Task<Refusal?> Drop(SeenDraft seen, string field, CancellationToken cancel)
    {
        var found = await Find(seen, field, cancel);
        if (found.IsRefused)
            return found.Refusals[0];

        db.Remove(found.Value!);
        return null;
    }

    internal VoucherDraftView View(VoucherDraftRecord record)
    {
        var voucher = JsonSerializer.Deserialize<VoucherInput>(record.Content, Stored.Json)!;
        return new VoucherDraftView(
            context.IdOf(record.No).ToString(), record.Version, context.Agency.Code.Value,
            voucher.Lines.Where(l => l.Account is not ['0', ..]).Sum(l => l.Debit), voucher, record.SavedBy, BusinessClock.InVietnam(record.SavedAt));
    }
}
