using System.IO.Compression;
using System.Text;

using KeToanChung.App.Reconciliation;
using KeToanChung.Ledger.Reconciliation.Formats;

using OfficeOpenXml;

namespace KeToanChung.App.Tests.Reconciliation;

/// <summary>XLSX as banks, spreadsheets and people with other intentions make it.</summary>
public sealed class WorkbookTests
{
    private static readonly string[] Header = ["Ngày giao dịch", "Số tham chiếu", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"];

    private static StatementReading Read(byte[] content) => new StatementFile("sao ke", content).Reading;

    private static string Refused(byte[] content) => Assert.Single(Read(content).Refusals).Reason!;

    private static byte[] Made(Action<ExcelPackage> fill)
    {
        using var package = new ExcelPackage();
        fill(package);
        return package.GetAsByteArray();
    }

    private static void FillHeader(ExcelWorksheet sheet, int row)
    {
        for (var i = 0; i < Header.Length; i++)
            sheet.Cells[row, i + 1].Value = Header[i];
    }

    [Fact]
    public void Reads_days_numbers_and_texts_as_a_spreadsheet_stores_them()
    {
        var statement = Read(Made(package =>
        {
            var hidden = package.Workbook.Worksheets.Add("Ghi chú");
            hidden.Cells[1, 1].Value = "không phải sao kê";
            hidden.Hidden = eWorkSheetHidden.Hidden;

            var sheet = package.Workbook.Worksheets.Add("Sao kê");
            sheet.Cells[1, 1].Value = "Số tài khoản: 3713.4.3021001.00000";
            FillHeader(sheet, 3);
            sheet.Cells[4, 1].Value = new DateTime(2026, 1, 5);
            sheet.Cells[4, 1].Style.Numberformat.Format = "dd/mm/yyyy";
            sheet.Cells[4, 2].Value = "FT1";
            sheet.Cells[4, 4].Value = 75_000.0;
            sheet.Cells[4, 5].Value = 1_075_000.0;
            sheet.Cells[4, 6].Value = "nộp phí";
            sheet.Cells[5, 1].Value = 46_028; // 6 January 2026, without a form
            sheet.Cells[5, 3].Value = "22.000";
            sheet.Cells[5, 5].Value = "1.053.000";
            sheet.Cells[5, 6].RichText.Add("phí ").Bold = true;
            sheet.Cells[5, 6].RichText.Add("dịch vụ");
        })).Statement!;

        Assert.Equal((StatementFormat.Xlsx, "3713.4.3021001.00000"), (statement.Format, statement.Account));
        Assert.Equal(
            [
                new StatementLine(1, new DateOnly(2026, 1, 5), null, 75_000, "FT1", "nộp phí", 1_075_000),
                new StatementLine(2, new DateOnly(2026, 1, 6), null, -22_000, null, "phí dịch vụ", 1_053_000),
            ],
            statement.Lines);
    }

    [Fact]
    public void A_broken_row_is_named_as_the_sheet_counts()
    {
        var reading = Read(Made(package =>
        {
            var sheet = package.Workbook.Worksheets.Add("Sao kê");
            FillHeader(sheet, 5);
            (sheet.Cells[6, 1].Value, sheet.Cells[6, 4].Value, sheet.Cells[6, 5].Value) = ("05/01/2026", 1_000, 1_000);
            (sheet.Cells[8, 1].Value, sheet.Cells[8, 4].Value, sheet.Cells[8, 5].Value) = ("06/01/2026", 1_000.5, 2_000);
            (sheet.Cells[9, 1].Value, sheet.Cells[9, 4].Value, sheet.Cells[9, 5].Value) = ("07/01/2026", 1_000, 3_000);
        }));

        var fault = Assert.Single(reading.Rejected);
        Assert.Equal(("statement.fraction", 8, "Ghi có"), (fault.Reason, fault.Figures["row"], fault.Figures["column"]));
        Assert.Equal([1, 3], reading.Statement!.Lines.Select(l => l.Number));
    }

    [Fact]
    public void Refuses_what_is_no_workbook()
    {
        Assert.Equal("statement.otherZip", Refused(Zipped(("a.txt", "hello"))));
        Assert.Equal("statement.brokenWorkbook", Refused(Zipped(("[Content_Types].xml", "<a>"))));
        Assert.Equal("statement.brokenWorkbook", Refused(Made(p => FillHeader(p.Workbook.Worksheets.Add("a"), 1))[..900]));
        Assert.Equal("statement.noHeader", Refused(Made(p => p.Workbook.Worksheets.Add("a").Cells[1, 1].Value = "hello")));
        Assert.Equal("statement.brokenWorkbook", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
    }

    [Fact]
    public void Stops_unpacking_a_file_that_never_ends()
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = archive.CreateEntry("[Content_Types].xml").Open())
                types.Write("<Types/>"u8);
            using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var blanks = new byte[1024 * 1024];
            for (var megabytes = 0; megabytes < 400; megabytes++)
                sheet.Write(blanks);
        }

        Assert.True(packed.Length < 2 * 1024 * 1024, "It is small when packed.");
        Assert.Equal("statement.unpacked", Refused(packed.ToArray()));
    }

    private static byte[] Zipped(params (string Name, string Text)[] parts)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return packed.ToArray();
    }
}
