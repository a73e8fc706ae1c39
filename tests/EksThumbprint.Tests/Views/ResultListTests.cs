using EksThumbprint.Assessment;
using EksThumbprint.Tests.Support;
using EksThumbprint.Views;

namespace EksThumbprint.Tests.Views;

public sealed class ResultListTests
{
    [Theory]
    [MemberData(nameof(ResultViewTests.Statuses), MemberType = typeof(ResultViewTests))]
    public void No_line_is_longer_than_a_list_has_room_for(OidcStatus status)
    {
        OidcTestResult result = Judged.Facts(status).Result();
        string[] texts =
        [
            ResultList.Registered(result),
            ResultList.Expected(result),
            ResultList.Expires(result),
            ResultList.Chain(result),
        ];
        Assert.All(texts.SelectMany(text => text.Split('\n')), line => Assert.InRange(line.Length, 0, 64));
    }

    [Fact]
    public void Every_registered_value_is_shown_in_full_with_what_it_is()
    {
        string shown = ResultList.Registered(
            Judged.Listing(Judged.Top, Judged.Lower, Judged.Example, "garbage").Served().Result()
        );
        Assert.Contains(
            $"{Judged.Top}\n  Lab Services Root G2, the top certificate served now",
            shown,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"{Judged.Lower}\n  Lab ECDSA 256 M01, served now but not the top",
            shown,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"{Judged.Example}\n  the example in AWS's documentation: no real certificate",
            shown,
            StringComparison.Ordinal
        );
        Assert.Contains("garbage\n  no thumbprint: not 40 hexadecimal digits", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_expected_certificate_is_marked_in_the_chain_by_a_word_and_its_full_thumbprint()
    {
        string[] lines = ResultList.Chain(Judged.Facts(OidcStatus.Stale).Result()).Split('\n');
        Assert.Equal([SharedPki.HostName, "trusted, anchored in Lab Class 2"], lines.Take(2));
        Assert.StartsWith("  1 Leaf         oidc.eks.us-w….amazonaws.com ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("> 4 Intermediate Lab Services Root G2         ", lines[5], StringComparison.Ordinal);
        Assert.Equal($"    expected: {Judged.Top}", lines[6]);
        Assert.Single(lines, line => line.StartsWith('>'));
    }

    [Fact]
    public void With_a_root_that_is_served_both_expected_certificates_are_marked()
    {
        string chain = ResultList.Chain(
            Judged.Listing().Served(Judged.Pki.ServedWithRoot(), Judging.Amazon(Judged.Pki.Root)).Result()
        );
        Assert.Equal(2, chain.Split('\n').Count(line => line.StartsWith('>')));
    }

    [Fact]
    public void What_an_interceptor_serves_is_shown_and_never_marked_as_expected()
    {
        OidcTestResult intercepted = Judged.Facts(OidcStatus.Intercepted).Result();
        Assert.Contains("\nINTERCEPTED\n", ResultList.Chain(intercepted), StringComparison.Ordinal);
        Assert.DoesNotContain('>', ResultList.Chain(intercepted));
        Assert.Equal("-", ResultList.Expected(intercepted));
    }

    [Fact]
    public void Dates_name_UTC_and_the_days_from_the_moment_of_judgement()
    {
        OidcFacts facts = Judged.Facts(OidcStatus.Match);
        DateTimeOffset expires = facts.Trust[0].Chain.Top.NotAfter;
        Assert.Equal(
            $"{expires:yyyy-MM-dd} UTC (10 days left)",
            ResultList.Expires((facts with { Now = expires.AddDays(-10.5) }).Result())
        );
        Assert.Equal(
            $"{expires:yyyy-MM-dd} UTC (1 day left)",
            ResultList.Expires((facts with { Now = expires.AddDays(-1.5) }).Result())
        );
        Assert.Equal(
            $"{expires:yyyy-MM-dd} UTC (expired 2 days ago)",
            ResultList.Expires((facts with { Now = expires.AddDays(1.5) }).Result())
        );
    }

    [Fact]
    public void Findings_that_stand_elsewhere_in_the_list_are_not_repeated()
    {
        OidcTestResult match = Judged.Facts(OidcStatus.Match).Result();
        Assert.NotEmpty(match.Findings);
        Assert.False(ResultList.HasFindings(match));
    }

    [Fact]
    public void Further_findings_are_shown_with_their_remedies()
    {
        string findings = ResultList.Findings(Judged.Listing(Judged.Example).Served(Judged.Pki.Served(1)).Result());
        Assert.Contains("LeafOnly (Warning)\n  ", findings, StringComparison.Ordinal);
        Assert.Contains(
            "  -> Have the server send its intermediate certificates too.",
            findings,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Without_a_chain_there_is_none_to_show()
    {
        Assert.False(ResultList.HasChain(Judged.Facts(OidcStatus.NoCluster).Result()));
        Assert.True(ResultList.HasChain(Judged.Facts(OidcStatus.Match).Result()));
    }
}
