using System.Text.Json;

namespace KeToanChung.Web.Tests.Program;

/// <summary><c>load</c> as a person runs it: what it prints, its exit code, and what stands in the books afterwards.</summary>
public sealed class LoadTests
{
    [Fact]
    public async Task A_bad_row_is_named_and_its_voucher_left_out_whole_while_the_rest_goes_on()
    {
        using var installation = new Installation();
        var folder = SmallCommune.Write(installation);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "journals.csv"),
            "reference,agency,type,date,description,operation,account,debit,credit,chapter,subCategory,counterpartyAgency\n"
            + "J1,3021001,general,2026-01-25,Tính lương,LG-01,6121,1000,0,,,\n"
            + "J1,3021001,general,2026-01-25,Tính lương,LG-01,334,0,1000,,,\n"
            + "J2,3021001,general,2026-01-26,Tính lương,LG-01,6121,1000,0,,,\n"
            + "J2,3021001,general,2026-01-26,Tính lương,LG-01,334,0,mười nghìn,,,\n"
            + "J3,3021001,general,2026-01-27,Tính lương,LG-01,6121,1000,0,,,\n"
            + "J3,3021001,general,2026-01-27,Tính lương,LG-01,334,0,999,,,\n"
            + "J4,3021001,general,2026-01-28,Tính lương,LG-01,6121,5,0,,,\n"
            + "J4,3021001,general,2026-01-28,Tính lương,LG-01,334,0,5,,,\n",
            TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await installation.Run("load", folder, "--password", Installation.Password);

        Assert.Equal(1, exitCode);
        Assert.Equal(2, Counts(output).GetProperty("journals").GetInt32());
        Assert.Contains("journals.csv:5:credit", errors, StringComparison.Ordinal);
        Assert.Contains("journals.csv:6", errors, StringComparison.Ordinal);
        Assert.Contains("voucher.unbalanced", errors, StringComparison.Ordinal);
        Assert.Equal(0, (await installation.Run("verify")).ExitCode);
    }

    [Fact]
    public async Task Loading_again_changes_nothing_and_prints_the_same()
    {
        using var installation = new Installation();
        var folder = SmallCommune.Write(installation);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "budget-entries.csv"),
            "agency,kind,decisionNumber,effectiveDate,fundingSource,chapter,subCategory,subItem,amount\n"
            + "3021001,assign,1/QĐ,2026-01-01,13,830,341,6551,1000000\n",
            TestContext.Current.CancellationToken);

        var first = await installation.Run("load", folder, "--password", Installation.Password);
        var second = await installation.Run("load", folder, "--password", Installation.Password);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(LastLine(first.Output), LastLine(second.Output));
        Assert.Equal(1, Counts(second.Output).GetProperty("budgetEntries").GetInt32());
    }

    [Fact]
    public async Task A_folder_of_another_commune_is_refused_outside_development()
    {
        using var installation = new Installation();
        var folder = SmallCommune.Write(installation);
        Assert.Equal(0, (await installation.Run("load", folder)).ExitCode);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "commune.csv"), "code,name,province\n00002,Xã Khác,Tỉnh Thử\n", TestContext.Current.CancellationToken);

        Assert.Equal(2, (await installation.Run("load", folder)).ExitCode);
        Assert.Equal(2, (await installation.Run("load", Path.Combine(folder, "không có"))).ExitCode);
    }

    private static JsonElement Counts(string output) => JsonDocument.Parse(LastLine(output)).RootElement;

    private static string LastLine(string output) => output.TrimEnd().Split('\n')[^1];
}
