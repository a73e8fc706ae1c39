using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Assessment;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Offline;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Workflow;

/// <summary>Whose certificates a file holds: by the command of a transcript, and by every name in the leaf.</summary>
public sealed class FileHostTests
{
    private const string Other = "first.example";
    private const string Issuer = "issuer.example";

    [Theory]
    [InlineData(Issuer, Issuer, Other, Issuer)]
    [InlineData("tenant.wild.example", "tenant.wild.example", Other, "*.wild.example")]
    [InlineData(Issuer, Other, Other)]
    [InlineData("a.b.wild.example", "*.wild.example", "*.wild.example")]
    [InlineData(null, Other, Other, Issuer)]
    public void The_host_is_the_one_asked_for_where_any_name_of_the_certificate_covers_it(
        string? asked,
        string host,
        params string[] names
    ) => Assert.Equal(host, Assess(Transcript(asked, names)).Chains[0].Host);

    [Theory]
    [InlineData(RealChain.Host, "portal.example")]
    [InlineData(RealChain.Host, "proxy.example", RealChain.Host)]
    [InlineData(null, "proxy.example", RealChain.Host)]
    public void What_answers_for_an_EKS_host_and_is_not_Amazons_gives_no_value_whatever_its_names(
        string? asked,
        params string[] names
    )
    {
        FileAssessment file = Assess(Transcript(asked, names));
        Assert.Equal(OidcStatus.Intercepted, file.Status);
        Assert.Empty(file.Expected);
        Assert.Contains($"what answered for {RealChain.Host} was not Amazon", file.Sentence, StringComparison.Ordinal);
        Assert.Equal(RealChain.Host, file.Server);
    }

    [Fact]
    public void A_self_signed_certificate_with_the_name_of_an_EKS_host_is_not_Amazons()
    {
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(RealChain.Host);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 server = MadeCertificates.SelfSigned(
            $"CN={RealChain.Host}",
            key,
            HashAlgorithmName.SHA256,
            false,
            names.Build()
        );
        FileAssessment file = Assess(server.ExportCertificatePem());
        Assert.Equal(OidcStatus.Intercepted, file.Status);
        Assert.Empty(file.Expected);
    }

    [Theory]
    [InlineData(null, true, Other, Issuer)]
    [InlineData(Issuer, true, Other, Issuer)]
    [InlineData(null, true, "*.example")]
    [InlineData(Other, false, Other, Issuer)]
    [InlineData(null, false, Other)]
    [InlineData(null, false, "*.issuer.example")]
    public void An_update_takes_a_transcript_of_the_issuers_host_by_any_of_its_names(
        string? asked,
        bool taken,
        params string[] names
    )
    {
        FileAssessment file = Assess(Transcript(asked, names));
        RepairOptions? options = null;
        Exception? refused = Record.Exception(() =>
            options = TranscriptRepair.With(
                new RepairOptions(),
                file,
                MadeFacts.Registered(MadeFacts.PrivateIssuer, Judged.Example)
            )
        );
        Assert.Equal(taken ? null : "TranscriptOfAnother", (refused as InputException)?.Code);
        Assert.Equal(taken, options?.Explicit?.Contains(file.Expected[0]) == true);
    }

    [Fact]
    public void Of_two_transcripts_each_value_stands_beside_its_host_and_the_one_that_is_not_listed_is_named()
    {
        string text = Transcript(Other, Other) + Transcript(Issuer, Issuer);
        FileAssessment file = Assess(text);
        Finding several = Assert.Single(file.Findings, finding => finding.Code == FindingCode.SeveralChains);
        Assert.Contains($"{file.Expected[0]} for {Other}", several.Sentence, StringComparison.Ordinal);
        Assert.Contains($"{file.Expected[1]} for {Issuer}", several.Sentence, StringComparison.Ordinal);

        FileAssessment listed = Assess(text, [file.Expected[0].ToString()]);
        Assert.Equal(OidcStatus.Mismatch, listed.Status);
        Assert.Contains($"for {Issuer}", listed.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(Other, listed.Sentence, StringComparison.Ordinal);
    }

    private static FileAssessment Assess(string text, string[]? listed = null) =>
        FileAssessor.Assess(MadeChain.Parse(text), DateTimeOffset.UtcNow, new TrustPolicy(), listed);

    private static string Transcript(string? asked, params string[] names)
    {
        LabAuthority root = LabAuthority.CreateRoot("Made Root", LabKeyKind.Ecdsa);
        LabAuthority middle = root.IssueAuthority("Made Middle", LabKeyKind.Ecdsa);
        string[] pems =
        [
            middle.IssueServer(LabKey.Create(LabKeyKind.Ecdsa), names).ExportCertificatePem(),
            middle.Certificate.ExportCertificatePem(),
        ];
        string command = asked is null ? string.Empty : $"$ openssl s_client -connect {asked}:443 -showcerts\n";
        return $"{command}CONNECTED(00000003)\n---\nCertificate chain\n"
            + string.Concat(pems.Select((pem, i) => $" {i} s:CN = {i}\n   i:CN = {i + 1}\n{pem}\n"))
            + "---\nServer certificate\nsubject=CN = 0\n---\nDONE\n";
    }
}
