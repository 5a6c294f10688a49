using System.Text.RegularExpressions;

namespace KeToanChung.Ledger.Fees;

/// <summary>
/// What an electronic receipt says (NĐ 254/2026, Điều 23.2; the display follows mẫu 05 of NĐ 347/2025). The signature stands over all of it.
/// </summary>
/// <param name="IssuerName">The body that collects, with its tax code and address.</param>
/// <param name="Replaces">Series and number of the receipt whose place it takes.</param>
public sealed partial record ReceiptContent(
    string Form, string Series, int Number, string IssuerName, string? IssuerTaxCode, string? IssuerAddress, string FeeType, string FeeName, int Quantity,
    long Amount, string AmountInWords, DateOnly Date, string? PayerName, string? PayerIdentity, FeeMethod Method, string? CaseNumber, string Collector,
    string? Replaces)
{
    /// <summary>Where it was issued, when that isn't the body's own counter.</summary>
    public string? PointName { get; init; }

    public string? PointAddress { get; init; }

    /// <summary>The body that was authorised to issue it (NĐ 254/2026, Điều 25).</summary>
    public string? AuthorisedBody { get; init; }

    /// <summary>What the law asks for and isn't there: such a receipt must not be signed.</summary>
    public IReadOnlyList<string> Missing() => [.. Required().Where(r => string.IsNullOrWhiteSpace(r.Value)).Select(r => r.Name)];

    /// <summary>Mã số thuế: ten digits, with three more for a part of that body; or the twelve of a person.</summary>
    public static bool IsTaxCode(string text) => TaxCode().IsMatch(text);

    private IEnumerable<(string Name, string? Value)> Required() =>
    [
        ("form", Form), ("series", ReceiptNumbers.IsSeries(Series) ? Series : null), ("number", Number is > 0 and <= ReceiptNumbers.Largest ? "given" : null),
        ("issuerName", IssuerName), ("taxCode", IssuerTaxCode is { } code && IsTaxCode(code) ? code : null), ("address", IssuerAddress), ("feeName", FeeName),
        ("amount", Amount > 0 ? "given" : null), ("amountInWords", AmountInWords), ("payer", PayerName), ("collector", Collector),
    ];

    [GeneratedRegex("^(?:[0-9]{10}(?:-[0-9]{3})?|[0-9]{12})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TaxCode();
}
