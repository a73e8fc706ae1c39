namespace EksThumbprint;

/// <summary>What a served certificate is to its chain.</summary>
public enum CertificateRole : long
{
    /// <summary>The server's own certificate.</summary>
    Leaf,

    /// <summary>A CA between the leaf and the root.</summary>
    Intermediate,

    /// <summary>A self-signed CA. A server need not send one.</summary>
    Root,

    /// <summary>The same certificate again.</summary>
    Duplicate,

    /// <summary>A certificate that no link from the leaf leads to.</summary>
    Unrelated,
}
