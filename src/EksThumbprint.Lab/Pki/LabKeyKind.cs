namespace EksThumbprint.Lab.Pki;

/// <summary>The kinds of key that the lab's certificates have.</summary>
public enum LabKeyKind
{
    /// <summary>RSA with 2048 bits, signing with SHA-256 and PKCS #1: what EKS serves.</summary>
    Rsa2048,

    /// <summary>ECDSA on the curve P-256, signing with SHA-256. Made about a hundred times faster than RSA.</summary>
    Ecdsa,
}
