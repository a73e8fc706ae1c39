namespace EksThumbprint;

/// <summary>What a value in a provider's thumbprint list is.</summary>
public enum ListedThumbprintKind : long
{
    /// <summary>The top certificate of a chain that is served now.</summary>
    ServedTop,

    /// <summary>A lower CA certificate of a chain that is served now.</summary>
    ServedIntermediate,

    /// <summary>The leaf of a chain that is served now; it changes with every renewal.</summary>
    ServedLeaf,

    /// <summary>A known CA certificate that EKS issuers serve or have served.</summary>
    KnownAuthority,

    /// <summary>Not known here, and not served now.</summary>
    Unknown,

    /// <summary>A known certificate that is never right for an EKS issuer: a root that is not sent, GitHub's.</summary>
    KnownWrong,

    /// <summary>The example from AWS's documentation, or a placeholder.</summary>
    Placeholder,

    /// <summary>No thumbprint at all.</summary>
    Malformed,
}
