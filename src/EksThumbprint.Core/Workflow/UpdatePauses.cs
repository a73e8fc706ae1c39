namespace EksThumbprint.Workflow;

/// <summary>How long an update waits, and with it how often it tries. A pause is before each further try.</summary>
public sealed record UpdatePauses
{
    /// <summary>Before a write that AWS throttled is tried again.</summary>
    public IReadOnlyList<TimeSpan> Throttled { get; init; } = Milliseconds(1000, 2000, 4000);

    /// <summary>Before each reading back: ever longer, about ten seconds together.</summary>
    public IReadOnlyList<TimeSpan> ReadingBack { get; init; } = Milliseconds(0, 100, 250, 500, 1000, 2000, 3000, 3000);

    /// <summary>
    /// How long reading back may take altogether. A call that cannot be stopped ends by itself.
    /// </summary>
    public TimeSpan ReadingBackLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Waits, but not for a user who wants to stop.</summary>
    /// <exception cref="OperationCanceledException">Stopped by the user.</exception>
    internal static void Wait(TimeSpan pause, CancellationToken cancellation)
    {
        if (cancellation.WaitHandle.WaitOne(pause))
            cancellation.ThrowIfCancellationRequested();
    }

    private static TimeSpan[] Milliseconds(params int[] pauses) =>
        [.. pauses.Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds))];
}
