using KeToanChung.Ledger.Catalogs;

namespace KeToanChung.Ledger.Fees;

/// <summary>
/// Miễn, giảm phí và lệ phí: a class of payers who pay less for some fees, on what it rests, and what a payer of it must show. It ends by itself
/// (TT 117/2026: from 15/8/2026 to 28/02/2027). Of several that a payer could have only one holds, the highest (Điều 1).
/// </summary>
/// <param name="Name">The class of payers: hộ nghèo, công dân có VNeID mức 2.</param>
/// <param name="Fees">Codes of the catalogue; of a tiered fee the first tier's.</param>
/// <param name="Percent">How much less, 0 to 100; 0 for a class that has rates of its own (<see cref="FeeRate.PayerClass"/>).</param>
/// <param name="Evidence">What the payer shows.</param>
public sealed record FeeExemption(
    string Code, string Name, IReadOnlySet<string> Fees, int Percent, string Evidence, DateOnly? ValidFrom, DateOnly? ValidTo) : IDated
{
    private const int Whole = 100;

    /// <summary>What is still to be paid, in whole đồng; a broken one is the payer's to keep.</summary>
    public Money Left(Money amount) => amount.Dong * (Whole - Percent) / Whole;
}
