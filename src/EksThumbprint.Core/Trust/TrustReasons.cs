using System.Globalization;
using EksThumbprint.Chains;
using EksThumbprint.Probing;

namespace EksThumbprint.Trust;

/// <summary>The clauses that say why a chain is not simply trusted.</summary>
internal static class TrustReasons
{
    public static IEnumerable<string> Explain(
        HostReading reading,
        ServedChain chain,
        PathCheck check,
        LocalRoot? localRoot,
        TrustSource judge,
        bool inTime,
        DateTimeOffset now
    )
    {
        ServedCertificate top = chain.Top;
        string list = PublicRoots.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string roots =
            judge == TrustSource.AmazonTrustServices
                ? "Amazon Trust Services' roots"
                : $"the publicly trusted roots (list of {list})";
        if (localRoot is not null)
        {
            yield return $"the chain leads to '{localRoot.Name}', a root that this machine trusts, but that is not "
                + $"among {roots}";
        }
        else if (check.State != TrustState.Anchored && !chain.Undecided)
        {
            yield return (top.IsSelfSigned, chain.LeafOnly) switch
            {
                (true, true) => "the certificate is self-signed",
                (true, false) => $"the chain ends at '{top.Name}', which is not among {roots}",
                (false, true) =>
                    $"the server sends its own certificate only, and its issuer '{top.IssuerName}' is not among "
                        + $"{roots}",
                _ => $"the chain ends at '{top.Name}', whose issuer '{top.IssuerName}' is not among {roots}",
            };
        }

        if (check.Complaint is { } complaint)
            yield return complaint;
        if (!reading.NameMatches)
            yield return $"the certificate is not valid for {reading.Host}";
        if (!inTime && chain.Path.FirstOrDefault(certificate => certificate.NotAfter < now) is { } expired)
        {
            yield return string.Format(
                CultureInfo.InvariantCulture,
                "'{0}' expired on {1:yyyy-MM-dd}",
                expired.Name,
                expired.NotAfter
            );
        }
        else if (!inTime)
        {
            yield return "a certificate is not valid yet (check this machine's clock)";
        }

        if (reading.RequiresTls13)
            yield return "the server refuses TLS 1.2";
    }
}
