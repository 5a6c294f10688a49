using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

using MediatR;

namespace KeToanChung.App.Imports;

/// <summary>Ghi nhận đã nạp: what a folder's items became, in the same transaction as the items.</summary>
internal static class RecordImported
{
    [SystemOnly]
    internal sealed record Command(IReadOnlyList<ImportedRecord> Records) : ICommand<Outcome<Nothing>>, IRequest<Outcome<Nothing>>;

    internal sealed class Handler(IDatabase database) : IRequestHandler<Command, Outcome<Nothing>>
    {
        public async Task<Outcome<Nothing>> Handle(Command request, CancellationToken cancellationToken)
        {
            await database.InsertMany(request.Records, cancellationToken);
            return Nothing.Value;
        }
    }
}
