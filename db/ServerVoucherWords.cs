using KeToanChung.App.Search;
using KeToanChung.Ledger;

namespace KeToanChung.Db;

/// <summary>
/// A database server plans one query over all agencies itself: PostgreSQL by its index of letters (<c>PostgreSql/Search.sql</c>); SQL Server reads the texts,
/// on as many processors as it has.
/// </summary>
internal sealed class ServerVoucherWords : IVoucherWords
{
    public bool AreFoundAcrossAgencies => true;

    public Task<IVoucherWords.Places?> Find(
        IReadOnlyList<string> words, DateOnly? from, DateOnly? to, (DateOnly Date, DocumentId Voucher)? after, CancellationToken cancel) =>
        Task.FromResult<IVoucherWords.Places?>(null);

    public Task CatchUp(CancellationToken cancel) => Task.CompletedTask;
}
