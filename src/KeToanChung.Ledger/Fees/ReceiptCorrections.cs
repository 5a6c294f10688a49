namespace KeToanChung.Ledger.Fees;

/// <summary>The two ways of the law to mend a receipt (TT 91/2026, Điều 20).</summary>
public enum CorrectionKind
{
    /// <summary>Thông báo sai sót (mẫu 04/SS-CTĐT): name, address or words were wrong; the receipt stays.</summary>
    Notice,

    /// <summary>Biên lai thay thế: anything else was wrong; a new receipt takes the old one's place, and both stay.</summary>
    Replacement,
}
