namespace EksThumbprint.Probing;

/// <summary>How far a host's connections have come: tells in which phase a time limit struck.</summary>
internal sealed class ConnectionProgress
{
    private volatile ProbePhase _phase = ProbePhase.Connect;
    private volatile bool _speaksHttp2;
    private volatile bool _http2Fails;
    private int _answers;

    public ProbePhase Phase => _phase;

    /// <summary>
    /// Whether a connection agreed on HTTP/2, which another document may still be under way on when newer ones did
    /// not.
    /// </summary>
    public bool SpeaksHttp2 => _speaksHttp2;

    /// <summary>How many requests were answered to the end, whatever the answer.</summary>
    public int Answers => Volatile.Read(ref _answers);

    /// <summary>
    /// Whether HTTP/1.1 works where the server agrees on HTTP/2 and breaks its rules, or refuses to be offered it.
    /// </summary>
    public bool Http2Fails => _http2Fails;

    /// <summary>A new connection begins; an older one of the host has ended, or is busy.</summary>
    public void Connecting() => _phase = ProbePhase.Connect;

    public void Connected() => _phase = ProbePhase.Handshake;

    public void Shown() => _phase = ProbePhase.Answer;

    public void AgreedOnHttp2() => _speaksHttp2 = true;

    public void Answered() => Interlocked.Increment(ref _answers);

    public void GiveUpHttp2() => _http2Fails = true;
}
