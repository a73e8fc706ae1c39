using EksThumbprint.Lab.Pki;

namespace EksThumbprint.Tests.Support;

/// <summary>Hierarchies for all tests: RSA keys take long to make, and no test changes what it is given.</summary>
internal static class SharedPki
{
    public const string HostName = "oidc.eks.us-west-2.amazonaws.com";

    private static readonly Lazy<LabPki> RsaPki = new(() => LabPki.Create(LabKeyKind.Rsa2048, HostName, "localhost"));
    private static readonly Lazy<LabPki> EcdsaPki = new(() => LabPki.Create(LabKeyKind.Ecdsa, HostName, "localhost"));

    public static LabPki Rsa => RsaPki.Value;

    public static LabPki Ecdsa => EcdsaPki.Value;

    public static LabPki For(LabKeyKind kind) => kind == LabKeyKind.Rsa2048 ? Rsa : Ecdsa;
}
