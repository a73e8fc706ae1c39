using EksThumbprint.Common;

namespace EksThumbprint.Assessment;

/// <summary>How each link is seen when nothing breaks it: it holds, or it was not looked at, and why.</summary>
internal static class LinkSights
{
    private const string NoToken = "No token was given.";
    private const string NoAnswer = "AWS gave no answer.";
    private const string NotAsked = "IAM was not asked for the provider.";

    public delegate LinkVerdict Sight(OidcFacts facts, IReadOnlyList<Finding> findings);

    public static IReadOnlyList<(PodLink Link, Sight Look)> All { get; } =
    [
        (PodLink.Token, (facts, _) => Token(facts)),
        (PodLink.Issuer, Issuer),
        (PodLink.Keys, Keys),
        (PodLink.Provider, (facts, _) => Provider(facts)),
        (PodLink.Thumbprint, (facts, _) => Thumbprint(facts)),
        (PodLink.Audience, (facts, _) => Audience(facts)),
        (PodLink.Role, Role),
    ];

    private static LinkVerdict Token(OidcFacts facts) =>
        facts.Pod?.Token?.Token is not { } token ? Not(PodLink.Token, NoToken)
        : facts is not { Probe: { Failure: null, Keys: not null }, Intercepted: false }
            ? Not(PodLink.Token, "Its signature was not checked: the issuer's keys were not read.")
        : Holds(
            PodLink.Token,
            $"Of {Printable.Shorten(token.Subject, 160)}, expires "
                + $"{token.Expires?.UtcDateTime.ToString("u").TrimEnd('Z')} UTC."
        );

    private static LinkVerdict Issuer(OidcFacts facts, IReadOnlyList<Finding> findings) =>
        facts.Probe is not { } probe ? Not(PodLink.Issuer, Why(findings, "There is no issuer to ask."))
        : facts.Intercepted || (probe.Failure is not null && probe.JwksUri is null)
            ? Not(PodLink.Issuer, Why(findings, "It gave no answer."))
        : Holds(PodLink.Issuer, $"{probe.Issuer.Host} answers, and the discovery document names this issuer.");

    private static LinkVerdict Keys(OidcFacts facts, IReadOnlyList<Finding> findings)
    {
        if (facts.Probe is not { Failure: null } || facts.Intercepted)
            return Not(PodLink.Keys, Why(findings, "They were not read."));
        if (facts is not { Probe.Keys: not null, Pod.Token.Token: { Algorithm: not null } token })
            return Not(
                PodLink.Keys,
                facts.Pod?.Token is null ? NoToken : "The token names no key that can be looked for."
            );

        // The key is in its place also when it did not make this token: that breaks the token.
        string verifies = findings.Any(finding => finding.Status == OidcStatus.SignatureInvalid)
            ? "and did not make this token's signature"
            : "and verifies the token";
        return Holds(
            PodLink.Keys,
            $"The key '{Printable.Shorten(token.KeyId ?? string.Empty, 80)}' is in the JWKS {verifies}."
        );
    }

    private static LinkVerdict Provider(OidcFacts facts) =>
        facts.Provider is not null
            ? Holds(PodLink.Provider, "IAM has one for this issuer.")
            : Not(PodLink.Provider, facts.AwsError is null ? NotAsked : NoAnswer);

    private static LinkVerdict Thumbprint(OidcFacts facts) =>
        facts.Listed is null ? Not(PodLink.Thumbprint, facts.AwsError is null ? NotAsked : NoAnswer)
        : facts.Intercepted || facts.Trust.Count == 0 ? Not(PodLink.Thumbprint, "No chain was seen to compare with.")
        : Holds(PodLink.Thumbprint, "IAM trusts the issuer's certificate, by its own roots or by the list.");

    private static LinkVerdict Audience(OidcFacts facts) =>
        facts.Provider is not { } provider ? Not(PodLink.Audience, facts.AwsError is null ? NotAsked : NoAnswer)
        : facts.Pod is { Token: not null, Audiences.Count: 0 } ? Not(PodLink.Audience, "The token tells no audience.")
        : Holds(
            PodLink.Audience,
            $"{Printable.Shorten(Compared(facts.Pod!).FirstOrDefault(provider.Audiences.Contains), 160)} is a client "
                + "ID of the provider."
        );

    /// <summary>What IAM compares with the client IDs: of a token its <c>aud</c>, whatever its <c>azp</c>.</summary>
    private static IReadOnlyList<string> Compared(PodFacts pod) => pod.Token?.Token?.Audiences ?? pod.Audiences;

    private static LinkVerdict Role(OidcFacts facts, IReadOnlyList<Finding> findings)
    {
        PodFacts pod = facts.Pod!;
        if (pod.Role is not { } role)
            return Not(PodLink.Role, pod.RoleArn is null ? "No role was given." : "Its ARN is in order.");
        if (role.Error is not null || findings.Any(finding => finding.Status == OidcStatus.RoleUnclear))
        {
            return Not(
                PodLink.Role,
                role.Error?.Message ?? findings.First(finding => finding.Status == OidcStatus.RoleUnclear).Sentence
            );
        }

        return RoleChecks.Request(facts) is { } request
            ? Holds(
                PodLink.Role,
                $"The trust policy of {role.Source} allows {Printable.Shorten(request.Subject, 160)}."
            )
            : Not(
                PodLink.Role,
                pod.Subject is { Length: > 0 }
                    ? "Which provider the trust policy has to name is not known."
                    : "No token and no service account tells whom to look for in the trust policy."
            );
    }

    private static string Why(IReadOnlyList<Finding> findings, string otherwise) =>
        findings
            .FirstOrDefault(finding =>
                finding.Status is OidcStatus.Intercepted or OidcStatus.Unreachable or OidcStatus.NoCluster
            )
            ?.Sentence
        ?? otherwise;

    private static LinkVerdict Holds(PodLink link, string sentence) => new(link, LinkState.Holds, sentence);

    private static LinkVerdict Not(PodLink link, string why) => new(link, LinkState.NotLookedAt, why);
}
