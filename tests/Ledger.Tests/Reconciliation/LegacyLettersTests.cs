using System.Text;

using KeToanChung.Ledger.Reconciliation.Formats;

namespace KeToanChung.Ledger.Tests.Reconciliation;

/// <summary>Vietnamese typed for the fonts of before Unicode is read as it was meant, and nothing else is touched.</summary>
public sealed class LegacyLettersTests
{
    private const string Meant = "Cộng hòa xã hội chủ nghĩa Việt Nam; Độc lập - Tự do - Hạnh phúc";

    private const string InTcvn3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam; §éc lËp - Tù do - H¹nh phóc";

    private const string InVni = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam; Ñoäc laäp - Töï do - Haïnh phuùc";

    [Theory]
    [InlineData(InTcvn3, Meant)]
    [InlineData(InVni, Meant)]
    [InlineData("Sè chøng tõ gèc", "Số chứng từ gốc")]
    [InlineData("Soá chöùng töø goác", "Số chứng từ gốc")]
    [InlineData("NguyÔn ThÞ ¦íc nép lÖ phÝ hé tÞch, ®¬n sè 7", "Nguyễn Thị Ước nộp lệ phí hộ tịch, đơn số 7")]
    [InlineData("Nguyeãn Thò Öôùc noäp leä phí hoä tòch, ñôn soá 7", "Nguyễn Thị Ước nộp lệ phí hộ tịch, đơn số 7")]
    [InlineData("QuyÕt ®Þnh giao dù to¸n n¨m 2026, kh«ng tù chñ", "Quyết định giao dự toán năm 2026, không tự chủ")]
    [InlineData("QUYEÁT ÑÒNH GIAO DÖÏ TOAÙN NAÊM 2026", "QUYẾT ĐỊNH GIAO DỰ TOÁN NĂM 2026")]
    public void Text_of_old_fonts_is_read_as_it_was_meant(string typed, string meant)
    {
        Assert.Equal(meant, TextDecoding.Decode(Encoding.Latin1.GetBytes(typed)));
        Assert.Equal(meant, TextDecoding.Decode(Encoding.UTF8.GetBytes(typed)));
        Assert.Equal(meant, LegacyLetters.Mended(TableOf(typed)).Rows[0].Cells[0].Text);
    }

    [Theory]
    [InlineData(Meant)]
    [InlineData("Nguyễn Thị Ước nộp lệ phí; Müller & Söhne, Café à côté")]
    [InlineData("Müller naïve Ångström façade")]
    [InlineData("Tiền thuê nhà quý I; § 12 ± 3 × 4")]
    [InlineData("2 × 3")]
    [InlineData("½m, 5 µm, §4, 3×125000")]
    [InlineData("Thep Ø 20")]
    [InlineData("CÔNG TY HÒA")]
    [InlineData("đã thu")]
    [InlineData("Ô. Lò Văn Ù")]
    [InlineData("khong dau, 100% ASCII")]
    [InlineData("")]
    public void Everything_else_stays_as_it_is(string text)
    {
        Assert.Equal(text, LegacyLetters.Mended(TableOf(text)).Rows[0].Cells[0].Text);
        if (text.Length > 0)
            Assert.Equal(text, TextDecoding.Decode(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Cells_of_before_Unicode_are_read_beside_such_as_are_not()
    {
        var mended = LegacyLetters.Mended(new Table([new TableRow(1, [new TableCell("Diễn giải"), new TableCell("thuê nhà ở")]), new TableRow(2, [new TableCell(InTcvn3), new TableCell("tiÒn ®iÖn")])]));

        Assert.Equal(["Diễn giải", "thuê nhà ở", Meant, "tiền điện"], mended.Rows.SelectMany(r => r.Cells).Select(c => c.Text));
    }

    [Fact]
    public void Numbers_of_a_sheet_are_left_alone()
    {
        var mended = LegacyLetters.Mended(new Table([new TableRow(1, [new TableCell(InTcvn3), new TableCell("1234.5", IsNumber: true)])]));

        Assert.Equal([Meant, "1234.5"], mended.Rows[0].Cells.Select(c => c.Text));
        Assert.True(mended.Rows[0].Cells[1].IsNumber);
    }

    private static Table TableOf(string text) => new([new TableRow(1, [new TableCell(text)])]);
}
