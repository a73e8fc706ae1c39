namespace EksThumbprint.Lab.Pki;

/// <summary>What may differ from an ordinary certificate.</summary>
public sealed record LabCertificateOptions
{
    /// <summary>The ordinary certificate.</summary>
    public static LabCertificateOptions Ordinary { get; } = new();

    /// <summary>When it is valid; null for twenty years (authorities) or 395 days (servers).</summary>
    public LabValidity? Validity { get; init; }

    /// <summary>Whether it names its own key and its issuer's (SKI and AKI), as all public CAs do.</summary>
    public bool KeyIdentifiers { get; init; } = true;

    /// <summary>
    /// An address in the certificate's AIA extension, where a client may fetch the issuer; null for none. Point it at a
    /// listener of your own to prove that nobody follows it.
    /// </summary>
    public string? CaIssuersUrl { get; init; }

    /// <summary>The organization in the subject.</summary>
    public string Organization { get; init; } = "EksThumbprint Lab";
}
