namespace EksThumbprint.Remedies;

/// <summary>An option of the product's own that a remedy needs. Its value is the user's to know.</summary>
public enum RemedyOption
{
    /// <summary>A file with the roots that the user vouches for.</summary>
    TrustedRoot,

    /// <summary>The right value.</summary>
    Thumbprint,
}
