using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace KeToanChung.Benchmarks;

/// <summary>
/// One job, in this process: what is measured is a server that keeps running, by the clock on the wall, once its code has been compiled
/// for good.
/// </summary>
public abstract class InThisProcess : ManualConfig
{
    private InThisProcess(int warmups, int iterations, int calls = 1, bool collects = true) => AddJob(
        Job.Default.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(10), logOutput: false)).WithStrategy(RunStrategy.Monitoring)
            .WithLaunchCount(1).WithWarmupCount(warmups).WithIterationCount(iterations).WithInvocationCount(calls).WithUnrollFactor(1)
            .WithGcForce(collects));

    /// <summary>
    /// Some hundred calls an iteration. The compiler is done with them after ten thousand or so; and a server that keeps running isn't made to collect all
    /// its garbage every tenth of a second.
    /// </summary>
    public sealed class Short() : InThisProcess(warmups: 75, iterations: 30, collects: false);

    public sealed class Long() : InThisProcess(warmups: 4, iterations: 6);

    /// <summary>What can be done once on the same books: the first time compiles the code, the second counts.</summary>
    public sealed class Once() : InThisProcess(warmups: 1, iterations: 1);

    /// <summary>Single calls, one after the other: before each iteration the garbage is collected, and the first call after that is a slow one.</summary>
    public sealed class Calls() : InThisProcess(warmups: 30, iterations: 20, calls: 20);
}
