using System.Security.Cryptography;
using System.Text;
using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Issuers;
using EksThumbprint.Offline;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Offline;
using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>Inputs that once did harm: each is the smallest of its kind.</summary>
public sealed class FuzzFindingTests
{
    private static string Code(Action action) => Assert.Throws<InputException>(action).Code;

    [Theory]
    [InlineData("https://xn--ü.example/x")]
    public void A_host_that_the_platform_takes_and_later_refuses_is_no_issuer(string text)
    {
        Assert.Equal("NotAnIssuer", Code(() => IssuerUrl.Parse(text)));
        Assert.Equal("NotAnIssuer", Code(() => Target.Parse(text)));
        Assert.Empty(ProviderPathMatch.OtherForms([":oidc-provider/" + text], Judged.Issuer));
    }

    [Theory]
    [InlineData("https://issuer.example/%%2e%2e/;x=1")]
    [InlineData("https://issuer.example/.well-known/openid-configuration/.well-known/openid-configuration")]
    public void A_path_that_reads_otherwise_the_second_time_is_no_issuers(string text) =>
        Assert.Equal("NotAnIssuer", Code(() => IssuerUrl.Parse(text)));

    [Theory]
    [InlineData("ARN:aws:iam::111122223333:oidc-provider/a.example")]
    [InlineData("arN:aws:eks:eu-west-1:111122223333:cluster/c")]
    public void An_ARN_begins_with_small_letters_or_the_list_of_providers_would_never_hold_it(string text) =>
        Assert.Equal("NotAnArn", Code(() => Target.Parse(text)));

    [Theory]
    [InlineData("xn--ü.example")]
    [InlineData("1\u3002.07:8400")]
    public void An_address_that_cannot_be_dialled_as_it_is_written_is_none(string text) =>
        Assert.Equal("NotAnAddress", Code(() => ConnectTo.Parse(text)));

    [Fact]
    public void An_internationalised_address_is_dialled_and_shown_in_its_ASCII_form() =>
        Assert.Equal("xn--bcher-kva.example:8443", ConnectTo.Parse("bücher.example:8443").ToString());

    [Fact]
    public void A_jwks_uri_with_such_a_host_is_a_wrong_document_and_not_a_crash()
    {
        IssuerUrl issuer = IssuerUrl.Parse("https://issuer.example");
        byte[] document = Encoding.UTF8.GetBytes(
            """{"issuer":"https://issuer.example","jwks_uri":"https://xn--ü.example/k"}"""
        );
        Assert.Equal(ProbeFailureKind.NoJwksUri, DiscoveryDocument.Check(document, issuer, out Uri? jwks)!.Kind);
        Assert.Null(jwks);
    }

    [Fact]
    public void BEGIN_and_END_that_share_their_hyphens_are_an_empty_block() =>
        Assert.Contains(
            "It is empty",
            MadeChain.AssertDamaged(MadeChain.Parse("-----BEGIN CERTIFICATE-----END CERTIFICATE-----")).Sentence,
            StringComparison.Ordinal
        );

    /// <summary>
    /// The reader here takes it, the platform does not: the subject is a set of a time, not of a name.
    /// </summary>
    private static byte[] Unopened(bool leaf)
    {
        CertificateSeed seed = CertificateSeeds.Chains[0][leaf ? 0 : 1];
        DerTree tree = DerTree.Read(seed.Der)!;
        DerTree body = tree.Children![0];
        body.Children!.Single(field =>
                field.Tag == 0x30 && field.Children is [{ Tag: 0x17 or 0x18 }, { Tag: 0x17 or 0x18 }]
            )
            .Children![0]
            .Tag = 0x0C;
        tree.Children[2].Content =
        [
            0,
            .. seed.Signer!.SignData(body.Encode(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
        ];
        tree.Children[2].Children = null;
        return tree.Encode();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_certificate_of_no_bytes_is_unreadable_and_no_crash(int at)
    {
        List<byte[]> sent = [.. CertificateSeeds.Chains[0].Select(seed => seed.Der)];
        sent.Insert(at, []);

        ServedChain chain = ServedChain.OfHandshake(sent);

        Assert.Equal("(unreadable certificate)", chain.AsServed[at].Name);
        Assert.False(
            chain.AsServed[at].Parts is not null
                || (at == 0 && ChainTargets.Policy.Judge(chain).State == TrustState.Anchored)
        );
    }

    [Fact]
    public void A_leaf_that_the_platform_cannot_open_is_trusted_by_nobody_and_still_has_a_thumbprint()
    {
        byte[] leaf = Unopened(leaf: true);
        ServedChain chain = ServedChain.OfHandshake([
            leaf,
            .. CertificateSeeds.Chains[0].Skip(1).Select(seed => seed.Der),
        ]);
        Assert.NotNull(chain.Leaf.Parts);
        Assert.Throws<CryptographicException>(() => chain.Leaf.Certificate);

        TrustVerdict verdict = ChainTargets.Policy.Judge(chain);

        Assert.Equal(TrustState.NotAnchored, verdict.State);
        Assert.True(verdict.Intercepted);
        Assert.Contains("the server's certificate cannot be read", verdict.Reasons);
        Assert.Equal(Thumbprint.OfCertificate(leaf), chain.Leaf.Thumbprint);
    }

    [Fact]
    public void An_authority_that_the_platform_cannot_open_ends_what_can_be_trusted()
    {
        IReadOnlyList<CertificateSeed> seeds = CertificateSeeds.Chains[0];
        ServedChain chain = ServedChain.OfHandshake([seeds[0].Der, Unopened(leaf: false), seeds[2].Der, seeds[3].Der]);
        Assert.Equal(4, chain.Path.Count);

        Assert.NotEqual(TrustState.Anchored, ChainTargets.Policy.Judge(chain).State);
    }

    [Fact]
    public void A_file_with_such_a_leaf_is_shown_under_its_own_name()
    {
        OfflineChain file = MadeChain.Parse(PemEncoding.WriteString("CERTIFICATE", Unopened(leaf: true)));
        FileChain chain = Assert.Single(FileAssessor.Assess(file, DateTimeOffset.UtcNow, ChainTargets.Policy).Chains);
        Assert.Equal(TrustState.NotAnchored, chain.Trust.State);
        Assert.Null(HostileText.Problem(chain.Host));
    }

    [Fact]
    public void What_AWS_calls_things_is_escaped_in_findings_names_and_refusals()
    {
        OidcAssessment assessment = Judged.Facts(OidcStatus.AudienceMissing) is { } facts
            ? OidcAssessment.Judge(Reports.HostileEstate.With(facts, "a\u001b[2J\u202e"))
            : throw new InvalidOperationException();
        // What cannot be pasted safely is no remedy.
        Assert.Null(assessment.Remedy.Text());
        Assert.StartsWith("a\\u{001B}[2J", assessment.Facts.Name, StringComparison.Ordinal);
        Assert.All(assessment.Findings.SelectMany(finding => new[] { finding.Sentence, finding.Remedy.Text() }), said =>
            Assert.Null(HostileText.Problem(said))
        );
    }
}
