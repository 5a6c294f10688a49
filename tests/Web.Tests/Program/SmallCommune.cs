namespace KeToanChung.Web.Tests.Program;

/// <summary>A commune's folder with one agency, its accountant and its head.</summary>
internal static class SmallCommune
{
    public const string Agency = "3021001";

    public static async Task Load(Installation installation)
    {
        var folder = Write(installation);
        var loaded = await installation.Run("load", folder, "--password", Installation.Password);
        Assert.True(loaded.ExitCode == 0, loaded.Errors);
    }

    public static string Write(Installation installation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(installation.Folder, "commune")).FullName;
        File.WriteAllText(Path.Combine(folder, "commune.csv"), "code,name,province\n00001,Xã Nhỏ,Tỉnh Thử\n");
        File.WriteAllText(
            Path.Combine(folder, "agencies.csv"),
            "code,name,kind,unitType,regime,chapter,subCategory,depositAccount,collectsFees\n"
            + $"{Agency},Văn phòng xã Nhỏ,administrative,accountingUnit,TT24,830,341,3713.4.{Agency}.00000,true\n");
        File.WriteAllText(
            Path.Combine(folder, "appointments.csv"),
            "userName,role,agency,decisionNumber,from,to\n"
            + $"ketoan,accountant,{Agency},1/QĐ,2026-01-01,\nthutruong,agencyHead,{Agency},2/QĐ,2026-01-01,\n");
        return folder;
    }
}
