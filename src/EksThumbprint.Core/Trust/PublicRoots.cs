using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Trust;

/// <summary>
/// The publicly trusted TLS roots: Mozilla's programme, as Debian's package <c>ca-certificates</c> carries it. AWS does
/// not publish the library of roots that IAM uses; this list is the nearest there is to it, and the same everywhere.
/// </summary>
/// <remarks>
/// The certificates and not just their fingerprints: a server hardly ever sends its root, so with fingerprints alone
/// the verdict would hang on what the trust store of this machine happens to hold.
/// </remarks>
public static class PublicRoots
{
    // Immutable once made; every session of a process may share it.
    private static readonly Lazy<Loaded> Shipped = new(() => new Loaded(RootBundle.Load("PublicRoots.pem")));

    /// <summary>The roots.</summary>
    public static IReadOnlyList<X509Certificate2> Roots => Shipped.Value.Roots;

    /// <summary>The version of Debian's package.</summary>
    public static string Package => Shipped.Value.Package;

    /// <summary>The date of the list, in UTC. A root that was made later cannot be on it.</summary>
    public static DateTimeOffset Date => Shipped.Value.Date;

    private sealed class Loaded(RootBundle bundle)
    {
        public IReadOnlyList<X509Certificate2> Roots { get; } = bundle.Roots;

        public string Package { get; } = bundle.Note("Package");

        public DateTimeOffset Date { get; } = bundle.Date;
    }
}
