using BenchmarkDotNet.Running;

namespace KeToanChung.Benchmarks;

/// <summary>The figures of the design: each as a ratio against something run beside it, on the same machine in the same run.</summary>
public static class Program
{
    public static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
