namespace EksThumbprint.Probing;

/// <summary>The outcome of one GET: the body of a 200, or the failure.</summary>
internal sealed record Reply(byte[]? Body, ProbeFailure? Failure)
{
    /// <summary>How long it took, without the time in which we waited for our turn.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Set when the host asks to slow down.</summary>
    public Throttling? Throttling { get; init; }

    /// <summary>Whether the host answered at all, be it with the wrong thing.</summary>
    public bool Answered => Failure is null or { Phase: >= ProbePhase.Body };

    public static Reply Of(byte[] body) => new(body, null);

    public static Reply Failed(ProbeFailure failure) => new(null, failure);
}
