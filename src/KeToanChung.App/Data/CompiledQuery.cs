using System.Runtime.CompilerServices;

using Microsoft.EntityFrameworkCore.Metadata;

namespace KeToanChung.App.Data;

/// <summary>
/// A query that EF compiles once. It is bound to the model it first ran with, and a process may have more than one: the tests run on
/// three databases.
/// </summary>
/// <param name="compile"><c>() => EF.CompileAsyncQuery(…)</c></param>
public sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> byModel = [];

    public TQuery On(AppDb db) => byModel.GetValue(db.Model, _ => compile());
}
