using KeToanChung.App.Data;

using Microsoft.EntityFrameworkCore.Storage;

using Npgsql;

namespace KeToanChung.Db.PostgreSql;

/// <summary>Writes rows with statements whose texts are always the same, so that the server keeps them, all in one way there and back.</summary>
internal sealed class BatchedWrites(AppDb db, ChangedRows changed)
{
    private static readonly NpgsqlCommand MakesParameters = new();

    /// <summary>Saves what is tracked, and what changed besides. False, with nothing written, where only <c>SaveChanges</c> can.</summary>
    public async Task<bool> TrySave(CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is not { } transaction || TrackedRows.Statements(db)?.Concat(changed.Statements()).ToList() is not { } statements)
            return false;
        if (statements.Count == 0)
            return true;

        var own = (NpgsqlTransaction)transaction.GetDbTransaction();
        await using var batch = new NpgsqlBatch(own.Connection, own);
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            foreach (var value in statement.Values)
                command.Parameters.Add((NpgsqlParameter)value.Mapping.CreateParameter(MakesParameters, "", value.Value));
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancel);
        for (var i = 0; i < statements.Count; i++)
            statements[i].Check(batch.BatchCommands[i].RecordsAffected);
        changed.Clear();
        db.ChangeTracker.AcceptAllChanges();
        return true;
    }
}
