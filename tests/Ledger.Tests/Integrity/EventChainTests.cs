using KeToanChung.Ledger.Integrity;

namespace KeToanChung.Ledger.Tests.Integrity;

/// <summary>Whoever changes anything in an agency's events, or their order, changes every hash from there on.</summary>
public sealed class EventChainTests
{
    private sealed record Event
    {
        public int Agency { get; init; } = 1;

        public long Number { get; init; } = 7;

        public LedgerEventKind Kind { get; init; } = LedgerEventKind.VoucherPosted;

        public DateTime At { get; init; } = new(2026, 5, 15, 8, 30, 0, 123, 456, DateTimeKind.Utc);

        public string Actor { get; init; } = "ke.toan";

        public bool Imported { get; init; }

        public string FieldName { get; init; } = "description";

        public string? Text { get; init; } = "Mua văn phòng phẩm";

        public long Amount { get; init; } = 100_000;

        public DateOnly Date { get; init; } = new(2026, 5, 15);

        public string Previous { get; init; } = EventChain.Genesis;

        public string Hash() =>
            new EventChain(Agency, Number, Kind, At, Actor, Imported).Add(FieldName, Text).Add("debit", Amount).Add("date", Date).HashAfter(Previous);
    }

    private static readonly Event Original = new();

    private static readonly Dictionary<string, Event> Changes = new()
    {
        ["the agency"] = Original with { Agency = 2 },
        ["its number"] = Original with { Number = 8 },
        ["what happened"] = Original with { Kind = LedgerEventKind.ApprovalGiven },
        ["the microsecond"] = Original with { At = Original.At.AddMicroseconds(1) },
        ["who did it"] = Original with { Actor = "ke.toan2" },
        ["that it was imported"] = Original with { Imported = true },
        ["which field it is"] = Original with { FieldName = "reference" },
        ["one letter"] = Original with { Text = "Mua văn phòng phẩn" },
        ["a trailing blank"] = Original with { Text = "Mua văn phòng phẩm " },
        ["an empty text"] = Original with { Text = "" },
        ["a missing text"] = Original with { Text = null },
        ["one đồng"] = Original with { Amount = 100_001 },
        ["the sign"] = Original with { Amount = -100_000 },
        ["the date"] = Original with { Date = new(2026, 5, 16) },
        ["what happened before"] = Original with { Previous = Original.Hash() },
    };

    public static TheoryData<string> EachChange => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(EachChange))]
    public void Any_change_changes_the_hash(string change) => Assert.NotEqual(Original.Hash(), Changes[change].Hash());

    [Fact]
    public void No_two_changes_look_the_same() => Assert.Distinct(Changes.Values.Select(c => c.Hash()));

    [Fact]
    public void The_same_event_has_the_same_hash() => Assert.Equal(Original.Hash(), new Event().Hash());

    [Fact]
    public void No_text_can_pretend_to_be_the_next_field()
    {
        // The line that a reader would see is the same; its length says that it is one value.
        var forged = Original with { Text = "Mua\ndebit=6:100000" };
        var honest = Original with { Text = "Mua" };

        Assert.NotEqual(honest.Hash(), forged.Hash());
        Assert.All(["b=1:2", "b=:2", "b=2"], next =>
            Assert.NotEqual(Chain().Add("a", $"1\n{next}").HashAfter(EventChain.Genesis), Chain().Add("a", "1").Add("b", "2").HashAfter(EventChain.Genesis)));
        Assert.NotEqual(Chain().Add("a", "12").Add("b", "3").HashAfter(EventChain.Genesis), Chain().Add("a", "1").Add("b", "23").HashAfter(EventChain.Genesis));

        static EventChain Chain() => new(1, 1, LedgerEventKind.VoucherPosted, Original.At, "ke.toan", imported: false);
    }

    [Fact]
    public void The_canonical_form_is_the_one_that_is_described()
    {
        // Written out by hand from Integrity/README.md: an auditor must come to the same hash without this software.
        const string canonical =
            "ketoanchung-event/1\nagency=1:1\nevent=1:7\nkind=13:VoucherPosted\nat=27:2026-05-15T08:30:00.123456Z\nby=7:ke.toan\nimported=2:no\n"
            + "description=18:Mua văn phòng phẩm\ndebit=6:100000\ndate=10:2026-05-15\n";
        var bytes = System.Text.Encoding.UTF8.GetBytes(EventChain.Genesis + "\n" + canonical);

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), Original.Hash());
    }
}
