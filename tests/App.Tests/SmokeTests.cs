using System.Reflection;

namespace KeToanChung.App.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void The_assembly_is_there() =>
        Assert.Equal("KeToanChung.App", Assembly.Load("KeToanChung.App").GetName().Name);
}
