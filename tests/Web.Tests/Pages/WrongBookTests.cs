using System.Net;

using KeToanChung.App.Vouchers;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>One accountant for many agencies: what looks like another's is asked about before it is written, and only of those that she keeps.</summary>
public sealed class WrongBookTests(TestDatabases databases)
{
    private const string Publisher = UsualBooks.Publisher;

    private const string Form = $"/agencies/{TestServer.Office}/vouchers/new";

    [Fact]
    public async Task A_party_of_another_agency_is_asked_about_and_posted_once_it_is_confirmed()
    {
        await using var server = await UsualBooks.Start(databases);
        var accountant = await PageClient.SignedIn(server, "ketoan");

        var asked = await accountant.Submit(await accountant.Get(Form), Form, Typed("6122", "331", "70000", Publisher));
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains($"«{Publisher}» chưa từng có ở Văn phòng, nhưng đã có ở Trường", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Đúng là của Văn phòng", asked.Text, StringComparison.Ordinal);

        var posted = await accountant.Submit(asked, Form, [.. Typed("6122", "331", "70000", Publisher), ("IsSure", "true")]);
        Assert.Equal(HttpStatusCode.Redirect, posted.Status);

        // From now on it is known here.
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(await accountant.Get(Form), Form, Typed("6122", "331", "70000", Publisher))).Status);
    }

    [Theory]
    [InlineData("6121", "334", "70000", "Tài khoản 334 chưa từng dùng ở Văn phòng")]
    [InlineData("6122", "331", "2000001", "lớn hơn hẳn mọi chứng từ của Văn phòng (lớn nhất 1.000.000 đồng)")]
    public async Task An_account_or_a_size_of_another_agency_is_asked_about(string debited, string credited, string amount, string said)
    {
        await using var server = await UsualBooks.Start(databases);
        var accountant = await PageClient.SignedIn(server, "ketoan");

        var asked = await accountant.Submit(await accountant.Get(Form), Form, Typed(debited, credited, amount, null));

        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains(said, asked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_to_another_agencys_payee_is_asked_about_too()
    {
        await using var server = await UsualBooks.Start(databases);
        var accountant = await PageClient.SignedIn(server, "ketoan");
        const string form = $"/agencies/{TestServer.Office}/requests/new";
        (string, string)[] typed =
        [
            ("Form.Payee.Name", Publisher), ("Form.Method", "Cash"), ("Form.Operation", "CHI-01"), ("Form.Description", "Sách"), ("Form.Date", "30/3/2026"),
            ("Form.Lines[0].Account", "6122"), ("Form.Lines[0].Amount", "50000"),
        ];

        var asked = await accountant.Submit(await accountant.Get(form), form, typed);
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains($"«{Publisher}» chưa từng có ở Văn phòng", asked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(asked, form, [.. typed, ("IsSure", "true")])).Status);
    }

    [Fact]
    public async Task What_is_usual_here_or_new_everywhere_is_not_asked_about()
    {
        await using var server = await UsualBooks.Start(databases);
        var accountant = await PageClient.SignedIn(server, "ketoan");

        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(await accountant.Get(Form), Form, Typed("6122", "331", "1500000", "Điện lực"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(await accountant.Get(Form), Form, Typed("6122", "331", "70000", "Người lạ"))).Status);
    }

    [Fact]
    public async Task Books_that_she_does_not_keep_are_not_told_of()
    {
        await using var server = await UsualBooks.Start(databases);
        await server.Appoint("ketoan2", Role.Accountant, TestServer.Office);
        var other = await PageClient.SignedIn(server, "ketoan2");

        Assert.Equal(HttpStatusCode.Redirect, (await other.Submit(await other.Get(Form), Form, Typed("6122", "331", "70000", Publisher))).Status);
    }

    [Fact]
    public async Task An_agency_with_few_vouchers_and_a_program_are_not_asked()
    {
        await using var server = await UsualBooks.Start(databases, vouchers: WrongBook.FewestVouchers - 1);
        var accountant = await PageClient.SignedIn(server, "ketoan");
        using var program = await server.SignedIn("ketoan");

        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(await accountant.Get(Form), Form, Typed("6122", "331", "70000", Publisher))).Status);
        Assert.Equal(HttpStatusCode.Created, (await UsualBooks.Post(program, TestServer.Office, "6121", "334", 50_000_000, "Người thứ ba")).Status);
    }

    private static (string, string)[] Typed(string debited, string credited, string amount, string? party) =>
    [
        ("Form.Type", "General"), ("Form.Date", "30/3/2026"), ("Form.Description", "Mua sắm"), ("Form.Party", party ?? ""),
        ("Form.Lines[0].Account", debited), ("Form.Lines[0].Debit", amount), ("Form.Lines[1].Account", credited), ("Form.Lines[1].Credit", amount),
    ];
}
