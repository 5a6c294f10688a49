using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KeToanChung.Ledger.Integrity;

/// <summary>What happened to an agency's books that nobody may take back unseen.</summary>
public enum LedgerEventKind
{
    VoucherPosted,
    ApprovalGiven,
    ReceiptIssued,
    ReceiptCorrected,
    PeriodClosed,
    PeriodReopened,
}

/// <summary>
/// The chain of an agency's ledger events: each hash covers the event and the hash before it, so a changed, missing or
/// inserted event breaks every later one. The canonical form (version 1) is described in <c>Integrity/README.md</c>.
/// </summary>
public sealed class EventChain
{
    /// <summary>What stands before an agency's first event.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    private const string Version = "ketoanchung-event/1";

    private readonly StringBuilder text = new(1_024);

    /// <summary>Starts the canonical form of one event.</summary>
    public EventChain(int agency, long number, LedgerEventKind kind, DateTime at, string actor, bool imported)
    {
        text.Append(Version).Append('\n');
        Add("agency", agency);
        Add("event", number);
        Add("kind", kind.ToString());
        Add("at", at.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        Add("by", actor);
        Add("imported", imported ? "yes" : "no");
    }

    public EventChain Add(string name, string? value)
    {
        CanonicalField.Append(text, name, value);
        return this;
    }

    public EventChain Add(string name, long value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    public EventChain Add(string name, DateOnly value) => Add(name, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Lower-case hex of SHA-256 over the previous hash, a line feed, and the canonical form in UTF-8.</summary>
    public string HashAfter(string previous) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(previous + "\n" + text)));
}
