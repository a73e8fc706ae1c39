using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Tests.Chains.Paths;

/// <summary>What is unusual about a certificate of a shape.</summary>
internal sealed record ShapeOptions
{
    public static ShapeOptions Ordinary { get; } = new();

    public bool IsLeaf { get; init; }

    public bool Expired { get; init; }

    /// <summary>An authority that does not call itself one.</summary>
    public bool LacksCaFlag { get; init; }

    public bool LacksOwnIdentifier { get; init; }

    public bool LacksIssuerIdentifier { get; init; }

    /// <summary>Whose key it says signed it, in place of the true one.</summary>
    public ShapeAuthority? FalseIssuer { get; init; }

    /// <summary>Whose key identifier it claims for itself.</summary>
    public ShapeAuthority? FalseSelf { get; init; }

    /// <summary>The issuer's key is named by name and serial number only (RFC 5280, section 4.2.1.1).</summary>
    public bool IssuerBySerial { get; init; }

    /// <summary>Further extensions.</summary>
    public IReadOnlyList<X509Extension> More { get; init; } = [];

    public IEnumerable<X509Extension> Extensions(ShapeAuthority subject, ShapeAuthority signer)
    {
        if (IsLeaf || !LacksCaFlag)
            yield return new X509BasicConstraintsExtension(!IsLeaf, false, 0, critical: true);
        if (!LacksOwnIdentifier)
            yield return new X509SubjectKeyIdentifierExtension((FalseSelf ?? subject).KeyIdentifier, critical: false);
        if (IssuerBySerial)
            yield return X509AuthorityKeyIdentifierExtension.CreateFromIssuerNameAndSerialNumber(
                signer.Name,
                [0x22, 1, 2, 3]
            );
        else if (!LacksIssuerIdentifier)
            yield return X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(
                (FalseIssuer ?? signer).KeyIdentifier
            );
        foreach (X509Extension extension in More)
            yield return extension;
    }
}
