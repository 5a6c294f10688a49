using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;

using KeToanChung.App.Data;
using KeToanChung.Db.Sqlite;
using KeToanChung.Db.SqlServer;

using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Testing;

/// <summary>
/// No SQL Server can run here; so whatever a test asks SQLite for is, when EF first meets it, generated for SQL Server too and read by
/// Microsoft's own parser. What SQL Server can't be asked fails the test that asked it.
/// </summary>
public sealed class SqlServerTwin : IQueryExpressionInterceptor
{
    private static readonly Lazy<ServiceProvider> Services = new(() =>
        new TestDatabase(DatabaseKind.SqlServer, "Server=twin", () => Task.CompletedTask)
            .Services(s => s.ConfigureDbContext<SqlServerDb>(options => options.AddInterceptors(new NeverConnected(), new NeverExecuted()))));

    /// <summary>One for all tests: EF keeps what it compiled by the interceptors that it has.</summary>
    public static SqlServerTwin Instance { get; } = new();

    /// <summary>What has been read so far, each text once.</summary>
    public static ConcurrentDictionary<string, bool> Read { get; } = new(StringComparer.Ordinal);

    public static void Watch(IServiceCollection services) =>
        services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(Instance));

    /// <summary>What EF would send to SQL Server for the work, without any being there.</summary>
    public static IReadOnlyList<string> CommandsOf(Action<AppDb> work)
    {
        using var scope = Services.Value.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        NeverExecuted.Commands.Value = [];
        try
        {
            work(db);
        }
        catch (Exception nothingThere) when (NeverExecuted.Commands.Value.Count > 0 && Causes(nothingThere).Any(c => c is InvalidOperationException))
        {
            // "Sequence contains no elements": nothing was answered, and that is not the question here.
        }

        db.ChangeTracker.Clear();
        return NeverExecuted.Commands.Value;
    }

    Expression IQueryExpressionInterceptor.QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        var commands = CommandsOf(db => Run(db, queryExpression));
        if (commands.Count == 0)
            throw new InvalidOperationException($"SQL Server would be sent nothing for {queryExpression}.");
        foreach (var command in commands.Where(c => Read.TryAdd(c, true)))
            TSql.MustParse(command);
        return queryExpression;
    }

    private static void Run(AppDb db, Expression query)
    {
        var moved = new Moved(db.Model);
        var own = moved.Visit(query);
        var element = query.Type.GetInterfaces().Prepend(query.Type)
            .FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IQueryable<>))?.GetGenericArguments()[0];
        var result = element is null ? query.Type : typeof(IEnumerable<>).MakeGenericType(element);
        typeof(SqlServerTwin).GetMethod(nameof(Execute), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(result)
            .Invoke(null, [db, own, moved.Parameters]);
    }

    private static void Execute<TResult>(AppDb db, Expression query, IReadOnlyDictionary<string, Type> parameters)
    {
        var context = db.GetService<IQueryContextFactory>().Create();
        foreach (var (name, type) in parameters)
            context.Parameters[name] = Sample(type);
        var answer = db.GetService<Microsoft.EntityFrameworkCore.Storage.IDatabase>().CompileQuery<TResult>(query, async: false)(context);
        if (answer is System.Collections.IEnumerable rows and not string)
        {
            foreach (var _ in rows)
                throw new InvalidOperationException("Nothing answers here.");
        }
    }

    /// <summary>A value of each kind that parameters have: what it is doesn't matter, but two in a list make a list.</summary>
    private static object? Sample(Type type)
    {
        if (type == typeof(string))
            return "x";
        if (type.IsValueType)
            return Activator.CreateInstance(Nullable.GetUnderlyingType(type) ?? type);
        var item = type.GetInterfaces().Prepend(type)
            .FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
        if (item is null)
            return null;

        var list = Array.CreateInstance(item, 2);
        for (var i = 0; i < list.Length; i++)
            list.SetValue(Sample(item), i);
        return type.IsArray || type.IsInterface ? list : Activator.CreateInstance(type, list);
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    /// <summary>The same question of the other model.</summary>
    private sealed class Moved(IModel model) : ExpressionVisitor
    {
        private readonly Dictionary<string, Type> parameters = new(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, Type> Parameters => parameters;

        protected override Expression VisitExtension(Expression node)
        {
            switch (node)
            {
                case EntityQueryRootExpression root:
                    return new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!);
                case QueryParameterExpression parameter:
                    parameters[parameter.Name] = parameter.Type;
                    return parameter;
                default:
                    return base.VisitExtension(node);
            }
        }
    }

    private sealed class NeverConnected : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();

        public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();
    }

    private sealed class NeverExecuted : DbCommandInterceptor
    {
        public static AsyncLocal<List<string>> Commands { get; } = new();

        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Commands.Value!.Add(command.CommandText);
            return InterceptionResult<DbDataReader>.SuppressWithResult(Answer(eventData.CommandSource is CommandSource.SaveChanges));
        }

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            Commands.Value!.Add(command.CommandText);
            return InterceptionResult<int>.SuppressWithResult(1);
        }

        // To a change: one row was hit. To a question: none.
        private static DataTableReader Answer(bool oneRowHit)
        {
            var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
            table.Columns.Add("Hit", typeof(int));
            if (oneRowHit)
                table.Rows.Add(1);
            return table.CreateDataReader();
        }
    }
}
