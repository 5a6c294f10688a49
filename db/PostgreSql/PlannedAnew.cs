using System.Data.Common;
using System.Globalization;

using KeToanChung.App.Search;

using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KeToanChung.Db.PostgreSql;

/// <summary>
/// A search for words is planned each time. A statement that came five times is kept with a plan for any words, and for a word that nearly no voucher has
/// that plan reads all of them; so each search is a text that hasn't come before.
/// </summary>
internal sealed class PlannedAnew : DbCommandInterceptor
{
    private long searches;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith($"-- {IVoucherWords.Search}", StringComparison.Ordinal))
            command.CommandText += string.Create(CultureInfo.InvariantCulture, $"\n-- {Interlocked.Increment(ref searches)}");
        return ValueTask.FromResult(result);
    }
}
