using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Evidence;

/// <summary>Đính kèm giấy tờ gốc vào một chứng từ đã ghi sổ. Papers are added at any time, and stay for good.</summary>
public static class AttachToVoucher
{
    /// <param name="Kind">A code of the catalogue evidence-kinds.</param>
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, DocumentId Voucher, string Kind, IReadOnlyList<EvidenceFile> Files)
        : ICommand<Outcome<AttachedFiles>>, IRequest<Outcome<AttachedFiles>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsGiven();
            RuleFor(c => c.Files).Custom(EvidenceFile.MustBeKeepable);
        }
    }

    internal sealed class Handler(AppDb db, Attachments attachments, LedgerHeads heads, CallContext context) : IRequestHandler<Command, Outcome<AttachedFiles>>
    {
        public async Task<Outcome<AttachedFiles>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (agency, no) = (context.Agency.Id, request.Voucher.Number);
            await heads.Hold(agency, cancellationToken);
            if (request.Voucher.Agency != agency || !await db.Set<VoucherRecord>().AnyAsync(v => v.AgencyId == agency && v.No == no, cancellationToken))
                return new Refusal(Codes.NotFound, "id");

            return await attachments.Attach(request.Voucher, no, request: null, request.Kind, request.Files, cancellationToken);
        }
    }
}
