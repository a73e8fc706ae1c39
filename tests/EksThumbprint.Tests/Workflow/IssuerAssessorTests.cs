using EksThumbprint.Assessment;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Workflow;

/// <summary>From a target to a verdict: lab network, lab AWS, and everything between.</summary>
public sealed class IssuerAssessorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rotation_is_found_and_a_private_issuer_told_from_a_trusted_one()
    {
        LabPki old = SharedPki.Ecdsa;
        LabPki rotated = old.RotateRoots();
        await using LabServer server = LabServer.Start();
        LabHost eks = server.AddHost(SharedPki.HostName, old.Served());
        LabHost other = server.AddHost("other.example", old.Served());
        LabAws aws = new();
        TestIssuer trusted = TestIssuer.At(eks);
        TestIssuer closed = TestIssuer.At(other, path: "/tenant");
        aws.CreateCluster("shop", trusted.Url);
        aws.CreateProvider(trusted.Url, [old.ServicesRootCross.Thumbprint.ToString()]);
        aws.CreateProvider(closed.Url, [old.ServicesRootCross.Thumbprint.ToString()]);
        TrustPolicy policy = new(null, [old.Class2.Certificate, rotated.Class2.Certificate], [MadeFacts.Pki.Leaf]);

        async Task<OidcStatus> StatusAsync(string target)
        {
            using IssuerProbe probe = new(Probes.To(server.EndPoint));
            OidcFacts facts = new ProviderLookup(aws, DateTimeOffset.UtcNow).Find(Target.Parse(target), Cancellation);
            return (await new IssuerAssessor(probe, policy).AssessAsync(facts, Cancellation)).Status;
        }

        Assert.Equal(OidcStatus.Match, await StatusAsync("shop"));
        Assert.Equal(OidcStatus.Match, await StatusAsync(closed.Url));
        eks.Chain = rotated.Served();
        other.Chain = rotated.Served();
        Assert.Equal(OidcStatus.Stale, await StatusAsync("shop"));
        Assert.Equal(OidcStatus.Mismatch, await StatusAsync(closed.Url));
    }

    [Fact]
    public async Task An_orphans_and_a_missing_issuers_host_is_left_alone()
    {
        await using LabServer server = LabServer.Start();
        using IssuerProbe probe = new(Probes.To(server.EndPoint));
        IssuerAssessor inspection = new(probe, MadeFacts.Trusting);

        OidcAssessment orphan = await inspection.AssessAsync(
            MadeFacts.Registered(MadeFacts.EksIssuer, MadeFacts.Value('a')) with
            {
                Orphaned = true,
            },
            Cancellation
        );
        OidcAssessment missing = await inspection.AssessAsync(
            new OidcFacts
            {
                Name = "shop",
                Now = MadeFacts.Now,
                ClusterMissing = true,
            },
            Cancellation
        );

        Assert.Equal((OidcStatus.Orphaned, OidcStatus.NoCluster), (orphan.Status, missing.Status));
        Assert.Equal(0, server.Counters.Connections);
    }

    [Fact]
    public async Task Only_cancellation_throws()
    {
        await using LabServer server = LabServer.Start();
        server.Fault = LabFault.Silent;
        using IssuerProbe probe = new(Probes.To(server.EndPoint));
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new IssuerAssessor(probe, MadeFacts.Trusting).AssessAsync(MadeFacts.Unread(MadeFacts.EksIssuer), stop.Token)
        );
    }
}
