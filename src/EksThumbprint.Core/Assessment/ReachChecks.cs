using EksThumbprint.Common;
using EksThumbprint.Issuers;
using EksThumbprint.Probing;
using EksThumbprint.Remedies;

namespace EksThumbprint.Assessment;

/// <summary>
/// Whether IAM can get at the documents at all. It fetches them from the internet, so names and addresses decide, and
/// not what answers from here or where the probe was told to dial.
/// </summary>
internal static class ReachChecks
{
    private const string PodsSee = "Pods see 'Couldn't retrieve verification key'.";

    public static IEnumerable<Finding> Judge(OidcFacts facts)
    {
        // A chain alone may be read anywhere. Only for IAM does it have to be within reach.
        if (facts.Listed is null && !facts.ProviderSought)
            yield break;
        if (OfIssuer(facts.Issuer) is { } issuer)
            yield return NotReached($"the issuer {facts.Issuer}", issuer);
        else if (OfKeys(facts.Probe) is { } keys)
            yield return NotReached($"the keys at {Printable.Shorten(facts.Probe!.JwksUri!.AbsoluteUri, 200)}", keys);
    }

    /// <summary>Why IAM cannot reach the issuer, as a clause; null when it may.</summary>
    public static string? OfIssuer(IssuerUrl? issuer) => issuer is null ? null : InternetReach.WhyNot(issuer.Host);

    private static string? OfKeys(ProbeResult? probe) =>
        probe is { JwksUri: { } uri, Failure: not { Kind: ProbeFailureKind.JwksInside } }
        && HostName.From(uri) is { } host
            ? InternetReach.WhyNot(host)
            : null;

    private static Finding NotReached(string what, string why) =>
        Finding.Create(
            OidcStatus.DiscoveryInvalid,
            Severity.Error,
            $"IAM fetches from the internet and cannot reach {what}: {why}. {PodsSee}",
            Remedy.Advice(
                "Serve issuer and keys under a name of the public internet, and let the tokens name that issuer; an S3 "
                    + "bucket or a CDN is enough."
            )
        );
}
