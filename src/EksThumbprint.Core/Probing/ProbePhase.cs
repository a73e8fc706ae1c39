namespace EksThumbprint.Probing;

/// <summary>The steps of one request, in their order.</summary>
public enum ProbePhase
{
    /// <summary>Resolving the name and connecting.</summary>
    Connect,

    /// <summary>The TLS handshake.</summary>
    Handshake,

    /// <summary>Waiting for the answer's headers, after the handshake.</summary>
    Answer,

    /// <summary>Reading the answer's body.</summary>
    Body,

    /// <summary>Judging what the document says.</summary>
    Content,
}
