using System.Collections.Concurrent;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli.Faults.Wire;

/// <summary>
/// Runs the rows side by side, since most of their time is the AWS CLI's: the first test that asks starts them all.
/// </summary>
public sealed class WireRuns : IDisposable
{
    private const int SideBySide = 4;

    /// <summary>Everyday one row of each exit code.</summary>
    internal static IReadOnlyList<WireFault> Rows { get; } = [.. TestSize.Rows(WireFaultTable.Rows, row => row.Exit)];

    private readonly ConcurrentDictionary<string, Task<WireOutcome>> _runs = [];
    private readonly SemaphoreSlim _places = new(SideBySide);

    internal Task<WireOutcome> Of(WireFault row, MotoServer moto)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        foreach (WireFault each in Rows)
            _runs.GetOrAdd(each.When, _ => Task.Run(() => RunAsync(each, moto, cancellation), CancellationToken.None));
        return _runs[row.When];
    }

    public void Dispose() => _places.Dispose();

    private async Task<WireOutcome> RunAsync(WireFault row, MotoServer moto, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            await using WireScene scene = new(moto);
            row.Arrange(scene);
            return await scene.RunAsync(cancellation);
        }
        finally
        {
            _places.Release();
        }
    }
}
