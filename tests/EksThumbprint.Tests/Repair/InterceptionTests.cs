using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Assessment;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Repair;

/// <summary>
/// A proxy opens TLS and signs anew, and this machine trusts its roots, as companies have it. IAM sees another chain,
/// so nothing of what the proxy shows may get there. Probed, judged, planned and carried out; judged by the calls that
/// IAM got.
/// </summary>
public sealed class InterceptionTests
{
    private const string Commercial = "oidc.eks.us-west-2.amazonaws.com";
    private const string Government = "oidc.eks.us-gov-west-1.amazonaws.com";
    private const string Private = "oidc.corp.example";
    private const string Path = "/id/0123456789ABCDEF0123456789ABCDEF";
    private const int WithRoot = 5;

    private static readonly UpdatePauses NoPauses = new() { ReadingBack = [TimeSpan.Zero], Throttled = [] };
    private static readonly LabPki Proxy = LabPki.Create(LabKeyKind.Ecdsa, Commercial, Government, Private);
    private static readonly X509Certificate2[] Roots =
    [
        Proxy.Class2.Certificate,
        Proxy.ServicesRoot.Certificate,
        Proxy.Root.Certificate,
    ];

    /// <summary>A host, how many certificates the proxy sends for it, and whether the list is to be replaced.</summary>
    public static MatrixTheoryData<string, int, bool> Interceptions =>
        new([Commercial, Government], [1, 2, 3, 4, WithRoot], [false, true]);

