using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Files;

/// <summary>Files as they were sent, under the hash of their bytes: the same bytes are kept once, whoever sends them and for whatever.</summary>
public sealed class StoredFiles(AppDb db, BusinessClock clock)
{
    public async Task Keep(UploadedFile file, CancellationToken cancel)
    {
        var isKept = db.Set<StoredFileRecord>().Local.Any(f => f.Sha256 == file.Sha256)
            || await db.Set<StoredFileRecord>().AnyAsync(f => f.Sha256 == file.Sha256, cancel);
        if (!isKept)
            db.Add(new StoredFileRecord { Sha256 = file.Sha256, Content = file.Content, StoredAt = clock.Now });
    }
}
