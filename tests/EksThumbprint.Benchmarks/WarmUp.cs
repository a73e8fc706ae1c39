using System.Diagnostics;
using System.Runtime;

namespace EksThumbprint.Benchmarks;

/// <summary>Repeats what is going to be measured until .NET has done compiling it.</summary>
/// <remarks>
/// What runs often is compiled a second and a third time, on a core that the measured work would otherwise have: for
/// an estate that goes on for ten seconds, and more of it is ours than the bare connection's.
/// </remarks>
internal static class WarmUp
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How much of a period may go into compiling for it to count as done.</summary>
    private const double Rest = 0.02;

    /// <exception cref="InvalidOperationException">It goes on compiling, so nothing could be measured.</exception>
    public static async Task RunAsync(Func<Task> work)
    {
        Stopwatch all = Stopwatch.StartNew();
        while (await CompilingAsync(work) > Rest)
        {
            if (all.Elapsed > Patience)
                throw new InvalidOperationException(
                    $".NET is still compiling after {Patience.TotalMinutes:0} minutes of the same work."
                );
        }
    }

    /// <summary>Repeats for a period, and tells how much of it .NET was compiling.</summary>
    private static async Task<double> CompilingAsync(Func<Task> work)
    {
        TimeSpan before = JitInfo.GetCompilationTime();
        Stopwatch period = Stopwatch.StartNew();
        while (period.Elapsed < Period)
            await work();
        return (JitInfo.GetCompilationTime() - before) / period.Elapsed;
    }
}
