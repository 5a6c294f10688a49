using System.Globalization;
using System.Runtime.CompilerServices;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace KeToanChung.Db;

/// <summary>How the rows of a table are written: its columns as the model has them, and what must be as it was read when one changes.</summary>
internal sealed class RowShape
{
    private static readonly ConditionalWeakTable<IReadOnlyTypeBase, RowShape> Known = [];

    private readonly string table;

    private readonly string insertSql;

    private readonly string updateSql;

    private readonly IReadOnlyList<Column> columns;

    /// <summary>The key, and what tells that nobody else changed the row.</summary>
    private readonly IReadOnlyList<Column> guards;

    /// <summary>All that may change, then the key.</summary>
    private readonly IReadOnlyList<Column> restThenKey;

    private RowShape(IEntityType type)
    {
        var store = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        table = store.Name;
        columns = [.. type.GetProperties().Select(p => new Column(
            p.GetColumnName(store)!, p, p.IsShadowProperty() ? null : p.GetGetter(), p.GetRelationalTypeMapping()))];
        guards = [.. columns.Where(c => c.Property.IsPrimaryKey() || c.Property.IsConcurrencyToken)];
        IsPlain = columns.All(c => c.Getter is not null && c.Property.ValueGenerated is ValueGenerated.Never) && !type.GetComplexProperties().Any();
        Rank = type.GetForeignKeys().Where(f => f.PrincipalEntityType != type).Select(f => Of(f.PrincipalEntityType).Rank + 1).DefaultIfEmpty(0).Max();
        insertSql = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) "
            + $"VALUES ({string.Join(", ", columns.Select((_, i) => Place(i)))})";

        var (rest, key) = (columns.Where(c => !c.Property.IsPrimaryKey()).ToList(), columns.Where(c => c.Property.IsPrimaryKey()).ToList());
        restThenKey = [.. rest, .. key];
        updateSql = UpdateSql(rest, key);
    }

    /// <summary>Every value is the application's own, none made by the database.</summary>
    public bool IsPlain { get; }

    /// <summary>Higher than that of every table whose rows these refer to.</summary>
    public int Rank { get; }

    public static RowShape Of(IEntityType type) => Known.GetValue(type, static t => new RowShape((IEntityType)t));

    public RowStatement Insert(object row) => new(insertSql, [.. columns.Select(c => new RowValue(c.Mapping, c.Getter!.GetClrValue(row)))], MustHit: null);

    /// <summary>Writes the whole row, wherever its key is.</summary>
    public RowStatement Update(object row) => IsPlain && guards.All(c => c.Property.IsPrimaryKey())
        ? new RowStatement(updateSql, [.. restThenKey.Select(c => new RowValue(c.Mapping, c.Getter!.GetClrValue(row)))], MustHit: table)
        : throw new InvalidOperationException($"A row of {table} can't be written without knowing what it was.");

    /// <summary>Writes what became different, where the row is as it was read.</summary>
    public RowStatement Update(EntityEntry entry)
    {
        var set = columns.Where(c => entry.Property(c.Property).IsModified).ToList();
        return new RowStatement(
            UpdateSql(set, guards),
            [
                .. set.Select(c => new RowValue(c.Mapping, c.Getter!.GetClrValue(entry.Entity))),
                .. guards.Select(c => new RowValue(c.Mapping, entry.Property(c.Property).OriginalValue)),
            ],
            MustHit: entry.Metadata.DisplayName());
    }

    private string UpdateSql(IReadOnlyCollection<Column> set, IReadOnlyCollection<Column> where) =>
        $"UPDATE \"{table}\" SET {string.Join(", ", set.Select((c, i) => $"\"{c.Name}\" = {Place(i)}"))} "
        + $"WHERE {string.Join(" AND ", where.Select((c, i) => $"\"{c.Name}\" = {Place(set.Count + i)}"))}";

    /// <summary>PostgreSQL's own numbers, which SQLite takes for names.</summary>
    public static string Place(int index) => string.Create(CultureInfo.InvariantCulture, $"${index + 1}");

    private sealed record Column(string Name, IProperty Property, IClrPropertyGetter? Getter, RelationalTypeMapping Mapping);
}

/// <summary>What writes one row.</summary>
/// <param name="MustHit">For an update: what the row is of, which must still be as it was read.</param>
internal sealed record RowStatement(string Sql, IReadOnlyList<RowValue> Values, string? MustHit)
{
    public void Check(int hit)
    {
        if (MustHit is not null && hit != 1)
            throw new DbUpdateConcurrencyException($"A row of {MustHit} is not as it was read.");
    }
}

/// <summary>A value as the program has it, and how the database does.</summary>
internal readonly record struct RowValue(RelationalTypeMapping Mapping, object? Value)
{
    public object Stored => (Value is null || Mapping.Converter is not { } converter ? Value : converter.ConvertToProvider(Value)) ?? DBNull.Value;
}
