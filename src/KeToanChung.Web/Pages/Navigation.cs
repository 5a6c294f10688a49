using KeToanChung.Ledger.Agencies;

namespace KeToanChung.Web.Pages;

/// <summary>The way around: one line a page, shown to whoever has one of its rights somewhere.</summary>
/// <param name="Label">Key of its name in <c>Labels.resx</c>.</param>
/// <param name="Address">Within the current agency <c>?agency=</c> is added.</param>
/// <param name="Key">Behind <c>g</c>: <c>g v</c> leads to the vouchers.</param>
public sealed record NavLink(string Label, string Address, char? Key, params IReadOnlyList<Right> AnyOf)
{
    /// <summary>Where an agency's pages lead to it that have other names than its own.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Whether a page is one of those that it leads to.</summary>
    /// <param name="section">The page's address, an agency's without the agency.</param>
    public bool Covers(string section) => IsUnder(section, Address) || Sections.Any(s => IsUnder(section, s));

    private static bool IsUnder(string section, string address) =>
        section == address || (address.Length > 1 && section.StartsWith($"{address}/", StringComparison.Ordinal));
}

/// <param name="Label">Key of its name in <c>Labels.resx</c>.</param>
public sealed record NavGroup(string Label, IReadOnlyList<NavLink> Links);

public static class Navigation
{
    private static readonly NavGroup[] All =
    [
        new("nav.work",
        [
            new("nav.home", "/", 'h', Right.ReadBooks, Right.ReadOwnReceipts, Right.ReadAudit),
            new("nav.vouchers", "/vouchers", 'v', Right.ReadBooks),
            new("nav.fees", "/fees", 't', Right.IssueReceipts, Right.ReadOwnReceipts)
            {
                Sections = ["/fee-receipts", "/fee-days", "/fee-remittances", "/online-payments", "/bank-lists", "/receipt-lists", "/paper-receipts", "/cash-desk"],
            },
            new("nav.requests", "/requests", 'd', Right.ReadBooks),
            new("nav.reconciliation", "/reconciliation", 'k', Right.ReadBooks) { Sections = ["/bank-statements"] },
            new("nav.approve", "/approve", 'a', Right.ApproveRequests),
        ]),
        new("nav.books",
        [
            new("nav.commune", "/commune", 'x', Right.ReadBooks),
            new("nav.budget", "/budget", 'n', Right.ReadBooks),
            new("nav.trialBalance", "/reports/trial-balance", 'b', Right.ReadBooks),
            new("reports.title", "/reports", 'r', Right.ReadBooks),
            new("nav.periods", "/periods", 's', Right.ReadBooks),
        ]),
        new("nav.system",
        [
            new("nav.audit", "/audit", 'l', Right.ReadAudit),
            new("nav.check", "/self-check", 'c', Right.ReadBooks),
            new("nav.people", "/appointments", 'p', Right.Administer) { Sections = ["/users"] },
            new("nav.catalogs", "/catalogs", 'm', Right.ReadBooks, Right.Administer),
            new("nav.issuers", "/receipt-issuers", null, Right.Administer) { Sections = ["/receipt-issuer", "/issuing-points", "/payment-channels"] },
            new("nav.api", "/reference", null, Right.Administer),
            new("nav.design", "/design", null, Right.Administer),
        ]),
    ];

    /// <summary>What the reader may use.</summary>
    public static IEnumerable<NavGroup> For(Reader reader) => All
        .Select(group => group with { Links = [.. group.Links.Where(link => link.AnyOf.Any(right => reader.MaySomewhere(right)))] })
        .Where(group => group.Links.Count > 0);

    /// <summary>The line that a page stands under: of several the nearest.</summary>
    public static NavLink? Of(PathString path)
    {
        var section = path.StartsWithSegments("/agencies", StringComparison.Ordinal, out var within) ? within.Value![(within.Value!.IndexOf('/', 1) is > 0 and var end ? end : within.Value.Length)..] : path.Value!;
        return All.SelectMany(group => group.Links).Where(link => link.Covers(section)).MaxBy(link => link.Address.Length);
    }
}
