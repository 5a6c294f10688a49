using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Evidence;

/// <summary>
/// Bỏ một giấy tờ của đề nghị chi, by who attached it and before anybody decides on it. Under a voucher nothing is removed. The bytes stay in store.
/// </summary>
public static class RemoveEvidence
{
    [Needs(Right.MakeRequests)]
    public sealed record Command(DocumentId Id) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IOnDocument;

    public sealed record Result(string Id, string FileName) : IHasSubject
    {
        string IHasSubject.Subject => $"paper {Id}";
    }

    internal sealed class Handler(AppDb db, Requests requests, LedgerHeads heads, CallContext context) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (agency, no) = (request.Id.Agency, request.Id.Number);
            await heads.Hold(agency, cancellationToken);
            var found = db.Set<EvidenceRecord>().Where(e => e.AgencyId == agency && e.No == no);
            if (await found.AsNoTracking().FirstOrDefaultAsync(cancellationToken) is not { } evidence)
                return new Refusal(Codes.NotFound, "id");
            if (evidence.RequestNo is not { } requestNo)
                return new Refusal(Codes.RequestWrongState, "id", "evidenceOfVoucher");

            var of = (await requests.Hold(new DocumentId(agency, requestNo), cancellationToken))!.Record;
            if (of.Status is not (PaymentStatus.Draft or PaymentStatus.Rejected))
                return new Refusal(Codes.RequestWrongState, "id", "evidenceSubmitted");
            if (evidence.AttachedById != context.CallerOrThrow.UserId)
                return new Refusal(Codes.RightMissing, "id", "evidenceOfAnother").With("who", evidence.AttachedBy);

            await found.ExecuteDeleteAsync(cancellationToken);
            return new Result(request.Id.ToString(), evidence.FileName);
        }
    }
}
