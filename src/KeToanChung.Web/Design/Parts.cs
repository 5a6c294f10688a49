namespace KeToanChung.Web.Design;

/// <summary>For <c>_Empty</c>: nothing to show, and what to do about it. <paramref name="IsGood"/>: nothing left is what one works for.</summary>
public sealed record EmptyState(string Title, string? Text = null, string? Link = null, string? LinkText = null, bool IsGood = false);

/// <summary>For <c>_Pager</c>: where a list goes on. Lists are read forwards: from the first page, or on from here.</summary>
public sealed record Pager(string? First, string? Next);

/// <summary>For <c>_PageHead</c>: what this page is, and what can be done on it; the first action is the one that most come for.</summary>
public sealed record PageHead(string Title, string? Lead = null, params IReadOnlyList<PageHead.Action> Actions)
{
    /// <param name="Opens">The dialog that a script opens instead of following the address.</param>
    /// <param name="Keys">The key that does the same, shown to those who want to know.</param>
    /// <param name="IsAside">Leads away from what the page is for, also when it comes first.</param>
    public sealed record Action(string Text, string Address, string? Opens = null, string? Keys = null, bool IsAside = false);
}
