using KeToanChung.App.Reconciliation;

namespace KeToanChung.Web.Pages.Reconciliation;

/// <summary>For <c>_Owner</c>: who looks after an item, and who could.</summary>
/// <param name="Keepers">Nobody, for a reader who may not give it to anybody.</param>
public sealed record Assignee(string Item, string? Owner, string? Me, IReadOnlyList<ListBookKeepers.Item> Keepers, string Query);
