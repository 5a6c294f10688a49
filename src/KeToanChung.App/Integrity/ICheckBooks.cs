namespace KeToanChung.App.Integrity;

/// <summary>Asks the database whether the books are sound: what must always be true, recomputed from the rows (<c>db/checks</c>).</summary>
public interface ICheckBooks
{
    /// <summary>All checks, in one agency or in all. Each is one statement, so it sees one state of the books while others post.</summary>
    Task<IReadOnlyList<CheckResult>> Run(int? agency, CancellationToken cancel);
}

/// <summary>One truth: the name of its file, whether it holds, and if not, the first rows that break it.</summary>
public sealed record CheckResult(string Name, bool Ok, string? Detail);
