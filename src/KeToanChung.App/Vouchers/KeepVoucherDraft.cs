using System.Text.Json;

using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Vouchers;

/// <summary>
/// Lưu nháp: a voucher as far as it goes, for whoever keeps these books to go on with. With a draft it is that one which changes, if nobody
/// changed it meanwhile (draft.stale). The books say what is wrong with it when it is posted.
/// </summary>
public static class KeepVoucherDraft
{
    /// <summary>Of one agency.</summary>
    public const int Most = 500;

    /// <param name="Draft">The one that is changed; null for a new one.</param>
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, VoucherInput Voucher, SeenDraft? Draft = null)
        : ICommand<Outcome<VoucherDraftView>>, IRequest<Outcome<VoucherDraftView>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Voucher).SetValidator(new VoucherInput.DraftValidator()).OverridePropertyName("");
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, VoucherDrafts drafts, CallContext context, BusinessClock clock)
        : IRequestHandler<Command, Outcome<VoucherDraftView>>
    {
        public async Task<Outcome<VoucherDraftView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var head = await heads.Hold(context.Agency.Id, cancellationToken);
            var content = JsonSerializer.Serialize(request.Voucher, Stored.Json);
            var who = context.CallerOrThrow.UserName;
            if (request.Draft is { } seen)
            {
                var found = await drafts.Find(seen, "id", cancellationToken);
                if (found.Value is not { } draft)
                    return Outcome<VoucherDraftView>.Refused(found.Refusals);
                (draft.Version, draft.Content, draft.SavedBy, draft.SavedAt) = (draft.Version + 1, content, who, clock.Now);
                return drafts.View(draft);
            }

            if (await drafts.Here.CountAsync(cancellationToken) >= Most)
                return new Refusal(Codes.RequestInvalid, null, "tooManyDrafts").With("most", (long)Most);
            var made = new VoucherDraftRecord
            {
                AgencyId = context.Agency.Id, No = head.NextDocument(), Version = 1, Content = content, SavedBy = who, SavedAt = clock.Now,
            };
            db.Add(made);
            return drafts.View(made);
        }
    }
}
