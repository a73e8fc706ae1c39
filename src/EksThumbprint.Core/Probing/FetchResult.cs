namespace EksThumbprint.Probing;

/// <summary>What asking for one document came to: the body of a 200, or the failure.</summary>
internal sealed record FetchResult(byte[]? Body, ProbeFailure? Failure)
{
    /// <summary>How long the document took, every attempt counted, without the time in which it waited.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Set when the host asks to slow down.</summary>
    public RetryAfter? RetryAfter { get; init; }

    /// <summary>Whether the host answered at all, be it with the wrong thing.</summary>
    public bool Answered => Failure is null or { Phase: >= ProbePhase.Body };

    /// <summary>Whether the time limit struck before the document was there.</summary>
    public bool OutOfTime => Failure is { Kind: ProbeFailureKind.Timeout };

    public static FetchResult From(byte[] body) => new(body, null);

    public static FetchResult Failed(ProbeFailure failure) => new(null, failure);
}
