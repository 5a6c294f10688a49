using System.Reflection;

namespace KeToanChung.Ledger.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void The_assembly_is_there() =>
        Assert.Equal("KeToanChung.Ledger", Assembly.Load("KeToanChung.Ledger").GetName().Name);
}
