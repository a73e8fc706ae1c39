using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Chains;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Reports;

/// <summary>Verdicts of which every text that comes from outside is hostile.</summary>
internal static class HostileEstate
{
    private const string Bad = MadeEstate.Hostile;

    public static IReadOnlyList<OidcAssessment> All { get; } =
    [.. MadeEstate.EveryStatus(facts => With(facts, Bad)), Certificate()];

    /// <summary>The facts with this text in every field that AWS, a server or the user fills.</summary>
    public static OidcFacts With(OidcFacts facts, string text) =>
        facts with
        {
            Name = text + facts.Name,
            Region = text,
            ProviderArn = text,
            OtherForms = facts.OtherForms.Count > 0 ? [text] : [],
            Cluster = facts.Cluster is null ? null : new Cluster(text, text, null, text),
            Provider = facts.Provider is null
                ? null
                : new Provider(text, text, [text, .. facts.Provider.Thumbprints], [text]),
            Listed = facts.Listed is null ? null : [text, .. facts.Listed],
            AwsError = facts.AwsError is null ? null : new AwsException(AwsFailure.Other, text, text, text, text),
            Probe = facts.Probe is { Failure: not null } probe
                ? probe with
                {
                    Failure = new ProbeFailure(ProbeFailureKind.NotJson, ProbePhase.Content, text, text),
                }
                : facts.Probe,
        };

    private static OidcAssessment Certificate()
    {
        System.Security.Cryptography.X509Certificates.X500DistinguishedNameBuilder name = new();
        name.AddOrganizationName(Bad[..60]);
        name.AddCommonName(Bad[..64]);
        Forge authority = new(name.Build());
        ServedChain chain = Judging.Chain(new Forge(name.Build()).Server(authority), authority.Authority());
        HostReading reading = new()
        {
            Host = Bad,
            Port = 443,
            Chains = [chain],
            NameMatches = false,
        };
        OidcFacts facts = Judged.Listing(Judged.Example);
        return OidcAssessment.Judge(
            facts.With(new ProbeResult { Issuer = Judged.Issuer, Discovery = reading }, Judging.Public())
        );
    }
}
