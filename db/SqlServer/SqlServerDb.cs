using KeToanChung.App.Data;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Db.SqlServer;

/// <summary>The data model on SQL Server.</summary>
public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : AppDb(options);
