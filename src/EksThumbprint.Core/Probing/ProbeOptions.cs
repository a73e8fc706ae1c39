namespace EksThumbprint.Probing;

/// <summary>How issuers are probed.</summary>
public sealed record ProbeOptions
{
    /// <summary>
    /// How long each document may take altogether, from the name's resolution through every connection and handshake
    /// to the last byte; and how long pauses may be that its host asks for by 429 or 503, which do not count as time
    /// that it took. Ten seconds unless set.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Another address to dial in place of every host's own; null dials the hosts themselves.</summary>
    public ConnectTo? ConnectTo { get; init; }

    /// <summary>
    /// How many documents of one host are fetched at a time, and how many connections one of its addresses gets. Eight
    /// unless set.
    /// </summary>
    public int ThrottleLimit { get; init; } = 8;

    /// <summary>
    /// How many documents are fetched at a time, whatever their hosts: so many hosts as documents of each; 256 at
    /// most, since each may have a connection of its own; one when the throttle limit is one.
    /// </summary>
    public int Window => Math.Min(ThrottleLimit * ThrottleLimit, 256);

    /// <summary>
    /// How many times each address of a host is met, over a connection of its own: a farm behind one address may send
    /// another chain each time. Once unless set.
    /// </summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Where names lead to.</summary>
    internal NameResolution Names { get; init; } = new();

    /// <summary>What waits when a host asks to slow down.</summary>
    internal BackOffClock Clock { get; init; } = new();
}
