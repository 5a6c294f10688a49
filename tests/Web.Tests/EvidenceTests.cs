using System.Net;
using System.Text;
using System.Text.Json;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Web.Tests;

/// <summary>Papers under vouchers and requests: kept once, told by their bytes, for good under a voucher, and for nobody else's eyes.</summary>
public sealed class EvidenceTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[], string> Wrong => new()
    {
        { "hoa-don.pdf", [], "không có nội dung" },
        { "anh.jpg", Encoding.UTF8.GetBytes("<script>alert(1)</script>"), "không phải là PDF" },
        { "anh.svg", Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"), "không phải là PDF" },
        { "trang.html", Encoding.UTF8.GetBytes("<!doctype html><p>x"), "không phải là PDF" },
        { "anh.jpg", Encoding.UTF8.GetBytes("GIF89a/*<svg/onload=alert(1)>*/=1;"), "không phải là PDF" },
        { "chuong-trinh.exe", "MZ\u0090\0\u0003"u8.ToArray(), "không phải là PDF" },
        { "anh.jpg", Pdf("a"), "không đúng với nội dung PDF" },
        { "hoa-don.pdf", Jpeg("a"), "không đúng với nội dung JPEG" },
        { "anh.html", Png("a"), "không đúng với nội dung PNG" },
        { "anh.heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8], "HEIC" },
        { "anh.jpg", Jpeg("a")[..20], "bị cắt" },
        { "anh.png", Png("a")[..30], "bị cắt" },
        { "hoa-don.pdf", Pdf("a")[..12], "bị cắt" },
        { "anh.webp", [.. "RIFF"u8, 0xFF, 0xFF, 0, 0, .. "WEBPVP8 "u8, 1, 2, 3, 4, 5, 6], "bị cắt" },
        { "hoa\tdon.pdf", Pdf("a"), "không dùng được" },
        { new string('a', 210) + ".pdf", Pdf("a"), "không dùng được" },
    };

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task Papers_stay_under_a_posted_voucher_and_come_back_as_they_were_sent(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        using var accountant = await Accountant(server);
        var voucher = await Post(accountant, TestServer.Office);

        var attached = await Attach(accountant, Of(voucher), "payroll", ("bảng lương tháng 3.pdf", Pdf("lương")), ("ảnh", Jpeg("lương")));
        Assert.Equal("201", attached.ToString());
        var items = (await accountant.Get($"/agencies/{TestServer.Office}/vouchers/{voucher}")).Body.GetProperty("attachments").EnumerateArray().ToList();
        Assert.Equal(
            [("payroll", "bảng lương tháng 3.pdf", "application/pdf"), ("payroll", "ảnh", "image/jpeg")],
            items.Select(i => (i.GetProperty("kind").GetString(), i.GetProperty("fileName").GetString(), i.GetProperty("contentType").GetString())));
        Assert.Equal("ketoan", items[0].GetProperty("attachedBy").GetString());

        using var file = await accountant.GetAsync($"/api/v1/attachments/{items[0].GetProperty("id").GetString()}", Cancel);
        Assert.Equal(Pdf("lương"), await file.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("bảng lương tháng 3.pdf", file.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("default-src 'none'", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        var removed = await accountant.Send(HttpMethod.Delete, $"/attachments/{items[0].GetProperty("id").GetString()}", null);
        Assert.Equal("409 request.wrongState", removed.ToString());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task The_database_itself_keeps_what_a_voucher_rests_on_and_the_same_bytes_once(DatabaseKind kind)
    {
        await using var server = await TestServer.Start(databases, kind);
        using var accountant = await Accountant(server);
        foreach (var agency in new[] { TestServer.Office, TestServer.School })
        {
            var voucher = await Post(accountant, agency);
            Assert.Equal("201", (await Attach(accountant, Of(voucher, agency), "payroll", ("a.pdf", Pdf("chung")))).ToString());
        }

        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        Assert.Equal((2, 1), (await db.Set<EvidenceRecord>().CountAsync(Cancel), await db.Set<StoredFileRecord>().CountAsync(Cancel)));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Set<EvidenceRecord>().ExecuteDeleteAsync(Cancel));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            db.Set<EvidenceRecord>().ExecuteUpdateAsync(set => set.SetProperty(e => e.FileName, "khác.pdf"), Cancel));
        Assert.Equal(2, await db.Set<EvidenceRecord>().CountAsync(e => e.FileName == "a.pdf", Cancel));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_no_paper_is_refused_with_its_name_and_nothing_is_kept(string name, byte[] content, string said)
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        var voucher = await Post(accountant, TestServer.Office);

        var refused = await Attach(accountant, Of(voucher), "invoice", ("tốt.pdf", Pdf("tốt")), (name, content));

        Assert.Equal("422 request.invalid", refused.ToString());
        Assert.Contains(said, refused.Errors["files[1]"], StringComparison.Ordinal);
        Assert.Equal(0, await Count(accountant, voucher));
    }

    [Fact]
    public async Task Too_large_too_many_twice_none_and_of_an_unknown_kind_are_refused()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        var voucher = await Post(accountant, TestServer.Office);
        (string, byte[])[] Some(int count, string mark) => [.. Enumerable.Range(0, count).Select(i => ($"{mark}{i}.pdf", Pdf($"{mark}{i}")))];

        Assert.Contains("lớn hơn 10 MB", (await Attach(accountant, Of(voucher), "invoice", ("to.pdf", Pdf(new string('x', 10 * 1024 * 1024))))).Errors["files[0]"], StringComparison.Ordinal);
        Assert.Contains("tối đa 10", (await Attach(accountant, Of(voucher), "invoice", Some(11, "n"))).Errors["files"], StringComparison.Ordinal);
        Assert.Contains("Chưa chọn tệp", (await Attach(accountant, Of(voucher), "invoice")).Errors["files"], StringComparison.Ordinal);
        Assert.Contains("invoice", (await Attach(accountant, Of(voucher), "hoa-don", ("a.pdf", Pdf("a")))).Errors["kind"], StringComparison.Ordinal);
        Assert.Contains("đã được đính kèm", (await Attach(accountant, Of(voucher), "invoice", ("a.pdf", Pdf("a")), ("b.pdf", Pdf("a")))).Errors["files[1]"], StringComparison.Ordinal);
        Assert.Equal(0, await Count(accountant, voucher));

        for (var i = 0; i < 4; i++)
            Assert.Equal("201", (await Attach(accountant, Of(voucher), "invoice", Some(10, $"lan{i}-"))).ToString());
        Assert.Contains("đã có 40", (await Attach(accountant, Of(voucher), "invoice", ("them.pdf", Pdf("thêm")))).Errors["files"], StringComparison.Ordinal);
        Assert.Contains("đã có 40", (await Attach(accountant, Of(voucher), "invoice", ("lan0-0.pdf", Pdf("lan0-0")))).Errors["files"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_agencys_papers_are_as_if_they_were_not_there()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        await server.Appoint("nguoikhac", Role.Accountant, TestServer.School);
        await server.Appoint("kiemtoan", Role.Auditor, TestServer.Office);
        using var stranger = await server.SignedIn("nguoikhac");
        using var auditor = await server.SignedIn("kiemtoan");
        using var nobody = server.Anybody();
        var voucher = await Post(accountant, TestServer.Office);
        var id = (await Attach(accountant, Of(voucher), "payroll", ("a.pdf", Pdf("a")))).Body.GetProperty("items")[0].GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/attachments/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Send(HttpMethod.Delete, $"/attachments/{id}", null)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Attach(stranger, Of(voucher), "payroll", ("b.pdf", Pdf("b")))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Attach(stranger, Of(voucher, TestServer.School), "payroll", ("b.pdf", Pdf("b")))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.Get($"/attachments/{id}")).Status);
        using var seen = await auditor.GetAsync($"/api/v1/attachments/{id}", Cancel);
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Attach(auditor, Of(voucher), "payroll", ("b.pdf", Pdf("b")))).Status);
        Assert.Equal("404 notFound", (await accountant.Get("/attachments/1-999999")).ToString());
    }

    [Fact]
    public async Task A_requests_paper_is_taken_back_by_who_brought_it_until_it_is_submitted_and_goes_along_to_the_voucher()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        await server.Appoint("thutruong", Role.AgencyHead, TestServer.Office);
        using var head = await server.SignedIn("thutruong");
        var given = await accountant.Post($"/agencies/{TestServer.Office}/budget-entries", new
        {
            kind = "assign", decisionNumber = "1/QĐ", decisionDate = "2026-01-01", effectiveDate = "2026-01-01",
            lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", amount = 1_000_000 } },
        });
        Assert.Equal("201", given.ToString());
        var request = $"/payment-requests/{(await accountant.Post($"/agencies/{TestServer.Office}/payment-requests", Request())).Text("id")}";

        var wrong = await Attach(accountant, $"{request}/attachments", "invoice", ("nhầm.pdf", Pdf("nhầm")));
        var path = $"/attachments/{wrong.Body.GetProperty("items")[0].GetProperty("id").GetString()}";
        Assert.Equal("403 right.missing", (await head.Send(HttpMethod.Delete, path, null)).ToString());
        Assert.Equal(HttpStatusCode.NoContent, (await accountant.Send(HttpMethod.Delete, path, null)).Status);
        Assert.Equal("404 notFound", (await accountant.Get(path)).ToString());

        var right = await Attach(accountant, $"{request}/attachments", "invoice", ("đúng.png", Png("đúng")));
        var kept = $"/attachments/{right.Body.GetProperty("items")[0].GetProperty("id").GetString()}";
        await accountant.Post($"{request}/submit");
        Assert.Equal("409 request.wrongState", (await accountant.Send(HttpMethod.Delete, kept, null)).ToString());
        var listed = (await head.Get($"/payment-requests?agency={TestServer.Office}&status=submitted")).Body.GetProperty("items")[0];
        Assert.Equal("đúng.png", listed.GetProperty("attachments")[0].GetProperty("fileName").GetString());
        Assert.Equal("201", (await Attach(head, $"{request}/attachments", "acceptance", ("nghiệm thu.jpg", Jpeg("n")))).ToString());

        Assert.Equal("200", (await head.Post($"{request}/approve")).ToString());
        var paid = await accountant.Post($"{request}/pay");
        Assert.Equal("200", paid.ToString());
        Assert.Equal("409 request.wrongState", (await Attach(accountant, $"{request}/attachments", "invoice", ("muộn.pdf", Pdf("m")))).ToString());
        var voucher = await accountant.Get($"/agencies/{TestServer.Office}/vouchers/{paid.Body.GetProperty("voucher").GetProperty("id").GetString()}");
        Assert.Equal(["đúng.png", "nghiệm thu.jpg"], voucher.Body.GetProperty("attachments").EnumerateArray().Select(a => a.GetProperty("fileName").GetString()));
    }

    [Fact]
    public async Task What_the_operation_cant_do_without_is_missing_until_it_is_attached()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        var opening = await accountant.Post($"/agencies/{TestServer.Office}/vouchers", new
        {
            type = "general", date = "2026-01-01", description = "Số dư đầu kỳ", operation = "SD-01",
            lines = new object[] { new { account = "1111", debit = 5_000_000, credit = 0 }, new { account = "421", debit = 0, credit = 5_000_000 } },
        });
        Assert.Equal("201", opening.ToString());
        var voucher = opening.Text("id")!;

        await Attach(accountant, Of(voucher), "other", ("khác.pdf", Pdf("khác")));
        Assert.Equal(["handover"], await Missing(accountant, voucher));
        await Attach(accountant, Of(voucher), "handover", ("bàn giao.pdf", Pdf("bàn giao")));
        Assert.Empty(await Missing(accountant, voucher));
        Assert.Empty(await Missing(accountant, await Post(accountant, TestServer.Office)));
        Assert.Contains(
            "SD-01", (await accountant.Get("/catalogs/evidence-kinds")).Body.GetProperty("items").EnumerateArray()
                .Single(k => k.GetProperty("code").GetString() == "handover").GetProperty("requiredFor").EnumerateArray().Select(o => o.GetString()));
    }

    [Fact]
    public async Task The_same_key_attaches_once()
    {
        await using var server = await TestServer.Start(databases);
        using var accountant = await Accountant(server);
        var voucher = await Post(accountant, TestServer.Office);
        accountant.DefaultRequestHeaders.Add("Idempotency-Key", "mot-lan");

        var first = await Attach(accountant, Of(voucher), "payroll", ("a.pdf", Pdf("a")));
        var second = await Attach(accountant, Of(voucher), "payroll", ("a.pdf", Pdf("a")));
        var other = await Attach(accountant, Of(voucher), "payroll", ("a.pdf", Pdf("b")));

        Assert.Equal(("201", "201", "422 idempotency.mismatch"), (first.ToString(), second.ToString(), other.ToString()));
        Assert.Equal(first.Body.ToString(), second.Body.ToString());
        Assert.Equal(1, await Count(accountant, voucher));
    }

    internal static byte[] Pdf(string mark) => Encoding.UTF8.GetBytes($"%PDF-1.7\n1 0 obj\n<< /Title ({mark}) >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");

    internal static byte[] Jpeg(string mark)
    {
        var comment = Encoding.UTF8.GetBytes(mark + "          ");
        return
        [
            0xFF, 0xD8, 0xFF, 0xFE, 0, (byte)(comment.Length + 2), .. comment, 0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0,
            0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x2A, 0xFF, 0xD9,
        ];
    }

    /// <summary>A red point, with the mark behind it.</summary>
    internal static byte[] Png(string mark)
    {
        var point = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==");
        return [.. point, .. Encoding.UTF8.GetBytes(mark)];
    }

    private static string Of(string voucher, string agency = TestServer.Office) => $"/agencies/{agency}/vouchers/{voucher}/attachments";

    private static async Task<HttpClient> Accountant(TestServer server)
    {
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        await server.Appoint("ketoan", Role.Accountant, TestServer.School);
        return await server.SignedIn("ketoan");
    }

    private static async Task<string> Post(HttpClient accountant, string agency)
    {
        var posted = await accountant.Post($"/agencies/{agency}/vouchers", new
        {
            type = "general", date = "2026-03-31", description = "Tính lương", operation = "LG-01",
            lines = new object[] { new { account = "6121", debit = 1_000, credit = 0 }, new { account = "334", debit = 0, credit = 1_000 } },
        });
        Assert.Equal("201", posted.ToString());
        return posted.Text("id")!;
    }

    private static object Request() => new
    {
        date = "2026-03-30", payee = new { name = "Nhà sách" }, method = "treasury", operation = "RDT-01", description = "Văn phòng phẩm",
        lines = new[] { new { fundingSource = "13", chapter = "830", subCategory = "341", subItem = "6551", account = "6122", amount = 600_000 } },
    };

    private static async Task<Answer> Attach(HttpClient client, string path, string kind, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent { { new StringContent(kind), "kind" } };
        foreach (var (name, content) in files)
            form.Add(new ByteArrayContent(content), "files", name);
        using var answer = await client.PostAsync($"/api/v1{path}", form, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return new Answer(answer.StatusCode, null, new Dictionary<string, string>(), text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default);
    }

    private static async Task<int> Count(HttpClient client, string voucher) =>
        (await client.Get($"/agencies/{TestServer.Office}/vouchers/{voucher}")).Body.GetProperty("attachments").GetArrayLength();

    private static async Task<List<string?>> Missing(HttpClient client, string voucher) =>
    [
        .. (await client.Get($"/agencies/{TestServer.Office}/vouchers/{voucher}")).Body.GetProperty("missingAttachments").EnumerateArray()
            .Select(m => m.GetProperty("kind").GetString()),
    ];
}
