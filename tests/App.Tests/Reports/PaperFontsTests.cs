using System.Text;

using KeToanChung.Reports.Rendering;

namespace KeToanChung.App.Tests.Reports;

/// <summary>A font that lacks a letter prints a box, and nobody sees it until it is on paper.</summary>
public sealed class PaperFontsTests
{
    [Fact]
    public void The_fonts_have_every_letter_that_prints_need()
    {
        const string vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
        const string marks = "\u0300\u0301\u0303\u0309\u0323"; // huyền, sắc, ngã, hỏi, nặng
        var vietnamese = vowels.SelectMany(v => marks.Select(m => $"{v}{m}".Normalize(NormalizationForm.FormC))).Concat(vowels.Select(v => v.ToString()));
        var others = Enumerable.Range(' ', '~' - ' ' + 1).Select(c => ((char)c).ToString()).Concat(["đ", "Đ", "–", "…", "“", "”", "‘", "’", "·", "§", "°", "₫", "\u00A0"]);

        Assert.All(vietnamese, letter => Assert.Equal(1, letter.Length));
        Assert.DoesNotContain(vietnamese.Concat(others), letter => !PaperFonts.Have(letter[0]));
    }

    [Theory]
    [InlineData("Tiền điện 😀 tháng 3", "Tiền điện ? tháng 3")]
    [InlineData("Gia đình 👨‍👩‍👧", "Gia đình ???")]
    [InlineData("漢字", "??")]
    [InlineData("Tiê\u0300n", "Tiền")] // letters and marks apart, as some keyboards send them
    public void What_the_fonts_lack_is_a_question_mark_and_no_box(string text, string printed) => Assert.Equal(printed, SetText.Printable(text));

    [Fact]
    public void A_word_wider_than_its_column_is_broken()
    {
        var set = new SetText(PaperFonts.Regular(9));
        var lines = set.Break("Mã 1234567890123456789012345678901234567890 cuối", 60);

        Assert.All(lines, line => Assert.True(set.Width(line) <= 60, line));
        Assert.Equal("Mã1234567890123456789012345678901234567890cuối", string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
    }
}
