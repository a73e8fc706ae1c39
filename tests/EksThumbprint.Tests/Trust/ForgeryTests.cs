using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;

namespace EksThumbprint.Tests.Trust;

/// <summary>
/// Chains made to deceive. The .NET Standard build cannot tell the platform to trust given roots only, so each counts
/// there most.
/// </summary>
public sealed class ForgeryTests
{
    private static readonly X509Certificate2 AmazonRoot = AmazonTrustServices.Roots[0];

    private static byte[]? KeyIdOf(X509Certificate2 certificate) =>
        Convert.FromHexString(
            certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifier!
        );

    private static void NobodyTrusts(params byte[][] chain)
    {
        foreach (string host in new[] { RealChain.Host, "idp.example.com" })
        {
            TrustVerdict verdict = new TrustPolicy().Judge(Judging.Chain(chain), host);
            Assert.NotEqual(TrustState.Anchored, verdict.State);
            Assert.Null(verdict.Anchor);
            Assert.False(verdict.IsTrusted || verdict.MayBeWritten || verdict.IamNeedsNoList || verdict.Vouched);
            Assert.Equal(host == RealChain.Host, verdict.Intercepted);
            Assert.NotEmpty(verdict.Reasons);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_authority_with_the_name_of_Amazon_Root_CA_1_and_another_key_anchors_nothing(
        bool withItsKeyIdentifier
    )
    {
        Forge root = new(AmazonRoot.SubjectName, withItsKeyIdentifier ? KeyIdOf(AmazonRoot) : null);
        Forge middle = new("C=US, O=Amazon, CN=Amazon RSA 2048 M02");
        Forge leaf = new("CN=" + RealChain.Host);
        byte[] server = leaf.Server(middle);
        byte[] authority = middle.Authority(root);

        NobodyTrusts(server, authority, root.Authority());
        NobodyTrusts(server, authority);
        NobodyTrusts(server);
        NobodyTrusts(leaf.Server(root), root.Authority());
        NobodyTrusts(leaf.Server(root));
    }

    [Fact]
    public void The_real_root_sent_on_top_of_a_forged_chain_does_not_lend_its_trust()
    {
        Forge root = new(AmazonRoot.SubjectName, KeyIdOf(AmazonRoot));
        Forge middle = new("C=US, O=Amazon, CN=Amazon RSA 2048 M02");
        byte[] server = new Forge("CN=" + RealChain.Host).Server(middle);

        NobodyTrusts(server, middle.Authority(root), AmazonRoot.RawData);
        NobodyTrusts(server, AmazonRoot.RawData);
        NobodyTrusts(server, middle.Authority(root), root.Authority(), AmazonRoot.RawData);
    }

    [Fact]
    public void A_root_in_the_served_chain_does_not_become_trusted_by_being_there()
    {
        Forge root = new("CN=Own Root", [1, 2, 3]);
        Forge middle = new("CN=Own CA", [4, 5, 6]);
        byte[] server = new Forge("CN=" + RealChain.Host).Server(middle);

        NobodyTrusts(server, middle.Authority(root), root.Authority());
        NobodyTrusts(server, middle.Authority());
        NobodyTrusts(root.Server(root));
        Assert.Equal(
            TrustState.NotAnchored,
            new TrustPolicy().Judge(Judging.Chain(server, middle.Authority(root), root.Authority())).State
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_servers_certificate_used_as_an_authority_anchors_nothing(bool isAuthority)
    {
        Forge root = new("CN=Root", [1]);
        Forge server = new("CN=mine.example.com", [2]);
        byte[] victim = new Forge("CN=" + RealChain.Host, [3]).Server(server);
        byte[] issuer = isAuthority ? server.Authority(root) : server.Server(root, "mine.example.com");
        TrustPolicy policy = new(amazonRoots: [Judging.Certificate(root.Authority())]);

        TrustVerdict verdict = policy.Judge(Judging.Chain(victim, issuer));

        Assert.Equal(isAuthority, verdict.State == TrustState.Anchored);
        Assert.Equal(!isAuthority, verdict.Intercepted);
        Assert.Equal(isAuthority, verdict.MayBeWritten);
    }

    [Fact]
    public void A_changed_leaf_is_not_anchored_though_its_authorities_are()
    {
        byte[][] chain = [.. RealChain.Served()];
        chain[0] = [.. chain[0]];
        chain[0][^1] ^= 1;

        TrustVerdict verdict = new TrustPolicy().Judge(Judging.Chain(chain), at: RealChain.WhenServed);

        Assert.NotEqual(TrustState.Anchored, verdict.State);
        Assert.True(verdict.Intercepted);
        Assert.False(verdict.MayBeWritten);
    }

    [Fact]
    public void A_hostile_name_reaches_the_reasons_escaped_only()
    {
        Forge root = new("CN=\u001b[2Jroot\u202e");
        byte[] server = new Forge("CN=" + RealChain.Host).Server(root);

        TrustVerdict verdict = new TrustPolicy().Judge(Judging.Chain(server, root.Authority()));

        Assert.Contains("\\u{001B}[2Jroot\\u{202E}", verdict.Reasons[0], StringComparison.Ordinal);
        Assert.All(verdict.Reasons, reason => Assert.DoesNotContain(reason, c => char.IsControl(c) || c == '\u202e'));
    }
}
