using System.Globalization;
using EksThumbprint.Chains;
using EksThumbprint.Probing;
using EksThumbprint.Remedies;
using EksThumbprint.Trust;

namespace EksThumbprint.Assessment;

/// <summary>What the served chains tell, whatever is listed.</summary>
internal static class ChainChecks
{
    private const int SoonDays = 60;

    public static IEnumerable<Finding> Judge(OidcFacts facts)
    {
        foreach (TrustVerdict seen in facts.Trust.Where(seen => seen.Intercepted))
            yield return Intercepted(seen);
        foreach (TrustVerdict seen in facts.Trust.Where(seen => !seen.Intercepted && seen.LocalRoot is not null))
            yield return TrustedHereOnly(seen.Host, seen.LocalRoot!);
        foreach (Finding finding in facts.Trust.SelectMany(seen => OfChain(seen, facts.Now)))
            yield return finding;
        foreach (Finding finding in OfHosts(facts.Probe?.Hosts ?? []))
            yield return finding;
    }

    private static IEnumerable<Finding> OfHosts(IReadOnlyList<HostReading> hosts)
    {
        foreach (HostReading host in hosts.Where(host => host.Chains.Count > 1))
        {
            yield return new Finding(
                FindingCode.MixedChains,
                Severity.Warning,
                $"{host.Host} served {host.Chains.Count} different chains; the thumbprint of each top has to be listed."
            );
        }

        foreach (HostReading host in hosts.Where(host => host.Alias is not null))
        {
            yield return new Finding(
                FindingCode.DualStackUsed,
                Severity.Info,
                $"{host.Host} does not resolve from here, as in a network with EKS's interface endpoint and "
                    + "private DNS. "
                    + $"It was reached by its dual-stack name {host.Alias}. Tokens name the issuer by its own name all "
                    + "the same, and so must the provider."
            );
        }

        foreach (ProbeFailure silent in hosts.SelectMany(host => host.Silent))
        {
            yield return new Finding(
                FindingCode.AddressSilent,
                Severity.Warning,
                $"{silent.Sentence} Other addresses of this name answer; what this one serves is not known."
            );
        }

        if (
            hosts.Count == 2
            && hosts[0].Chain is { } discovery
            && hosts[1].Chain is { } jwks
            && discovery.Top.Thumbprint != jwks.Top.Thumbprint
        )
        {
            yield return new Finding(
                FindingCode.HostsDiffer,
                Severity.Info,
                $"The discovery document's host {hosts[0].Host} and the JWKS's host {hosts[1].Host} serve chains with "
                    + "different tops; AWS asks for the thumbprints of both."
            );
        }
    }

    private static Finding Intercepted(TrustVerdict verdict) =>
        Finding.Create(
            OidcStatus.Intercepted,
            Severity.Error,
            $"What answers for {verdict.Host} from here is not Amazon: {StatusText.And(verdict.Reasons)}. A proxy "
                + "that opens TLS, or another host, is in between.",
            Remedy.Advice(
                "Do not write what is seen here to IAM. Run from a network that does not open TLS, or exempt the host "
                    + "from inspection (NO_PROXY)."
            )
        );

    private static Finding TrustedHereOnly(string host, LocalRoot root)
    {
        string list = PublicRoots.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string newer = root.IsNewerThanTheList
            ? string.Format(
                CultureInfo.InvariantCulture,
                " It was made on {0:yyyy-MM-dd}, after that list: it may be a new public root.",
                root.NotBefore
            )
            : string.Empty;
        return new Finding(
            FindingCode.TrustedHereOnly,
            Severity.Warning,
            $"This machine trusts {host} by {root}, which is not among the publicly trusted roots (list of {list}): a "
                + $"company's own root, or that of a proxy that opens TLS. IAM does not have it.{newer}"
        );
    }

    private static IEnumerable<Finding> OfChain(TrustVerdict host, DateTimeOffset now)
    {
        ServedChain chain = host.Chain;
        if (chain.Undecided)
        {
            yield return Undecided(host);
            yield break;
        }

        ServedCertificate top = chain.Top;
        string date = top.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        int days = top.DaysLeft(now);
        if (days < 0)
            yield return new Finding(
                FindingCode.TopExpired,
                Severity.Warning,
                $"The top certificate of {host.Host}, '{top.Name}', expired on {date}."
            );
        else if (days < SoonDays)
            yield return new Finding(
                FindingCode.TopExpiring,
                Severity.Warning,
                $"The top certificate of {host.Host}, '{top.Name}', expires on {date}, in {days} days; test again "
                    + "when the server has a new one."
            );

        if (chain.OutOfOrder)
            yield return OutOfOrder(host, chain);
        if (chain.RootServed)
            yield return RootServed(host.Host, chain, chain.Root!);
        if (host.NameMatches && chain.Leaf.Parts is { NamesHost: false, IsCa: false })
            yield return new Finding(
                FindingCode.NoAlternativeName,
                Severity.Warning,
                $"The certificate of {host.Host} has no subject alternative name with a host, so only its common name "
                    + "tells whose it is. openssl accepts that, Go and browsers do not, and what IAM does is not "
                    + "known.",
                Remedy.Advice("Have the server's certificate issued with the host in its subject alternative names.")
            );
        if (chain.LeafOnly)
            yield return new Finding(
                FindingCode.LeafOnly,
                Severity.Warning,
                $"{host.Host} sends its own certificate only, so the thumbprint changes with every renewal.",
                Remedy.Advice("Have the server send its intermediate certificates too.")
            );
    }

    private static Finding Undecided(TrustVerdict host) =>
        Finding.Create(
            OidcStatus.Unreachable,
            Severity.Error,
            $"{host.Host} sends {host.Chain.AsServed.Count} certificates, so many of one name and different keys that "
                + "its chain cannot be worked out, and no thumbprint is given.",
            Remedy.Advice(
                "Have the server send its own certificate and the ones above it, each once. No honest server sends "
                    + "this."
            )
        );

    private static Finding RootServed(string host, ServedChain chain, ServedCertificate root) =>
        new(
            FindingCode.RootServed,
            Severity.Info,
            $"{host} sends the self-signed root '{root.Name}' itself"
                + (
                    chain.Tops.Count == 1 ? ", right above its own certificate; the root is the top."
                    : chain.Path.Contains(root)
                        ? ". AWS's recipe takes it, AWS's words mean the certificate below; either is a match, and an "
                            + "update lists both."
                    : $", beside the chain that ends at '{chain.Top.Name}', issued by '{chain.Top.IssuerName}'. AWS's "
                        + "recipe takes the last certificate sent, AWS's words mean the top of the chain; either is a "
                        + "match, and an update lists both."
                )
        );

    private static Finding OutOfOrder(TrustVerdict host, ServedChain chain)
    {
        ServedCertificate last = chain.AsServed[chain.AsServed.Count - 1];
        string which = chain.Tops.Any(top => top.Thumbprint == last.Thumbprint)
            ? "The last one is still the top."
            : $"The last one sent is '{last.Name}', the top is '{chain.Top.Name}': openssl's 'last certificate' "
                + "is the wrong one here.";
        return new Finding(
            FindingCode.ChainOutOfOrder,
            Severity.Info,
            $"{host.Host} does not send its certificates from leaf to top, each once. {which}"
        );
    }
}
