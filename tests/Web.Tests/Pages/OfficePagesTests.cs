using System.Net;

using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests.Pages;

/// <summary>Hôm nay, toàn xã, khóa sổ, bổ nhiệm, danh mục, nhật ký, kiểm tra sổ: what each role finds there and may do.</summary>
public sealed class OfficePagesTests(RefusedPaymentsTests.Office office) : IClassFixture<RefusedPaymentsTests.Office>
{
    [Fact]
    public async Task Home_shows_each_what_waits_for_them_and_leads_there()
    {
        await office.RequestThatIs("submitted");
        await office.RequestThatIs("approved");

        var head = await (await PageClient.SignedIn(office.Server, "thutruong")).Get("/");
        var accountant = await (await PageClient.SignedIn(office.Server, "ketoan")).Get("/");

        Assert.Contains("Đề nghị chờ duyệt", head.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/approve\"", head.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Đã duyệt, chờ chi", head.Text, StringComparison.Ordinal);
        Assert.Contains("Đã duyệt, chờ chi", accountant.Text, StringComparison.Ordinal);
        Assert.Contains("Tháng chưa khóa", accountant.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Đề nghị chờ duyệt", accountant.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_reads_is_taken_to_the_communes_figures_which_also_read_as_tables()
    {
        await office.Server.Appoint("lanhdao", Role.CommuneLeader, null);
        var leader = await PageClient.SignedIn(office.Server, "lanhdao");

        var home = await leader.Get("/");
        Assert.Equal("/commune", home.Location);
        var commune = await leader.Get("/commune");

        Assert.Contains("100.000.000", commune.Text, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"columns\"", commune.Html, StringComparison.Ordinal);
        Assert.Contains("Xem dạng bảng", commune.Text, StringComparison.Ordinal);
        Assert.Contains($"/agencies/{TestServer.Office}/budget", commune.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_without_an_appointment_is_told_so()
    {
        await office.Server.SendAsSystem(new App.People.AddUser.Command("moi", "Người mới", TestServer.Password));

        Assert.Contains("chưa được giao cơ quan nào", (await (await PageClient.SignedIn(office.Server, "moi")).Get("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_is_closed_asked_for_and_reopened_by_two_people()
    {
        const string january = $"/agencies/{TestServer.School}/periods/2026-01";
        await office.Server.Appoint("ketoantruong", Role.Accountant, TestServer.School);
        var accountant = await PageClient.SignedIn(office.Server, "ketoantruong");
        var head = await PageClient.SignedIn(office.Server, "nguoila");

        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(await accountant.Get(january), $"{january}?handler=Close")).Status);
        Assert.Contains("month-closed", (await accountant.Get("/periods")).Html, StringComparison.Ordinal);

        var asked = await accountant.Submit(await accountant.Get(january), $"{january}?handler=Ask", ("Form.Reason", ""));
        Assert.Contains("id=\"Form_Reason-error\"", asked.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.Submit(await accountant.Get(january), $"{january}?handler=Ask", ("Form.Reason", "Thiếu hóa đơn điện"))).Status);

        var seen = await head.Get(january);
        Assert.Contains("Thiếu hóa đơn điện", seen.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.Submit(seen, $"{january}?handler=Agree")).Status);
        Assert.Contains("handler=Close", (await accountant.Get(january)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_the_way_of_closing_is_listed_with_links_and_approved_there()
    {
        const string form = $"/agencies/{TestServer.Office}/vouchers/new";
        const string march = $"/agencies/{TestServer.Office}/periods/2026-03";
        var accountant = await PageClient.SignedIn(office.Server, "ketoan");
        var wrong = (await accountant.Submit(
            await accountant.Get(form), ("Form.Type", "General"), ("Form.Date", "30/03/2026"), ("Form.Description", "Sai"), ("Form.Lines[0].Account", "6122"),
            ("Form.Lines[0].Debit", "5000"), ("Form.Lines[1].Account", "331"), ("Form.Lines[1].Credit", "5000"))).Location!;
        await accountant.Submit(await accountant.Get(wrong), $"{wrong}?handler=Reverse", ("Form.Date", "31/03/2026"), ("Form.Reason", "Sai"));

        var blocked = await accountant.Submit(await accountant.Get(march), $"{march}?handler=Close");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, blocked.Status);
        var reversal = blocked.Links.First(l => l.StartsWith($"/agencies/{TestServer.Office}/vouchers/", StringComparison.Ordinal));

        var head = await PageClient.SignedIn(office.Server, "thutruong");
        Assert.Equal(HttpStatusCode.Redirect, (await head.Submit(await head.Get(reversal), $"{reversal}?handler=Approve")).Status);
        Assert.DoesNotContain("Chờ thủ trưởng duyệt sau", (await accountant.Get(reversal)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/agencies/3021001/periods/2026-13")]
    [InlineData("/agencies/3021001/periods/2031-01")]
    [InlineData("/catalogs/khong-co")]
    [InlineData("/self-check?agency=9999999")]
    public async Task What_does_not_exist_is_not_found(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await PageClient.SignedIn(office.Server, "ketoan")).Get(address)).Status);

    [Fact]
    public async Task An_administrator_adds_a_user_appoints_and_ends_the_appointment()
    {
        var administrator = await PageClient.SignedIn(office.Server, "quantri");
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.Submit(
            await administrator.Get("/users/new"), ("Form.UserName", "thumoi"), ("Form.DisplayName", "Thủ quỹ mới"), ("Form.Password", TestServer.Password))).Status);
        var appointed = await administrator.Submit(
            await administrator.Get("/appointments/new"), ("Form.UserName", "thumoi"), ("Form.Role", "Cashier"), ("Form.Agency", TestServer.Office),
            ("Form.DecisionNumber", "77/QĐ-UBND"), ("Form.From", "01/03/2026"));
        Assert.Equal("/appointments", appointed.Location);

        var list = await administrator.Get("/appointments");
        Assert.Contains("77/QĐ-UBND", list.Text, StringComparison.Ordinal);
        var end = list.Links.First(l => l.EndsWith("/end?user=thumoi", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.Submit(await administrator.Get(end), ("Form.LastDay", "30/03/2026"))).Status);
        Assert.Contains("30/03/2026", (await administrator.Get("/appointments")).Text, StringComparison.Ordinal);
        Assert.Contains("chưa được giao cơ quan nào", (await (await PageClient.SignedIn(office.Server, "thumoi")).Get("/")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.UserName", "khongcoai")]
    [InlineData("Form.DecisionNumber", "")]
    [InlineData("Form.From", "31/02/2026")]
    [InlineData("Form.To", "01/01/2020")]
    [InlineData("Form.Agency", "")]
    [InlineData("Form.Role", "Accountant")] // the head of that agency keeps no books there
    public async Task A_wrong_appointment_is_refused_at_its_field(string field, string typed)
    {
        var administrator = await PageClient.SignedIn(office.Server, "quantri");
        (string Name, string Value)[] right =
        [
            ("Form.UserName", "phothutruong"), ("Form.Role", "Cashier"), ("Form.Agency", TestServer.Office), ("Form.DecisionNumber", "1/QĐ"), ("Form.From", "01/03/2026"), ("Form.To", ""),
        ];

        var refused = await administrator.Submit(await administrator.Get("/appointments/new"), [.. right.Where(r => r.Name != field), (field, typed)]);

        Assert.InRange((int)refused.Status, 400, 499);
        Assert.Contains($"id=\"{field.Replace('.', '_')}-error\"", refused.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/appointments")]
    [InlineData("/appointments/new")]
    public async Task Only_an_administrator_appoints(string address)
    {
        var accountant = await PageClient.SignedIn(office.Server, "ketoan");
        var page = await accountant.Get(address);

        Assert.True(page.Status is HttpStatusCode.Forbidden
            || (await accountant.Submit(page, ("Form.UserName", "ketoan"), ("Form.Role", "Administrator"), ("Form.DecisionNumber", "1"), ("Form.From", "01/01/2026"))).Status is HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/catalogs/accounts?q=tien+gui", "112", "611")]
    [InlineData("/catalogs/operations?q=tinh+luong", "LG-01", "RDT-01")]
    [InlineData("/catalogs/fee-types?q=chu+ky", "CT-CHUKY", "CT-HD")]
    [InlineData("/catalogs/chapters?on=01/01/2025", "Chương", "khong-co-chuong-nay")]
    public async Task Catalogues_are_searched_without_diacritics_and_by_day(string address, string found, string notFound)
    {
        var page = await (await PageClient.SignedIn(office.Server, "ketoan")).Get(address);

        Assert.Contains(found, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($">{notFound}<", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_log_shows_what_was_refused_and_by_whom()
    {
        var accountant = await PageClient.SignedIn(office.Server, "ketoan");
        var form = $"/agencies/{TestServer.Office}/vouchers/new";
        await accountant.Submit(await accountant.Get(form), ("Form.Type", "General"), ("Form.Date", "30/03/2026"), ("Form.Description", "Lệch"), ("Form.Lines[0].Account", "6122"), ("Form.Lines[0].Debit", "1"));

        var log = await accountant.Get($"/audit?agency={TestServer.Office}&actor=ketoan&command=PostVoucher");

        Assert.Contains("Ghi sổ chứng từ</td>", log.Html, StringComparison.Ordinal);
        Assert.Contains("voucher.unbalanced", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(">thutruong<", log.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_self_check_names_every_truth_in_words()
    {
        var page = await (await PageClient.SignedIn(office.Server, "kiemtoan")).Get($"/self-check?agency={TestServer.Office}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Sổ đúng", page.Text, StringComparison.Ordinal);
        var checks = Directory.GetFiles(Path.Combine(Repository.Root, "db", "checks"), "*.sql").Length + 1;
        Assert.Equal(checks, page.Html.Split("<li class=\"ok\">").Length - 1);
    }

    [Theory]
    [InlineData("ketoan")]
    [InlineData("thutruong")]
    [InlineData("kiemtoan")]
    [InlineData("quantri")]
    public async Task Everything_that_the_menu_offers_opens(string who)
    {
        var client = await PageClient.SignedIn(office.Server, who);
        var home = await client.Get("/");
        var page = home.Location is null ? home : await client.Get(home.Location);

        Assert.NotEmpty(page.MenuLinks);
        foreach (var link in page.MenuLinks.Where(l => l is not "/reference"))
            Assert.True((await client.Get(link)).Status is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{who}: {link}");
    }

    [Fact]
    public async Task A_stranger_sees_no_work_of_others()
    {
        await office.RequestThatIs("approved");

        var page = await (await PageClient.SignedIn(office.Server, "nguoila")).Get("/");

        Assert.DoesNotContain(TestServer.Office, page.Html, StringComparison.Ordinal);
    }
}
