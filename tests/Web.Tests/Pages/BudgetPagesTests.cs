using System.Net;

using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>Dự toán on pages: lines with what is left, the story of one, and a new decision.</summary>
public sealed class BudgetPagesTests(RefusedPaymentsTests.Office office) : IClassFixture<RefusedPaymentsTests.Office>
{
    private const string Form = $"/agencies/{TestServer.Office}/budget/new";

    [Fact]
    public async Task A_decision_is_entered_and_its_line_tells_its_story()
    {
        var accountant = await PageClient.SignedIn(office.Server, "ketoan");

        var entered = await accountant.Submit(await accountant.Get(Form), Typed("15 triệu"));

        Assert.Equal(HttpStatusCode.Redirect, entered.Status);
        var shown = await accountant.Get(entered.Location!);
        Assert.Contains("15.000.000", shown.Text, StringComparison.Ordinal);
        var story = await accountant.Get($"/agencies/{TestServer.Office}/budget/line?year=2026&fundingSource=12&chapter=830&subCategory=341&subItem=6912");
        Assert.Contains("27/QĐ-UBND", story.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Lines[0].Chapter", "612")]
    [InlineData("Form.Lines[0].SubItem", "6900")]
    [InlineData("Form.Lines[0].Amount", "mười")]
    [InlineData("Form.EffectiveDate", "30/02/2026")]
    [InlineData("Form.DecisionNumber", "")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(string field, string typed)
    {
        var accountant = await PageClient.SignedIn(office.Server, "ketoan");
        var before = await office.Books();

        var again = await accountant.Submit(await accountant.Get(Form), [.. Typed("1000000").Where(t => t.Name != field), (field, typed)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(typed, again.Value(field) ?? "");
        Assert.Contains($"id=\"{field.Replace('.', '_').Replace('[', '_').Replace(']', '_')}-error\"", again.Html, StringComparison.Ordinal);
        Assert.Equal(before, await office.Books());
    }

    [Fact]
    public async Task Only_its_people_see_an_agencys_budget()
    {
        var stranger = await PageClient.SignedIn(office.Server, "nguoila");

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/agencies/{TestServer.Office}/budget")).Status);
        Assert.DoesNotContain(TestServer.Office, (await stranger.Get("/budget")).Text, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] Typed(string amount) =>
    [
        ("Form.Kind", "Assign"), ("Form.DecisionNumber", "27/QĐ-UBND"), ("Form.DecisionDate", "5/1/2026"), ("Form.EffectiveDate", "05/01/2026"),
        ("Form.Lines[0].FundingSource", "12"), ("Form.Lines[0].Chapter", "830"), ("Form.Lines[0].SubCategory", "341"),
        ("Form.Lines[0].SubItem", "6912"), ("Form.Lines[0].Amount", amount),
    ];
}
