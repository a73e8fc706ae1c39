namespace EksThumbprint.Remedies;

/// <summary>What a remedy does. Each face has its own command for it.</summary>
public enum RemedyAction
{
    /// <summary>Nothing that a command could do: the sentence says it all.</summary>
    Advice,

    /// <summary>Put the provider's list right with this product.</summary>
    Update,

    /// <summary>Test again with this product.</summary>
    Test,

    /// <summary>Show what this server sends; the subject is its URL.</summary>
    ReadChain,

    /// <summary>Show what the host of a region's issuers sends.</summary>
    ReadRegion,

    /// <summary>List the clusters (<c>eks:ListClusters</c>).</summary>
    ListClusters,

    /// <summary>Show the cluster's issuer (<c>eks:DescribeCluster</c>).</summary>
    ShowIssuer,

    /// <summary>Create a provider for the issuer (<c>iam:CreateOpenIDConnectProvider</c>).</summary>
    CreateProvider,

    /// <summary>Add an audience to the provider (<c>iam:AddClientIDToOpenIDConnectProvider</c>).</summary>
    AddAudience,

    /// <summary>Delete the provider (<c>iam:DeleteOpenIDConnectProvider</c>).</summary>
    DeleteProvider,

    /// <summary>
    /// Replace the provider's list without this product (<c>iam:UpdateOpenIDConnectProviderThumbprint</c>).
    /// </summary>
    ReplaceThumbprints,
}

/// <summary>An option of the product's own that a remedy needs. Its value is the user's to know.</summary>
public enum RemedyOption
{
    /// <summary>A file with the roots that the user vouches for.</summary>
    TrustedRoot,

    /// <summary>The right value.</summary>
    Thumbprint,
}
