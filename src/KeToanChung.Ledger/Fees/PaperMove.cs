namespace KeToanChung.Ledger.Fees;

/// <summary>What becomes of forms of a book of paper receipts, beside being used.</summary>
public enum PaperMove
{
    /// <summary>Nhập: bought, or printed.</summary>
    Received,

    /// <summary>Cấp cho người thu.</summary>
    Given,

    /// <summary>Trả lại.</summary>
    Returned,

    /// <summary>Xóa bỏ: written wrongly; its copies stay in the book.</summary>
    Spoiled,

    /// <summary>Hủy.</summary>
    Destroyed,
}
