using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Evidence;

/// <summary>Xem một giấy tờ gốc: its bytes as they were sent.</summary>
public static class ShowEvidence
{
    [Needs(Right.ReadBooks)]
    public sealed record Query(DocumentId Id) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IOnDocument;

    public sealed record Result(EvidenceView Paper, byte[] Content);

    internal sealed class Handler(AppDb db, CatalogCache catalogs) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (agency, no) = (request.Id.Agency, request.Id.Number);
            var evidence = await db.Set<EvidenceRecord>().AsNoTracking().FirstOrDefaultAsync(e => e.AgencyId == agency && e.No == no, cancellationToken);
            if (evidence is null)
                return new Refusal(Codes.NotFound, "id");

            var content = await db.Set<StoredFileRecord>().Where(f => f.Sha256 == evidence.Sha256).Select(f => f.Content).FirstAsync(cancellationToken);
            return new Result(EvidenceView.Of(evidence, await catalogs.Get(cancellationToken)), content);
        }
    }
}
