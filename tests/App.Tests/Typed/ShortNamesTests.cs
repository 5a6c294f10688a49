using KeToanChung.App.Agencies;

namespace KeToanChung.App.Tests.Typed;

/// <summary>What colleagues call an agency, and what it is found by.</summary>
public sealed class ShortNamesTests
{
    [Theory]
    [InlineData("Văn phòng HĐND và UBND xã Minh Họa", "xã Minh Họa", "VP HĐND và UBND")]
    [InlineData("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Bến Nghé", "Phường Bến Nghé", "VP HĐND và UBND")]
    [InlineData("Ủy ban Mặt trận Tổ quốc Việt Nam xã A", "xã A", "MTTQ")]
    [InlineData("Trường Tiểu học số 1 xã Minh Họa", "xã Minh Họa", "TH số 1")]
    [InlineData("Trạm Y tế xã Minh Họa", "", "Trạm Y tế xã Minh Họa")]
    [InlineData("xã Minh Họa", "xã Minh Họa", "xã Minh Họa")]
    public void Are_what_colleagues_say(string name, string commune, string shortName) => Assert.Equal(shortName, ShortNames.Of(name, commune));

    [Theory]
    [InlineData("hoa")] // a word of the name
    [InlineData("mnh")] // initials: Mầm Non Hoa
    [InlineData("007")] // the end of the code
    public void Three_letters_find_an_agency(string typed) =>
        Assert.Contains(typed, ShortNames.SearchText("3021007", "Trường Mầm non Hoa Sen xã Minh Họa", "MN Hoa Sen"), StringComparison.Ordinal);
}
