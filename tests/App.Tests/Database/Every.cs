using KeToanChung.Testing;

namespace KeToanChung.App.Tests.Database;

internal static class Every
{
    /// <summary>For <c>[MemberData]</c>: a test that must hold on all three.</summary>
    public static TheoryData<DatabaseKind> Database => [.. Enum.GetValues<DatabaseKind>()];
}