    [Theory]
    [MemberData(nameof(Interceptions))]
    public async Task What_a_proxy_shows_for_an_EKS_host_is_never_written_although_this_machine_trusts_it(
        string host,
        int sent,
        bool replace
    )
    {
        LabAws aws = new();

        (OidcAssessment assessment, ThumbprintChange change) = await UpdateAsync(
            aws,
            host,
            sent,
            new TrustPolicy(machineRoots: Roots),
            replace
        );

        Assert.Equal((OidcStatus.Intercepted, ChangeOutcome.Refused), (assessment.Status, change.Outcome));
        Assert.Contains("Do not write what is seen here to IAM", change.Remedy.Text(), StringComparison.Ordinal);
        Assert.Empty(assessment.Expected);
        Assert.Equal((0, UpdateScene.Wrong), (aws.Calls.Count(LabOperation.UpdateThumbprints), Held(aws, host)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(WithRoot)]
    public async Task The_same_chain_is_written_for_another_host_only_if_its_root_is_public(int sent)
    {
        LabAws aws = new();

        (OidcAssessment doubted, ThumbprintChange refused) = await UpdateAsync(
            aws,
            Private,
            sent,
            new TrustPolicy(machineRoots: Roots)
        );
        Assert.Equal((OidcStatus.Mismatch, ChangeOutcome.Refused), (doubted.Status, refused.Outcome));
        Assert.Contains(doubted.Findings, finding => finding.Code == FindingCode.TrustedHereOnly);
        Assert.Equal((0, UpdateScene.Wrong), (aws.Calls.Count(LabOperation.UpdateThumbprints), Held(aws, Private)));

        (_, ThumbprintChange change) = await UpdateAsync(
            aws,
            Private,
            sent,
            new TrustPolicy(publicRoots: Roots, machineRoots: Roots)
        );
        Assert.Equal((ChangeOutcome.Updated, 1), (change.Outcome, aws.Calls.Count(LabOperation.UpdateThumbprints)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(WithRoot)]
    public async Task Only_the_proxys_own_root_as_a_trusted_root_lets_it_be_written(int sent)
    {
        LabAws aws = new();
        LabAuthority stranger = LabAuthority.CreateRoot("Lab Root CA 1", LabKeyKind.Ecdsa);

        (OidcAssessment doubted, ThumbprintChange refused) = await UpdateAsync(
            aws,
            Commercial,
            sent,
            new TrustPolicy([stranger.Certificate], machineRoots: Roots)
        );
        Assert.Equal(
            (OidcStatus.Intercepted, ChangeOutcome.Refused, 0),
            (doubted.Status, refused.Outcome, aws.Calls.Count(LabOperation.UpdateThumbprints))
        );

        (_, ThumbprintChange change) = await UpdateAsync(
            aws,
            Commercial,
            sent,
            new TrustPolicy([Proxy.Root.Certificate], machineRoots: Roots)
        );
        Assert.Equal((ChangeOutcome.Updated, 1), (change.Outcome, aws.Calls.Count(LabOperation.UpdateThumbprints)));
    }

    [Fact]
    public async Task A_proxy_before_one_of_two_addresses_is_enough()
    {
        LabPki amazon = LabPki.Create(LabKeyKind.Ecdsa, Commercial);
        await using LabServer genuine = LabServer.Start();
        await using LabServer opened = LabServer.Start(
            new System.Net.IPEndPoint(System.Net.IPAddress.Parse("127.0.0.2"), genuine.Port)
        );
        TestIssuer issuer = TestIssuer.At(genuine.AddHost(Commercial, amazon.Served()), path: Path);
        TestIssuer.At(opened.AddHost(Commercial, Proxy.Served()), path: Path);
        TrustPolicy policy = new(
            amazonRoots: [amazon.Root.Certificate, amazon.ServicesRoot.Certificate],
            machineRoots: Roots
        );
        LabAws aws = new();
        aws.CreateProvider(issuer.Url, [UpdateScene.Wrong]);

        foreach (
            (string[] addresses, bool intercepted) in new[]
            {
                (["127.0.0.1"], false),
                (new[] { "127.0.0.1", "127.0.0.2" }, true),
                (["127.0.0.2", "127.0.0.1"], true),
            }
        )
        {
            aws.Calls.Clear();
            aws.OverwriteThumbprints(aws.ProviderArn(issuer.Url), [UpdateScene.Wrong]);
            ProbeOptions options = new()
            {
                Names = new MadeNames((Commercial, addresses)),
                ConnectTo = new ConnectTo(Commercial, genuine.Port),
            };
            (OidcAssessment assessment, _) = await UpdateAsync(aws, issuer.Url, options, policy);
            Assert.Equal(
                (intercepted, intercepted ? 0 : 1),
                (assessment.Status == OidcStatus.Intercepted, aws.Calls.Count(LabOperation.UpdateThumbprints))
            );
        }
    }

    private static string Held(LabAws aws, string host) =>
        string.Join(',', aws.Peek(aws.ProviderArn($"https://{host}{Path}"))!.Thumbprints);

    private static async Task<(OidcAssessment Assessment, ThumbprintChange Change)> UpdateAsync(
        LabAws aws,
        string host,
        int sent,
        TrustPolicy policy,
        bool replace = false
    )
    {
        await using LabServer server = LabServer.Start();
        TestIssuer issuer = TestIssuer.At(
            server.AddHost(host, sent == WithRoot ? Proxy.ServedWithRoot() : Proxy.Served(sent)),
            path: Path
        );
        if (aws.Peek(aws.ProviderArn(issuer.Url)) is null)
            aws.CreateProvider(issuer.Url, [UpdateScene.Wrong]);
        return await UpdateAsync(aws, issuer.Url, Probes.To(server.EndPoint), policy, replace);
    }

    private static async Task<(OidcAssessment Assessment, ThumbprintChange Change)> UpdateAsync(
        LabAws aws,
        string url,
        ProbeOptions options,
        TrustPolicy policy,
        bool replace = false
    )
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using IssuerProbe probe = new(options);
        OidcFacts facts = new ProviderLookup(aws, DateTimeOffset.UtcNow).Find(Target.Parse(url), cancellation);
        OidcAssessment assessment = await new IssuerAssessor(probe, policy).AssessAsync(facts, cancellation);
        return (
            assessment,
            new ProviderUpdate(aws, NoPauses).Execute(
                RepairPlan.Create(assessment, new RepairOptions { Replace = replace }),
                cancellation
            )
        );
    }
}
