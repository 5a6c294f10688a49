using System.Text;

namespace KeToanChung.Ledger.Tests.Reconciliation;

public sealed class EncodingTests
{
    private const string File = "Ngày giao dịch;Ghi có;Nội dung\n05/01/2026;1.000;Nguyễn Thị Ước nộp lệ phí hộ tịch, đơn số 7\n";

    public static TheoryData<string, byte[]> Encoded => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(File) },
        { "UTF-8 with its mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(File)] },
        { "UTF-8, letters decomposed", Encoding.UTF8.GetBytes(File.Normalize(NormalizationForm.FormD)) },
        { "UTF-16 with its mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(File)] },
        { "UTF-16, big end first", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(File)] },
        { "UTF-16 without a mark", Encoding.Unicode.GetBytes(File) },
        { "Windows-1258", InWindows1258(File) },
    };

    [Theory, MemberData(nameof(Encoded))]
    public void Vietnamese_reads_the_same_however_it_was_encoded(string encoding, byte[] content)
    {
        Assert.Equal("Nguyễn Thị Ước nộp lệ phí hộ tịch, đơn số 7", Reading.Accepted(content).Lines[0].Text);
        Assert.NotEmpty(encoding);
    }

    [Fact]
    public void Latin_1_is_recognised() =>
        Assert.Equal("Café à côté", Reading.Accepted(Encoding.Latin1.GetBytes("Date;Credit;Details\n05/01/2026;1.000;Café à côté\n")).Lines[0].Text);

    [Fact]
    public void A_file_that_ends_inside_a_letter_is_cut_off()
    {
        var whole = Encoding.UTF8.GetBytes("Ngày;Ghi có;Nội dung\n05/01/2026;1.000;nộ");

        Assert.Equal("cutOff", Reading.Where(Reading.Of(whole[..^1]).Refusals[0]));
    }

    // Windows-1258 has no letter for most of them: base letter, then the tone.
    private static byte[] InWindows1258(string text)
    {
        var decomposed = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormC))
        {
            var parts = $"{letter}".Normalize(NormalizationForm.FormD);
            var tone = parts.FirstOrDefault(p => "\u0300\u0301\u0303\u0309\u0323".Contains(p));
            decomposed.Append(tone == default ? $"{letter}" : parts.Replace($"{tone}", "", StringComparison.Ordinal).Normalize(NormalizationForm.FormC) + tone);
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(1258, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!
            .GetBytes(decomposed.ToString());
    }
}
