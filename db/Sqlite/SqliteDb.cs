using System.Globalization;

using KeToanChung.App.Data;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KeToanChung.Db.Sqlite;

/// <summary>The data model on SQLite: one file, no server.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AppDb(options)
{
    protected override void ConfigureInstants(PropertiesConfigurationBuilder<DateTime> instants) => instants.HaveConversion<TextConverter>();

    /// <summary>
    /// Instants are text here. One fixed form, because EF trims zeros and linq2db cuts to the millisecond: the same instant
    /// would be stored in two ways, and compared as text they would differ.
    /// </summary>
    private sealed class TextConverter() : ValueConverter<DateTime, string>(value => Write(value), text => Read(text))
    {
        private const string Form = "yyyy-MM-dd HH:mm:ss.ffffff";

        private static string Write(DateTime value) => value.ToUniversalTime().ToString(Form, CultureInfo.InvariantCulture);

        private static DateTime Read(string text) =>
            DateTime.SpecifyKind(DateTime.ParseExact(text, Form, CultureInfo.InvariantCulture), DateTimeKind.Utc);
    }
}
