using EksThumbprint.Assessment;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Tests.Support;
using EksThumbprint.Views;

namespace EksThumbprint.Tests.Views;

public sealed class ChainViewTests
{
    [Fact]
    public void The_head_names_target_host_and_verdict()
    {
        Assert.Equal(
            ["Target: prod", $"Host: {SharedPki.HostName}", "Verdict: trusted, anchored in Lab Class 2"],
            ChainView.Head(Certificates(Judged.Facts(OidcStatus.Match))[0])
        );
    }

    [Fact]
    public void A_target_that_is_the_host_is_named_once()
    {
        OidcFacts facts = Judged.Facts(OidcStatus.Match) with { Name = SharedPki.HostName };
        Assert.Equal($"Host: {SharedPki.HostName}", ChainView.Head(Certificates(facts)[0])[0]);
    }

    [Theory]
    [InlineData(OidcStatus.Intercepted, "Verdict: INTERCEPTED")]
    [InlineData(OidcStatus.Mismatch, "Verdict: not publicly trusted")]
    public void A_chain_that_is_not_trusted_says_so(OidcStatus status, string expected)
    {
        Assert.Equal(expected, ChainView.Head(Certificates(Judged.Facts(status))[0]).Last());
    }

    [Fact]
    public void Only_the_top_is_marked()
    {
        Assert.Equal(["", "", "", "<- top"], Certificates(Judged.Facts(OidcStatus.Match)).Select(ChainView.Mark));
    }

    [Fact]
    public void A_certificate_shows_its_date_and_days_and_first_digits()
    {
        OidcChainCertificate leaf = Certificates(Judged.Facts(OidcStatus.Match))[0];
        Assert.Equal($"{leaf.NotAfter:yyyy-MM-dd} {leaf.DaysLeft, 5}d", ChainView.Expires(leaf));
        Assert.Equal($"{leaf.Thumbprint[..8]}…", ChainView.Thumbprint(leaf));
        Assert.Equal($"{leaf.NotBefore:yyyy-MM-dd} UTC", ChainView.Date(leaf, "NotBefore"));
        Assert.Equal($"{leaf.NotAfter:yyyy-MM-dd} UTC ({leaf.DaysLeft} days left)", ChainView.Date(leaf, "NotAfter"));
    }

    [Fact]
    public void Certificates_of_one_chain_are_one_group_and_those_of_another_chain_another()
    {
        IReadOnlyList<OidcChainCertificate> four = Certificates(Judged.Facts(OidcStatus.Match));
        IReadOnlyList<OidcChainCertificate> three = Certificates(Judged.Listing().Served(Judged.Pki.Served(3)));
        Assert.Single(four.Select(ChainView.Group).Distinct());
        Assert.Equal(2, four.Concat(three).Select(ChainView.Group).Distinct().Count());
    }

    [Fact]
    public void A_name_with_an_escape_sequence_does_not_reach_the_terminal()
    {
        LabAuthority evil = LabAuthority.CreateRoot("evil\u001b]0;title\u0007\u202egnp", LabKeyKind.Ecdsa);
        LabChain chain = new(evil.IssueServer(LabKey.Create(LabKeyKind.Ecdsa), [SharedPki.HostName]), evil.Certificate);
        OidcFacts facts = Judged.Listing().Served(chain);
        IEnumerable<string> shown = Certificates(facts)
            .SelectMany(one =>
                ChainView
                    .Head(one)
                    .Append(ChainView.Name(one))
                    .Append(ChainView.Verdict(one))
                    .Append(ValueView.Text(one, "Subject"))
            );
        Assert.All(shown.Append(ResultList.Chain(facts.Result())), text =>
            Assert.DoesNotContain(text, c => (char.IsControl(c) && c != '\n') || c == '\u202e')
        );
    }

    internal static IReadOnlyList<OidcChainCertificate> Certificates(OidcFacts facts) =>
        [
            .. facts.Trust.SelectMany(seen =>
                seen.Chain.AsServed.Select(certificate => new OidcChainCertificate(seen, certificate, facts))
            ),
        ];
}
