using EksThumbprint.Chains;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;

namespace EksThumbprint.Tests.Trust;

public sealed class TrustPolicyTests
{
    private const string Private = "idp.example.com";

    private static readonly LabPki Pki = SharedPki.Ecdsa;

    private static ServedChain Served(int count = 4) => Judging.Chain(Pki.Served(count).Certificates);

    [Theory]
    [InlineData(RealChain.Host, true)]
    [InlineData("oidc-eks.us-west-2.api.aws", true)]
    [InlineData("oidc.eks.us-gov-west-1.amazonaws.com", true)]
    [InlineData("oidc.eks.cn-north-1.amazonaws.com.cn", false)]
    [InlineData("oidc.eks.eusc-de-east-1.amazonaws.eu", false)]
    [InlineData("oidc.eks.us-iso-east-1.c2s.ic.gov", false)]
    [InlineData(Private, false)]
    [InlineData("oidc.eks.us-west-2.amazonaws.com.example.com", false)]
    public void Amazon_Trust_Services_decide_for_EKS_hosts_of_the_public_partitions_and_the_public_roots_for_all_others(
        string host,
        bool amazon
    )
    {
        TrustVerdict foreign = new TrustPolicy().Judge(Served(), host);
        TrustVerdict amazons = Judging.Amazon(Pki.ServicesRoot).Judge(Served(), host);
        TrustVerdict publics = Judging.Public(Pki.ServicesRoot).Judge(Served(), host);

        TrustSource source = amazon ? TrustSource.AmazonTrustServices : TrustSource.PublicRoots;
        Assert.Equal([source, source, source], new[] { foreign, amazons, publics }.Select(verdict => verdict.Source));
        Assert.Equal((false, amazon), (foreign.IsTrusted, foreign.Intercepted));
        Assert.Equal((amazon, false), (amazons.IsTrusted, amazons.Intercepted));
        Assert.Equal((!amazon, amazon), (publics.IsTrusted, publics.Intercepted));
        Assert.Equal(amazon ? null : "Lab Services Root G2", publics.Anchor);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(3)]
    public void A_chain_is_anchored_by_a_root_that_is_not_sent_as_soon_as_it_reaches_it(int count)
    {
        Assert.Equal(TrustState.Anchored, Judging.Public(Pki.ServicesRoot).Judge(Served(count), Private).State);
        Assert.Equal(TrustState.Anchored, Judging.Public(Pki.Root).Judge(Served(count), Private).State);
    }

    [Theory]
    [InlineData(3, TrustState.Incomplete)]
    [InlineData(2, TrustState.Incomplete)]
    [InlineData(1, TrustState.Incomplete)]
    [InlineData(4, TrustState.Anchored)]
    public void A_chain_that_ends_below_the_root_s_own_children_is_incomplete(int count, TrustState state)
    {
        Assert.Equal(state, Judging.Public(Pki.Class2).Judge(Served(count), Private).State);
    }

    [Fact]
    public void A_wrong_name_on_an_EKS_host_is_an_interception_and_elsewhere_a_reason()
    {
        TrustVerdict eks = Judging.Amazon(Pki.ServicesRoot).Judge(Served(), nameMatches: false);
        TrustVerdict other = Judging.Public(Pki.ServicesRoot).Judge(Served(), Private, nameMatches: false);

        Assert.Equal((TrustState.Anchored, true, false), (eks.State, eks.Intercepted, eks.MayBeWritten));
        Assert.Equal((TrustState.Anchored, false, false), (other.State, other.Intercepted, other.MayBeWritten));
        Assert.Equal(["the certificate is not valid for idp.example.com"], other.Reasons);
    }

    [Fact]
    public void A_server_that_refuses_TLS_1_2_is_trusted_but_IAM_needs_the_list()
    {
        TrustVerdict verdict = Judging.Amazon(Pki.ServicesRoot).Judge(Served(), requiresTls13: true);

        Assert.True(verdict.IsTrusted && verdict.MayBeWritten && verdict.RequiresTls13 && !verdict.IamNeedsNoList);
        Assert.Equal(["the server refuses TLS 1.2"], verdict.Reasons);
    }

    [Fact]
    public void An_expired_cross_sign_at_the_top_does_not_matter_when_the_root_lies_below_it()
    {
        LabAuthority expired = Pki.ServicesRoot.CrossSign(
            Pki.Root,
            new LabCertificateOptions { Validity = LabValidity.Days(-1, 30) }
        );
        ServedChain chain = Judging.Chain(Pki.Leaf, Pki.Intermediate.Certificate, expired.Certificate);

        foreach (
            TrustPolicy policy in new[]
            {
                Judging.Public(Pki.Root),
                Judging.Public(Pki.ServicesRoot, Pki.Root),
                Judging.Public(Pki.Root, Pki.ServicesRoot),
            }
        )
        {
            TrustVerdict verdict = policy.Judge(chain, Private);
            Assert.Equal(
                (TrustState.Anchored, "Lab Root CA 1", true, true),
                (verdict.State, verdict.Anchor, verdict.InTime, verdict.IsTrusted)
            );
            Assert.Empty(verdict.Reasons);
        }

        TrustVerdict above = Judging.Public(Pki.ServicesRoot).Judge(chain, Private);
        Assert.Equal((TrustState.Anchored, false, false), (above.State, above.InTime, above.MayBeWritten));
        Assert.StartsWith("'Lab Root CA 1' expired on ", Assert.Single(above.Reasons), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 30, "' expired on ")]
    [InlineData(30, -1, "not valid yet")]
    public void A_leaf_out_of_its_dates_is_anchored_but_not_trusted(int left, int old, string reason)
    {
        LabPki pki = Pki.RenewLeaf(new LabCertificateOptions { Validity = LabValidity.Days(left, old) });
        TrustVerdict verdict = Judging.Amazon(Pki.ServicesRoot).Judge(Judging.Chain(pki.Served().Certificates));

        Assert.Equal(
            (TrustState.Anchored, false, false, false),
            (verdict.State, verdict.InTime, verdict.IsTrusted, verdict.Intercepted)
        );
        Assert.Contains(reason, Assert.Single(verdict.Reasons), StringComparison.Ordinal);
    }
}
