using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Lab;

/// <summary>What Windows puts into a store of intermediates for a server of the laboratory.</summary>
public sealed class IntermediateStoreTests
{
    [Fact]
    public void What_came_into_a_store_meanwhile_is_taken_out_again_and_nothing_else()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "macOS has no store of intermediates of its own.");
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 before = MadeCertificates.Ca("CN=Was there before", key);
        using X509Certificate2 come = MadeCertificates.Ca("CN=Came by serving", key);
        using X509Store store = new(StoreName.CertificateAuthority, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        store.Add(before);
        try
        {
            IntermediateStore.Watch([before, come], () =>
            {
                store.Add(before);
                store.Add(come);
                return true;
            });
            Assert.True(Has(store, come));

            IntermediateStore.Clear();

            Assert.False(Has(store, come));
            Assert.True(Has(store, before));
        }
        finally
        {
            store.Remove(before);
            store.Remove(come);
        }
    }

    private static bool Has(X509Store store, X509Certificate2 certificate) =>
        store.Certificates.Find(X509FindType.FindByThumbprint, certificate.Thumbprint, validOnly: false).Count > 0;
}
