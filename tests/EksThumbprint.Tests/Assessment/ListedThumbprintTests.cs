using EksThumbprint.Assessment;
using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;
using static EksThumbprint.Tests.Support.MadeFacts;

namespace EksThumbprint.Tests.Assessment;

public sealed class ListedThumbprintTests
{
    private static ListedThumbprint Listed(string value, string shape = "four") =>
        Assert.Single(OidcAssessment.Judge(Private(LabShapes.Make(shape, Pki), value)).Registered);

    [Fact]
    public void What_is_served_is_named_by_its_place()
    {
        ListedThumbprintKind[] kinds = [.. Pki.Served().Thumbprints.Select(value => Listed(value.ToString()).Kind)];

        Assert.Equal(
            [
                ListedThumbprintKind.ServedLeaf,
                ListedThumbprintKind.ServedIntermediate,
                ListedThumbprintKind.ServedIntermediate,
                ListedThumbprintKind.ServedTop,
            ],
            kinds
        );
        Assert.Equal(
            "Lab Services Root G2, the top certificate served now",
            Listed(Pki.ServicesRootCross.Thumbprint.ToString()).Description
        );
        Assert.Contains(
            "changes with every renewal",
            Listed(Pki.Served().Thumbprints[0].ToString()).Description,
            StringComparison.Ordinal
        );
        Assert.All(Pki.Served().Thumbprints, value => Assert.True(Listed(value.ToString()).IsServed));
    }

    [Fact]
    public void Of_a_served_root_both_values_are_tops_and_a_lone_leaf_is_one_too()
    {
        Assert.Equal(ListedThumbprintKind.ServedTop, Listed(Pki.Root.Thumbprint.ToString(), "with root").Kind);
        Assert.Equal(ListedThumbprintKind.ServedTop, Listed(Pki.Intermediate.Thumbprint.ToString(), "with root").Kind);
        Assert.Equal(ListedThumbprintKind.ServedTop, Listed(Pki.Served(1).Thumbprints[0].ToString(), "leaf only").Kind);
    }

    [Fact]
    public void What_is_sent_beside_the_chain_is_said_to_be_that()
    {
        string beside = LabShapes.Make("unrelated last", Pki).Thumbprints[^1].ToString();

        ListedThumbprint listed = Listed(beside, "unrelated last");

        Assert.Equal(ListedThumbprintKind.Unknown, listed.Kind);
        Assert.Equal(
            "Unrelated Root, sent by the server, but no link from its own certificate leads to it",
            listed.Description
        );
        Assert.DoesNotContain(
            "Nothing listed is served",
            OidcAssessment.Judge(Private(LabShapes.Make("unrelated last", Pki), beside)).Sentence,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "9e99a48a9960b14926bb7f3b02e22da2b0ab7280",
        ListedThumbprintKind.KnownAuthority,
        "Starfield Services Root G2"
    )]
    [InlineData("06b25927c42a721631c1efd9431e648fa62e1e39", ListedThumbprintKind.KnownAuthority, "Amazon Root CA 1")]
    [InlineData("414a2060b738c635cc7fc243e052615592830c53", ListedThumbprintKind.KnownAuthority, "Amazon RSA 2048 M02")]
    [InlineData("8da7f965ec5efc37910f1c6e59fdc1cc6a6ede16", ListedThumbprintKind.KnownWrong, "never matches")]
    [InlineData("ad7e1c28b064ef8f6003402014c3d0e3370eb58a", ListedThumbprintKind.KnownWrong, "local trust store")]
    [InlineData("6938fd4d98bab03faadb97b34396831e3780aea1", ListedThumbprintKind.KnownWrong, "GitHub")]
    [InlineData(
        "990f4193972f2becf12ddeda5237f9c952f20d9e",
        ListedThumbprintKind.Placeholder,
        "example in AWS's documentation"
    )]
    [InlineData("0000000000000000000000000000000000000000", ListedThumbprintKind.Placeholder, "placeholder")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", ListedThumbprintKind.Placeholder, "placeholder")]
    [InlineData("9E99A48A9960B14926BB7F3B02E22DA2B0AB7280", ListedThumbprintKind.KnownAuthority, "Starfield")]
    public void What_is_known_is_named(string value, ListedThumbprintKind kind, string words)
    {
        ListedThumbprint listed = Listed(value);

        Assert.Equal(kind, listed.Kind);
        Assert.Contains(words, listed.Description, StringComparison.Ordinal);
        Assert.Equal(Thumbprint.Parse(value), listed.Thumbprint);
        Assert.False(listed.IsServed);
    }

    [Theory]
    [InlineData(
        "9e99a48a9960c149aaaaaaaaaaaaaaaaaaaaaaaa",
        "unknown: differs from 9e99a48a9960b14926bb7f3b02e22da2b0ab7280 after 12 digits"
    )]
    [InlineData(
        "06b2590000000000000000000000000000000000",
        "unknown: differs from 06b25927c42a721631c1efd9431e648fa62e1e39 after 6 digits"
    )]
    [InlineData("06b25aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "unknown: no certificate that is served now or known here")]
    [InlineData(
        "9e99a48a9960b14926bb7f3b02e22da2b0ab7281",
        "unknown: differs from 9e99a48a9960b14926bb7f3b02e22da2b0ab7280 after 39 digits"
    )]
    public void What_agrees_with_a_known_value_for_a_while_is_said_to(string value, string description)
    {
        Assert.Equal((ListedThumbprintKind.Unknown, description), (Listed(value).Kind, Listed(value).Description));
    }

    [Theory]
    [InlineData("")]
    [InlineData("xyz")]
    [InlineData("9e99a48a9960b14926bb7f3b02e22da2b0ab728")]
    [InlineData("gggggggggggggggggggggggggggggggggggggggg")]
    [InlineData("\u001b[31m9e99a48a9960b14926bb7f3b02e22da2b0ab7280")]
    public void What_is_no_thumbprint_is_malformed_and_shown_safely(string value)
    {
        ListedThumbprint listed = Listed(value);

        Assert.Equal(ListedThumbprintKind.Malformed, listed.Kind);
        Assert.Null(listed.Thumbprint);
        Assert.DoesNotContain('\u001b', listed.Value);
    }

    [Fact]
    public void Each_value_is_a_finding_and_what_can_never_match_a_warning()
    {
        string[] values =
        [
            Pki.ServicesRootCross.Thumbprint.ToString(),
            Value('a'),
            "ad7e1c28b064ef8f6003402014c3d0e3370eb58a",
            new string('0', 40),
        ];

        OidcAssessment assessment = OidcAssessment.Judge(Private(Pki.Served(), values));

        List<Finding> listed = [.. assessment.Findings.Where(finding => finding.Code == "Listed")];
        Assert.Equal(
            values.Order(StringComparer.Ordinal),
            listed.Select(finding => finding.Sentence[..40]).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            [Severity.Warning, Severity.Warning, Severity.Info, Severity.Info],
            listed.Select(finding => finding.Severity)
        );
        Assert.All(listed, finding => Assert.Null(finding.Status));
        Assert.Equal(values, assessment.Registered.Select(value => value.Value));
    }
}
