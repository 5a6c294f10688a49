using KeToanChung.Testing;

namespace KeToanChung.Benchmarks;

/// <summary>SQLite, and PostgreSQL where a server is named (<see cref="TestDatabases.PostgresVariable"/>).</summary>
internal static class MeasuredDatabases
{
    public static IEnumerable<DatabaseKind> All { get; } =
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(TestDatabases.PostgresVariable))
            ? [DatabaseKind.Sqlite]
            : [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];
}
