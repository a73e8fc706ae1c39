using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Trust;

internal sealed partial record PathCheck
{
    private static partial void TrustOnly(X509ChainPolicy policy, X509Certificate2Collection? roots)
    {
        if (roots is null)
            return;
        policy.ExtraStore.AddRange(roots);
        policy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
    }
}
