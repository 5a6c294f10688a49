using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>Who looks after which items.</summary>
internal static class ItemOwners
{
    /// <summary>So many ids go into one statement: the smallest limit of the three databases is 2,100.</summary>
    private const int AtOnce = 500;

    public static async Task<Dictionary<string, string>> Of(AppDb db, int agency, IEnumerable<string> items, CancellationToken cancel)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in items.Chunk(AtOnce))
        {
            foreach (var owner in await db.Set<ItemOwnerRecord>().AsNoTracking().Where(o => o.AgencyId == agency && some.Contains(o.Item)).ToListAsync(cancel))
                owners.Add(owner.Item, owner.UserName);
        }

        return owners;
    }
}
