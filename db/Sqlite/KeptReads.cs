using System.Data.Common;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;

using KeToanChung.App.Data;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace KeToanChung.Db.Sqlite;

/// <summary>
/// Reads a few rows of one table with a statement that is kept, untracked. For what every request asks: SQLite runs in this process, and what EF
/// does around such a read, compiled or not, takes several times as long as the read.
/// </summary>
internal sealed class KeptReads(AppDb db)
{
    /// <param name="where">In SQL, always the same text: values are <c>$1</c>, <c>$2</c> ….</param>
    /// <param name="values">As the driver takes them.</param>
    public List<T> Rows<T>(string where, params ReadOnlySpan<object> values)
        where T : class
    {
        var shape = Shape<T>.In(db.Model);
        db.Database.OpenConnection();
        try
        {
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            using var command = KeptStatements.Of(connection)
                .Take(shape.Select + where, connection, (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
            command.Parameters.Clear();
            for (var i = 0; i < values.Length; i++)
                command.Parameters.AddWithValue(RowShape.Place(i), values[i]);

            var rows = new List<T>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add(shape.Row(reader));
            return rows;
        }
        finally
        {
            db.Database.CloseConnection();
        }
    }

    /// <summary>How the rows of a table are read, as the model has them.</summary>
    private sealed class Shape<T>
        where T : class
    {
        private static readonly ConditionalWeakTable<IModel, Shape<T>> Known = [];

        private Shape(IEntityType type)
        {
            var store = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
            var properties = type.GetProperties().ToList();
            var reader = Expression.Parameter(typeof(DbDataReader));
            Select = $"SELECT {string.Join(", ", properties.Select(p => $"\"{p.GetColumnName(store)}\""))} FROM \"{store.Name}\" WHERE ";
            Row = Expression.Lambda<Func<DbDataReader, T>>(
                Expression.MemberInit(Expression.New(typeof(T)), properties.Select((p, i) => Expression.Bind(p.PropertyInfo!, Value(reader, p, i)))), reader).Compile();
        }

        public string Select { get; }

        public Func<DbDataReader, T> Row { get; }

        public static Shape<T> In(IModel model) => Known.GetValue(model, static m => new Shape<T>(m.FindEntityType(typeof(T))!));

        private static Expression Value(ParameterExpression reader, IProperty property, int column)
        {
            var mapping = property.GetRelationalTypeMapping();
            var place = Expression.Constant(column);
            var stored = mapping.CustomizeDataReaderExpression(Expression.Call(reader, mapping.GetDataReaderMethod(), place));
            if (mapping.Converter is { ConvertFromProviderExpression: var convert } converter)
                stored = ReplacingExpressionVisitor.Replace(convert.Parameters[0], As(converter.ProviderClrType, stored), convert.Body);
            var value = As(property.ClrType, stored);
            return property.IsNullable
                ? Expression.Condition(Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, place), Expression.Default(property.ClrType), value)
                : value;
        }

        private static Expression As(Type type, Expression value) => value.Type == type ? value : Expression.Convert(value, type);
    }
}
