using System.Net;

using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>Đề nghị chi on pages, as a browser without script uses them: made, submitted, approved, paid; and what stands in the way.</summary>
public sealed class PaymentPagesTests(RefusedPaymentsTests.Office office) : IClassFixture<RefusedPaymentsTests.Office>
{
    private const string Script = "<script>alert('x')</script>";

    private const string Form = $"/agencies/{TestServer.Office}/requests/new";

    [Fact]
    public async Task From_the_form_to_the_voucher()
    {
        var accountant = await PageClient.SignedIn(office.Server, "ketoan");
        var made = await accountant.Submit(await accountant.Get(Form), Typed("1,25tr"));
        var page = made.Location!;
        Assert.Contains("1.250.000", (await accountant.Get(page)).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await Step(accountant, page, "Submit")).Status);
        var head = await PageClient.SignedIn(office.Server, "thutruong");
        Assert.Contains("Mua giấy in", (await head.Get("/approve")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.Submit(await head.Get("/approve"), ("Form.Ids", page.Split('/')[^1]))).Status);

        Assert.Equal(HttpStatusCode.Redirect, (await Step(accountant, page, "Pay", ("Form.Date", "31/3/2026"))).Status);
        var paid = await accountant.Get(page);
        Assert.Contains("Đã chi", paid.Text, StringComparison.Ordinal);
        Assert.Contains($"/agencies/{TestServer.Office}/vouchers/", paid.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Lines[0].Amount", "1.25", "1.25")]
    [InlineData("Form.Date", "31/02/2026", "31/02/2026")]
    [InlineData("Form.Lines[0].SubItem", "9999", "9999")]
    [InlineData("Form.Lines[0].Account", "611", "611")]
    [InlineData("Form.Payee.Name", "", "")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(string field, string typed, string shown)
    {
        var accountant = await PageClient.SignedIn(office.Server, "ketoan");
        var before = await office.Books();

        var again = await accountant.Submit(await accountant.Get(Form), [.. Typed("750000").Where(t => t.Name != field), (field, typed)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(shown, again.Value(field) ?? "");
        Assert.Equal("Mua giấy in", again.Value("Form.Description"));
        var id = field.Replace('.', '_').Replace('[', '_').Replace(']', '_');
        Assert.Contains($"id=\"{id}-error\"", again.Html, StringComparison.Ordinal);
        Assert.Equal(before, await office.Books());
    }

    [Fact]
    public async Task More_than_is_left_is_refused_when_it_is_submitted_and_says_how_much_is_short()
    {
        var accountant = await PageClient.SignedIn(office.Server, "ketoan");
        var page = (await accountant.Submit(await accountant.Get(Form), Typed("900tr"))).Location!;

        var refused = await Step(accountant, page, "Submit");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("900.000.000", refused.Text, StringComparison.Ordinal);
        Assert.Contains("thiếu", refused.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_script_in_every_field_is_only_text()
    {
        var accountant = await PageClient.SignedIn(office.Server, "ketoan");
        var typed = Typed("1000").Select(t => t.Name is "Form.Description" or "Form.Payee.Name" ? (t.Name, Script) : t);
        var page = (await accountant.Submit(await accountant.Get(Form), [.. typed, ("Form.Payee.Bank", Script), ("Form.Lines[0].InvoiceNumber", Script)])).Location!;

        foreach (var shown in new[] { page, "/requests", $"{page}/change" })
        {
            var html = (await accountant.Get(shown)).Html;
            Assert.Contains("&lt;script&gt;alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain(Script, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Sending_a_form_twice_makes_one_request()
    {
        var accountant = await PageClient.SignedIn(office.Server, "ketoan");
        var form = await accountant.Get(Form);

        var first = await accountant.Submit(form, Typed("2000"));
        var second = await accountant.Submit(form, Typed("2000"));

        Assert.Equal(first.Location, second.Location);
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_what_the_first_changed_and_keeps_what_was_typed()
    {
        var accountant = await PageClient.SignedIn(office.Server, "ketoan");
        var page = (await accountant.Submit(await accountant.Get(Form), Typed("2000"))).Location!;
        var (theirs, mine) = (await accountant.Get($"{page}/change"), await accountant.Get($"{page}/change"));
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(theirs, ("Form.Description", "Mua giấy A4"), ("Form.Lines[0].Amount", "3.000"))).Status);

        var told = await accountant.Submit(mine, ("Form.Description", "Mua giấy A3"), ("Form.Payee.Bank", "Agribank"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, told.Status);
        Assert.Contains("Mua giấy A4", told.Text, StringComparison.Ordinal);
        Assert.Equal(("Mua giấy A3", "Agribank", "3.000"), (told.Value("Form.Description"), told.Value("Form.Payee.Bank"), told.Value("Form.Lines[0].Amount")));
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(told)).Status);
        var kept = await accountant.Get($"{page}/change");
        Assert.Equal(("Mua giấy A3", "Agribank", "3.000"), (kept.Value("Form.Description"), kept.Value("Form.Payee.Bank"), kept.Value("Form.Lines[0].Amount")));
    }

    [Fact]
    public async Task A_form_opened_for_one_agency_is_not_taken_for_another()
    {
        await office.Server.Appoint("haicoquan", Ledger.Agencies.Role.Accountant, TestServer.Office);
        await office.Server.Appoint("haicoquan", Ledger.Agencies.Role.Accountant, TestServer.School);
        var accountant = await PageClient.SignedIn(office.Server, "haicoquan");
        var form = await accountant.Get(Form);

        var refused = await accountant.Submit(form, $"/agencies/{TestServer.School}/requests/new", Typed("2000"));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("Mua giấy in", refused.Value("Form.Description"));
    }

    [Fact]
    public async Task A_head_rejects_with_a_reason_that_everybody_reads()
    {
        var page = $"/requests/{await office.RequestThatIs("submitted")}";
        var head = await PageClient.SignedIn(office.Server, "thutruong");

        Assert.Equal(HttpStatusCode.Redirect, (await Step(head, page, "Reject", ("Form.Note", "Giá cao hơn báo giá"))).Status);

        var accountant = await PageClient.SignedIn(office.Server, "ketoan");
        Assert.Contains("Giá cao hơn báo giá", (await accountant.Get(page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_finds_nothing_and_an_accountant_has_no_approve_button()
    {
        var page = $"/requests/{await office.RequestThatIs("submitted")}";
        var stranger = await PageClient.SignedIn(office.Server, "nguoila");
        var accountant = await PageClient.SignedIn(office.Server, "ketoan");

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(page)).Status);
        Assert.DoesNotContain("handler=Approve", (await accountant.Get(page)).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await accountant.Get("/approve")).Status);
    }

    private static async Task<ShownPage> Step(PageClient client, string page, string handler, params (string Name, string Value)[] typed) =>
        await client.Submit(await client.Get(page), $"{page}?handler={handler}", typed);

    private static (string Name, string Value)[] Typed(string amount) =>
    [
        ("Form.Date", "30/03/2026"), ("Form.Method", "Treasury"), ("Form.Description", "Mua giấy in"), ("Form.Payee.Name", "Nhà sách"),
        ("Form.Operation", "RDT-01"), ("Form.Lines[0].Account", "6122"), ("Form.Lines[0].FundingSource", "13"), ("Form.Lines[0].Chapter", "830"),
        ("Form.Lines[0].SubCategory", "341"), ("Form.Lines[0].SubItem", "6551"), ("Form.Lines[0].Amount", amount),
    ];
}
