namespace EksThumbprint;

/// <summary>How far a host's connections have come: tells in which phase a time limit struck.</summary>
internal sealed class ConnectionProgress
{
    private volatile ProbePhase _phase = ProbePhase.Connect;

    public ProbePhase Phase => _phase;

    /// <summary>A new connection begins; an older one of the host has ended, or is busy.</summary>
    public void Connecting() => _phase = ProbePhase.Connect;

    public void Connected() => _phase = ProbePhase.Handshake;

    public void Shown() => _phase = ProbePhase.Answer;
}
