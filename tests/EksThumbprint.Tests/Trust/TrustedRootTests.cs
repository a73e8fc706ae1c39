using System.Globalization;
using EksThumbprint.Chains;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;

namespace EksThumbprint.Tests.Trust;

public sealed class TrustedRootTests
{
    private const string Private = "idp.example.com";

    private static readonly LabPki Pki = SharedPki.Ecdsa;

    private static string List => PublicRoots.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ServedChain Served() => Judging.Chain(Pki.Served().Certificates);

    [Theory]
    [InlineData(RealChain.Host)]
    [InlineData("oidc.eks.us-iso-east-1.c2s.ic.gov")]
    [InlineData(Private)]
    public void A_root_that_the_user_vouches_for_lets_the_value_be_written_and_ends_the_talk_of_interception(
        string host
    )
    {
        foreach (LabAuthority root in new[] { Pki.Root, Pki.ServicesRoot, Pki.Class2 })
        {
            TrustVerdict verdict = Judging.Trusting(root).Judge(Served(), host);

            Assert.True(verdict.Vouched && verdict.MayBeWritten && !verdict.Intercepted);
            Assert.Equal(TrustSource.TrustedRoot, verdict.Source);
            Assert.False(verdict.IsTrusted || verdict.IamNeedsNoList);
        }
    }

    [Fact]
    public void Another_root_vouches_for_nothing()
    {
        TrustVerdict verdict = Judging.Trusting(Pki.RotateRoots().Root).Judge(Served());

        Assert.True(verdict.Intercepted && !verdict.Vouched && !verdict.MayBeWritten);
        Assert.Equal(TrustSource.AmazonTrustServices, verdict.Source);
    }

    [Fact]
    public void Where_the_chain_is_anchored_anyway_the_users_root_is_not_asked()
    {
        TrustPolicy policy = new([Pki.Class2.Certificate], amazonRoots: [Pki.ServicesRoot.Certificate]);
        TrustVerdict verdict = policy.Judge(Served());

        Assert.Equal(
            (TrustState.Anchored, TrustSource.AmazonTrustServices, false),
            (verdict.State, verdict.Source, verdict.Vouched)
        );
    }

    [Fact]
    public void The_users_root_excuses_neither_a_wrong_name_nor_wrong_dates()
    {
        LabPki expired = Pki.RenewLeaf(new LabCertificateOptions { Validity = LabValidity.Days(-1, 30) });
        TrustVerdict name = Judging.Trusting(Pki.Root).Judge(Served(), nameMatches: false);
        TrustVerdict dates = Judging.Trusting(Pki.Root).Judge(Judging.Chain(expired.Served().Certificates));

        Assert.True(name.Vouched && !name.MayBeWritten);
        Assert.True(dates.Vouched && !dates.InTime && !dates.MayBeWritten);
    }

    [Fact]
    public void An_expired_cross_sign_above_the_users_root_does_not_matter()
    {
        LabAuthority expired = Pki.ServicesRoot.CrossSign(
            Pki.Root,
            new LabCertificateOptions { Validity = LabValidity.Days(-1, 30) }
        );
        TrustVerdict verdict = Judging
            .Trusting(Pki.Root)
            .Judge(Judging.Chain(Pki.Leaf, Pki.Intermediate.Certificate, expired.Certificate));

        Assert.True(verdict.Vouched && verdict.InTime && verdict.MayBeWritten);
    }

    [Fact]
    public void A_self_signed_server_is_vouched_for_by_its_own_certificate_only()
    {
        Forge self = new("CN=idp.example.com");
        byte[] leaf = self.Server(self, Private);
        ServedChain chain = Judging.Chain(leaf);

        Assert.True(new TrustPolicy([Judging.Certificate(leaf)]).Judge(chain, Private).MayBeWritten);
        Assert.False(new TrustPolicy([Judging.Certificate(self.Server(self, Private))]).Judge(chain, Private).Vouched);
        Assert.Equal(["the certificate is self-signed"], new TrustPolicy().Judge(chain, Private).Reasons);
    }

    [Theory]
    [InlineData(RealChain.Host, "Amazon Trust Services' roots")]
    [InlineData(Private, "the publicly trusted roots (list of DATE)")]
    public void The_reason_names_the_roots_that_were_asked_first_with_and_without_the_users(string host, string roots)
    {
        string reason =
            "the chain ends at 'Lab Services Root G2', whose issuer 'Lab Class 2' is not among "
            + roots.Replace("DATE", List, StringComparison.Ordinal);
        Assert.Equal([reason], new TrustPolicy().Judge(Served(), host).Reasons);
        Assert.Equal([reason], Judging.Trusting(Pki.Root).Judge(Served(), host).Reasons);
    }

    [Fact]
    public void The_reason_tells_a_root_that_is_sent_from_one_that_is_missing()
    {
        TrustVerdict root = new TrustPolicy().Judge(Judging.Chain(Pki.ServedWithRoot().Certificates), Private);
        TrustVerdict leaf = new TrustPolicy().Judge(Judging.Chain(Pki.Leaf), Private);

        Assert.Equal(TrustState.NotAnchored, root.State);
        Assert.Equal(
            [$"the chain ends at 'Lab Root CA 1', which is not among the publicly trusted roots (list of {List})"],
            root.Reasons
        );
        Assert.Equal(
            [
                "the server sends its own certificate only, and its issuer 'Lab ECDSA 256 M01' is not among the "
                    + $"publicly trusted roots (list of {List})",
            ],
            leaf.Reasons
        );
    }
}
