using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Lab.Pki;

/// <summary>
/// On Windows, SslStream puts the certificates that a server is to send into a store of intermediates, of the machine
/// or of the user, where SChannel looks for them (SslStreamCertificateContext.Create). What it put there is taken out
/// again when the process ends, on Ctrl+C as well; what was there before stays.
/// </summary>
internal static class IntermediateStore
{
    private static readonly object Gate = new();
    private static readonly HashSet<(StoreLocation Location, string Thumbprint)> Added = [];
    private static bool _ends;

    /// <summary>Makes something, and remembers which of these certificates came into a store by it.</summary>
    public static T Watch<T>(IReadOnlyList<X509Certificate2> certificates, Func<T> make)
    {
        // One at a time: of two, each would take what the other one puts there for its own.
        lock (Gate)
        {
            HashSet<(StoreLocation, string)> before = [.. Find(certificates)];
            try
            {
                return make();
            }
            finally
            {
                Added.UnionWith(Find(certificates).Where(found => !before.Contains(found)));
                if (Added.Count > 0 && !_ends)
                {
                    _ends = true;
                    AppDomain.CurrentDomain.ProcessExit += (_, _) => Clear();
                }
            }
        }
    }

    /// <summary>Takes out what came into the stores, and nothing else.</summary>
    public static void Clear()
    {
        lock (Gate)
        {
            foreach (
                IGrouping<StoreLocation, string> there in Added.GroupBy(each => each.Location, each => each.Thumbprint)
            )
                Use(there.Key, OpenFlags.ReadWrite, store =>
                {
                    foreach (string thumbprint in there)
                        store.RemoveRange(store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, false));
                });
            Added.Clear();
        }
    }

    private static List<(StoreLocation, string)> Find(IReadOnlyList<X509Certificate2> certificates)
    {
        List<(StoreLocation, string)> found = [];
        foreach (StoreLocation location in (StoreLocation[])[StoreLocation.LocalMachine, StoreLocation.CurrentUser])
            Use(location, OpenFlags.ReadOnly, store =>
                found.AddRange(
                    certificates
                        .Select(each => each.Thumbprint)
                        .Distinct()
                        .Where(each => store.Certificates.Find(X509FindType.FindByThumbprint, each, false).Count > 0)
                        .Select(each => (location, each))
                )
            );
        return found;
    }

    private static void Use(StoreLocation location, OpenFlags flags, Action<X509Store> action)
    {
        try
        {
            using X509Store store = new(StoreName.CertificateAuthority, location);
            store.Open(flags);
            action(store);
        }
        catch (CryptographicException)
        {
            // A store that may not be opened is one that nothing was put into.
        }
    }
}
