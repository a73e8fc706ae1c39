using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Trust;

internal sealed partial record PathCheck
{
    private static partial void TrustOnly(X509ChainPolicy policy, X509Certificate2Collection? roots)
    {
        policy.DisableCertificateDownloads = true;
        if (roots is null)
            return;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(roots);
    }
}
