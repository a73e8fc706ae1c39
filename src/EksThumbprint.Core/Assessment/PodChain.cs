using EksThumbprint.Tokens;

namespace EksThumbprint.Assessment;

/// <summary>The links of a pod's way to its role: which one holds, and which one is broken.</summary>
internal static class PodChain
{
    /// <summary>What breaks a link, in the order in which STS meets it, and the message that it makes.</summary>
    private static readonly IReadOnlyList<(OidcStatus Status, PodLink Link, string Message)> Breaks =
    [
        (OidcStatus.RoleArnInvalid, PodLink.Role, StsMessage.RequestArn),
        (OidcStatus.TokenInvalid, PodLink.Token, StsMessage.Invalid),
        (OidcStatus.OtherIssuer, PodLink.Token, StsMessage.NoProvider),
        (OidcStatus.NoIssuer, PodLink.Issuer, StsMessage.NoProvider),
        (OidcStatus.NoProvider, PodLink.Provider, StsMessage.NoProvider),
        (OidcStatus.WrongIssuer, PodLink.Provider, StsMessage.NoProvider),
        (OidcStatus.AudienceMissing, PodLink.Audience, StsMessage.Audience),
        (OidcStatus.DiscoveryInvalid, PodLink.Issuer, StsMessage.NoKey),
        (OidcStatus.Mismatch, PodLink.Thumbprint, StsMessage.Thumbprint),
        (OidcStatus.KeyMissing, PodLink.Keys, StsMessage.NoKey),
        (OidcStatus.SignatureInvalid, PodLink.Token, StsMessage.Invalid),
        (OidcStatus.TokenExpired, PodLink.Token, StsMessage.Expired),
        (OidcStatus.RoleDenied, PodLink.Role, StsMessage.Denied),
    ];

    /// <summary>The finding that breaks the first link that STS meets; null when none is broken.</summary>
    public static Finding? FirstBreak(OidcFacts facts, IReadOnlyList<Finding> findings) =>
        Breaks
            .Where(one => !facts.Intercepted || !IsOfNetwork(one.Status))
            .Select(one => findings.FirstOrDefault(finding => finding.Status == one.Status))
            .FirstOrDefault(finding => finding is not null);

    /// <summary>Every link, in the order in which they are shown.</summary>
    public static IReadOnlyList<LinkVerdict> Judge(OidcFacts facts, IReadOnlyList<Finding> findings) =>
        [.. LinkSights.All.Select(sight => Broken(sight.Link, facts, findings) ?? sight.Look(facts, findings))];

    private static LinkVerdict? Broken(PodLink link, OidcFacts facts, IReadOnlyList<Finding> findings)
    {
        foreach ((OidcStatus status, _, string message) in Breaks.Where(one => LinkOf(one, facts) == link))
        {
            if (facts.Intercepted && IsOfNetwork(status))
                continue;
            if (findings.FirstOrDefault(one => one.Status == status) is { } finding)
            {
                string said = status == OidcStatus.TokenInvalid ? facts.Pod?.Token?.Message ?? message : message;
                return new LinkVerdict(link, LinkState.Broken, finding.Sentence, said, finding.Remedy);
            }
        }

        return null;
    }

    /// <summary>A discovery document that leads to its JWKS is in order: what failed then are the keys.</summary>
    private static PodLink LinkOf((OidcStatus Status, PodLink Link, string Message) one, OidcFacts facts) =>
        one.Status == OidcStatus.DiscoveryInvalid && facts.Probe?.JwksUri is not null ? PodLink.Keys : one.Link;

    private static bool IsOfNetwork(OidcStatus status) => status is OidcStatus.DiscoveryInvalid or OidcStatus.Mismatch;
}
