using System.Runtime.CompilerServices;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KeToanChung.Db.Sqlite;

/// <summary>How the rows of a table are written: its columns as the model has them, and what must be as it was read when one changes.</summary>
internal sealed class RowShape
{
    private static readonly ConditionalWeakTable<IReadOnlyTypeBase, RowShape> Known = [];

    private readonly string table;

    private RowShape(IEntityType type)
    {
        var store = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        table = store.Name;
        Columns = [.. type.GetProperties().Select(p => new Column(
            p.GetColumnName(store)!, p, p.IsShadowProperty() ? null : p.GetGetter(), p.GetTypeMapping().Converter))];
        Guards = [.. Columns.Where(c => c.Property.IsPrimaryKey() || c.Property.IsConcurrencyToken)];
        IsPlain = Columns.All(c => c.Getter is not null && c.Property.ValueGenerated is ValueGenerated.Never) && !type.GetComplexProperties().Any();
        Rank = type.GetForeignKeys().Where(f => f.PrincipalEntityType != type).Select(f => Of(f.PrincipalEntityType).Rank + 1).DefaultIfEmpty(0).Max();
        InsertSql = $"INSERT INTO \"{table}\" ({string.Join(", ", Columns.Select(c => $"\"{c.Name}\""))}) "
            + $"VALUES ({string.Join(", ", Columns.Select((_, i) => $"@p{i}"))})";
    }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The key, and what tells that nobody else changed the row.</summary>
    public IReadOnlyList<Column> Guards { get; }

    /// <summary>Every value is the application's own, none made by the database.</summary>
    public bool IsPlain { get; }

    /// <summary>Higher than that of every table whose rows these refer to.</summary>
    public int Rank { get; }

    public string InsertSql { get; }

    public static RowShape Of(IEntityType type) => Known.GetValue(type, static t => new RowShape((IEntityType)t));

    public string UpdateSql(IReadOnlyList<Column> set) =>
        $"UPDATE \"{table}\" SET {string.Join(", ", set.Select((c, i) => $"\"{c.Name}\" = @p{i}"))} "
        + $"WHERE {string.Join(" AND ", Guards.Select((c, i) => $"\"{c.Name}\" = @p{set.Count + i}"))}";

    internal sealed record Column(string Name, IProperty Property, IClrPropertyGetter? Getter, ValueConverter? Converter)
    {
        public object ValueIn(object row) => Stored(Getter!.GetClrValue(row));

        public object Stored(object? value) =>
            (value is null || Converter is null ? value : Converter.ConvertToProvider(value)) ?? DBNull.Value;
    }
}
