using EksThumbprint.Offline;
using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Offline;

/// <summary>
/// Two published support articles show a transcript whose certificates were redacted; one of them shows it on one
/// line.
/// </summary>
public sealed class ArticleTests
{
    [Theory]
    [InlineData("invalid-identity-token.de.txt")]
    [InlineData("invalid-identity-token.pt.txt")]
    public void Each_damaged_block_of_an_article_is_named_with_line_and_reason(string file)
    {
        string path = ReferenceCertificates.PathOf("seeds", file);
        OfflineChain chain = ChainFile.Read(path, TestContext.Current.CancellationToken);
        Assert.Empty(chain.Certificates);
        Assert.Equal("DamagedChainFile", Assert.Throws<InputException>(chain.CertificatesOrThrow).Code);

        string[] lines = File.ReadAllLines(path);
        Assert.Equal([1, 2, 3, 4], chain.Problems.Select(problem => problem.Block!.Value));
        Assert.All(chain.Problems, problem =>
            Assert.Contains("-----BEGIN CERTIFICATE-----", lines[problem.Line - 1], StringComparison.Ordinal)
        );
        Assert.All(chain.Problems.Take(3), problem =>
            Assert.Equal("It holds the text \"CERTIFICATE Redacted\" instead of base64.", problem.Sentence)
        );
        Assert.Equal(
            "The text 'EXAMPLE' was written over it at character 1520 of its base64. Its base64 has 1527 characters, "
                + "1 of them '=', which is no multiple of four: "
                + "its end is missing or was changed; what is left decodes to 1144 bytes, but its DER declares 1145.",
            chain.Problems[3].Sentence
        );
        Assert.StartsWith(
            $"{path}: block 4 (line {chain.Problems[3].Line}): The text",
            chain.Problems[3].ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_article_with_the_real_certificates_put_back_gives_them()
    {
        string[] article = File.ReadAllText(ReferenceCertificates.PathOf("seeds", "invalid-identity-token.de.txt"))
            .Split("-----BEGIN CERTIFICATE-----");
        string[] real = File.ReadAllText(ReferenceCertificates.PathOf("certs", "chain-eks-us-west-2-2023-4certs.pem"))
            .Split("-----BEGIN CERTIFICATE-----");
        Assert.Equal(article.Length, real.Length);
        string whole = article[0];
        for (int i = 1; i < article.Length; i++)
        {
            string body = real[i][..real[i].IndexOf("-----END", StringComparison.Ordinal)].ReplaceLineEndings(" ");
            whole +=
                "-----BEGIN CERTIFICATE-----"
                + body
                + article[i][article[i].IndexOf("-----END", StringComparison.Ordinal)..];
        }

        IReadOnlyList<OfflineCertificate> certificates = MadeChain.Parse(whole).CertificatesOrThrow();
        Assert.Equal(4, certificates.Count);
        Assert.Equal(
            "9e99a48a9960b14926bb7f3b02e22da2b0ab7280",
            Thumbprint.OfCertificate(certificates[3].ToDer()).ToString()
        );
    }
}
