namespace EksThumbprint;

/// <summary>How far a host's connections have come: tells in which phase a time limit struck.</summary>
internal sealed class ConnectionProgress
{
    private volatile ProbePhase _phase = ProbePhase.Connect;
    private volatile bool _speaksHttp2;
    private volatile bool _http2Fails;

    public ProbePhase Phase => _phase;

    /// <summary>Whether the newest connection agreed on HTTP/2.</summary>
    public bool SpeaksHttp2 => _speaksHttp2;

    /// <summary>Whether the server agrees on HTTP/2 and breaks its rules, while HTTP/1.1 works.</summary>
    public bool Http2Fails => _http2Fails;

    /// <summary>A new connection begins; an older one of the host has ended, or is busy.</summary>
    public void Connecting() => _phase = ProbePhase.Connect;

    public void Connected() => _phase = ProbePhase.Handshake;

    public void Shown() => _phase = ProbePhase.Answer;

    public void Agreed(bool http2) => _speaksHttp2 = http2;

    public void GiveUpHttp2() => _http2Fails = true;
}
