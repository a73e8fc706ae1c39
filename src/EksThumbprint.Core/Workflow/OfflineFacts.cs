using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Common;
using EksThumbprint.Offline;
using EksThumbprint.Probing;
using EksThumbprint.Trust;

namespace EksThumbprint.Workflow;

/// <summary>Judges a chain that a file holds as if a host had just served it.</summary>
public static class OfflineFacts
{
    /// <summary>
    /// Reads the file; its leaf tells the host. The name is taken to match, since nothing says what was dialled.
    /// </summary>
    /// <exception cref="InputException">The file cannot be read, is damaged anywhere, or its chain is not certain: no
    /// number is computed from doubtful input.</exception>
    public static OidcFacts Read(string path, DateTimeOffset now, TrustPolicy policy) =>
        From(ChainFile.Read(path), now, policy);

    /// <summary>The same of a file that was read already.</summary>
    internal static OidcFacts From(OfflineChain file, DateTimeOffset now, TrustPolicy policy)
    {
        ServedChain chain = ServedChain.FromBag([
            .. file.CertificatesOrThrow().Select(certificate => certificate.ToDer()),
        ]);
        if (chain.Undecided)
            throw new InputException(
                "ChainUndecided",
                $"'{file.Name}' holds so many certificates of one name and different keys that no chain among them is "
                    + "certain. Give a file with the server's certificate and the ones above it alone."
            );
        string host = Printable.Escape(chain.Leaf.Opened?.GetNameInfo(X509NameType.DnsName, forIssuer: false));
        HostReading reading = new()
        {
            Host = host.Length > 0 ? host : file.Name,
            Port = 443,
            Chains = [chain],
            NameMatches = true,
        };
        return new OidcFacts
        {
            Name = file.Name,
            Now = now,
            Trust = [policy.Judge(reading, chain, now)],
        };
    }
}
