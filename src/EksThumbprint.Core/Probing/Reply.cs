namespace EksThumbprint;

/// <summary>The outcome of one GET: the body of a 200, or the failure.</summary>
internal sealed record Reply(byte[]? Body, ProbeFailure? Failure)
{
    public static Reply Of(byte[] body) => new(body, null);

    public static Reply Failed(ProbeFailure failure) => new(null, failure);
}
