using KeToanChung.App.Data;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Db.PostgreSql;

/// <summary>The data model on PostgreSQL.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : AppDb(options);
