using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Reports;

/// <summary>Verdicts of which every text that comes from outside is hostile.</summary>
internal static class HostileEstate
{
    private const string Bad = MadeEstate.Hostile;

    public static IReadOnlyList<OidcAssessment> All { get; } =
    [
        .. MadeEstate.EveryStatus(facts => facts with
        {
            Name = Bad + facts.Name,
            Region = Bad,
            ProviderArn = Bad,
            OtherForms = facts.OtherForms.Count > 0 ? [Bad] : [],
            Cluster = facts.Cluster is null ? null : new Cluster(Bad, Bad, null, Bad),
            Provider = facts.Provider is null ? null : new Provider(Bad, Bad, [Bad, .. facts.Provider.Thumbprints], [Bad]),
            Listed = facts.Listed is null ? null : [Bad, .. facts.Listed],
            AwsError = facts.AwsError is null ? null : new AwsException(AwsFailure.Other, Bad, Bad, Bad, Bad),
            Probe = facts.Probe is { Failure: not null } probe ? probe with { Failure = new ProbeFailure(ProbeFailureKind.NotJson, ProbePhase.Content, Bad, Bad) } : facts.Probe,
        }),
        Certificate(),
    ];

    private static OidcAssessment Certificate()
    {
        System.Security.Cryptography.X509Certificates.X500DistinguishedNameBuilder name = new();
        name.AddOrganizationName(Bad[..60]);
        name.AddCommonName(Bad[..64]);
        Forge authority = new(name.Build());
        ServedChain chain = Judging.Chain(new Forge(name.Build()).Server(authority), authority.Authority());
        HostReading reading = new() { Host = Bad, Port = 443, Chains = [chain], NameMatches = false };
        OidcFacts facts = Judged.Listing(Judged.Example);
        return OidcAssessment.Of(facts.With(new ProbeResult { Issuer = Judged.Issuer, Discovery = reading }, Judging.Public()));
    }
}
