namespace EksThumbprint;

/// <summary>How issuers are probed.</summary>
public sealed record ProbeOptions
{
    /// <summary>How long each request may take, from the name's resolution to the last byte. Ten seconds unless set.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Another address to dial in place of every host's own; null dials the hosts themselves.</summary>
    public ConnectTo? ConnectTo { get; init; }
}
