namespace EksThumbprint.TestServer;

/// <summary>What a request asks for.</summary>
internal enum LabAction
{
    /// <summary>An issuer, on a new host or on one that is there.</summary>
    AddIssuer,

    /// <summary>Other certificates for a host: see <see cref="LabCommand.Renew"/>.</summary>
    Rotate,

    /// <summary>The same certificates in another number or order.</summary>
    Shape,

    /// <summary>The TLS versions of a host.</summary>
    Tls,

    /// <summary>Another document in place of an issuer's, or the right one again.</summary>
    Document,

    /// <summary>Misbehaviour below HTTP, for every host; or none.</summary>
    Fault,

    /// <summary>What the server has seen.</summary>
    Counters,

    /// <summary>The end.</summary>
    Stop,
}
