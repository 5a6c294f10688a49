using KeToanChung.Ledger.Fees;

namespace KeToanChung.Ledger.Tests.Fees;

/// <summary>Which fee a reported payment pays, or why it waits.</summary>
public sealed class PaymentFitTests
{
    private static readonly Fee Pending = new(FeeCaseStatus.Pending, 8_000);

    private static readonly Fee Issued = new(FeeCaseStatus.Issued, 8_000);

    private static readonly Fee Exempt = new(FeeCaseStatus.Exempt, 0);

    private static readonly Fee Cancelled = new(FeeCaseStatus.Cancelled, 8_000);

    public static TheoryData<string, string?, long, string[], WaitReason?> Cases => new()
    {   // case                                     status     amount cases                      answer
        { "one pending fee of that amount",         null,      8_000, ["pending"],               null },
        { "success, as the platform writes it",     "success", 8_000, ["pending"],               null },
        { "beside one that is paid",                null,      8_000, ["issued", "pending"],     null },
        { "beside one of another amount",           null,      8_000, ["dear", "pending"],       null },
        { "failed comes first",                     "failed",  8_000, [],                        WaitReason.FailedStatus },
        { "nobody knows the case",                  null,      8_000, [],                        WaitReason.UnknownCase },
        { "one đồng too little",                    null,      7_999, ["pending"],               WaitReason.WrongAmount },
        { "one đồng too much",                      null,      8_001, ["pending"],               WaitReason.WrongAmount },
        { "paid already",                           null,      8_000, ["issued"],                WaitReason.AlreadyPaid },
        { "paid already, and cancelled before",     null,      8_000, ["cancelled", "issued"],   WaitReason.AlreadyPaid },
        { "nothing was due",                        null,      8_000, ["exempt"],                WaitReason.WrongAmount },
        { "cancelled",                              null,      8_000, ["cancelled"],             WaitReason.CancelledCase },
        { "two fees of that amount",                null,      8_000, ["pending", "pending"],    WaitReason.SeveralCases },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Confirms_only_what_is_certain(string name, string? status, long amount, string[] cases, WaitReason? answer)
    {
        var fees = cases.Select(c => c switch
        {
            "pending" => Pending with { },
            "dear" => Pending with { Amount = 50_000 },
            "issued" => Issued,
            "exempt" => Exempt,
            _ => Cancelled,
        }).ToList();

        var (paid, reason) = PaymentFit.Decide(status, amount, fees, f => (f.Status, f.Amount));

        Assert.True(reason == answer, name);
        Assert.Equal(answer is null, paid is { Status: FeeCaseStatus.Pending, Amount.Dong: 8_000 });
    }

    private sealed record Fee(FeeCaseStatus Status, Money Amount);
}
