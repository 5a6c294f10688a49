namespace KeToanChung.Reports;

/// <summary>Who signs on paper, as TT 24/2024 names them. An agency with one accountant has no chief, but somebody in charge (NĐ 174/2016, Điều 20).</summary>
internal static class Signers
{
    public const string Maker = "Người lập biểu";

    public const string BookKeeper = "Người ghi sổ";

    public const string ChiefAccountant = "Kế toán trưởng (phụ trách kế toán)";

    public const string Head = "Thủ trưởng đơn vị";

    public const string Cashier = "Thủ quỹ";
}
