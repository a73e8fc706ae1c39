using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;
using static EksThumbprint.Tests.Support.MadeFacts;

namespace EksThumbprint.Tests.Repair;

public sealed partial class RefusalTests
{
    [Fact]
    public void Without_provider_there_is_nothing_to_write_to_whatever_is_given()
    {
        OidcFacts facts = Registered(EksIssuer) with { Provider = null, Listed = null };
        facts = facts.With(Probe(EksIssuer, Host(SharedPki.HostName, Pki.Served())), Trusting);

        foreach (RepairOptions? options in (RepairOptions?[])[null, Explicit])
        {
            Assert.Contains(
                "aws iam create-open-id-connect-provider",
                Refused(facts, options),
                StringComparison.Ordinal
            );
            Assert.Contains(
                "is registered in another form",
                Refused(facts with { OtherForms = [TheArn + "/"] }, options),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void What_AWS_does_not_say_stays_as_it_is_whatever_is_given()
    {
        AwsException error = new(AwsFailure.AccessDenied, "iam:GetOpenIDConnectProvider");
        OidcFacts denied = Registered(EksIssuer) with { Provider = null, Listed = null, AwsError = error };
        OidcFacts missing = new()
        {
            Name = "shop",
            Now = Now,
            ClusterMissing = true,
        };
        OidcFacts none = new()
        {
            Name = "shop",
            Now = Now,
            Cluster = new Cluster("shop", null, null, "CREATING"),
        };

        foreach (RepairOptions? options in (RepairOptions?[])[null, Explicit])
        {
            Assert.Contains(error.Message, Refused(denied, options), StringComparison.Ordinal);
            Assert.Contains("no EKS cluster 'shop'", Refused(missing, options), StringComparison.Ordinal);
            Assert.Contains("no OIDC issuer", Refused(none, options), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_orphan_is_to_be_deleted_and_only_an_explicit_list_is_written_to_it()
    {
        OidcFacts orphan = Registered(EksIssuer, Value('a')) with { Orphaned = true };

        Assert.Contains("delete-open-id-connect-provider", Refused(orphan), StringComparison.Ordinal);
        Assert.Null(Plan(orphan, Explicit).Refusal);
    }
}
