using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Offline;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Offline;

/// <summary>PKCS #7 as openssl, .NET and Windows write it. It holds a set, so the order is no matter.</summary>
public sealed class Pkcs7Tests
{
    private static readonly MadeChain Chain = MadeChain.Shared;

    [Theory]
    [InlineData("PEM")]
    [InlineData("DER")]
    public void Openssl_puts_certificates_in_and_they_come_out(string form)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.PathOf("chain.pem"), Chain.Pem);
        OpenSsl.RunIn(folder, "crl2pkcs7", "-nocrl", "-certfile", "chain.pem", "-outform", form, "-out", "chain.p7b");
        AssertSame(ChainFile.Read(folder.PathOf("chain.p7b"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_the_platform_writes_is_read()
    {
        X509Certificate2Collection all = [.. Chain.Ders.Select(X509CertificateLoader.LoadCertificate)];
        AssertSame(ChainFile.Parse(all.Export(X509ContentType.Pkcs7)!, "export.p7b"));
    }

    [Fact]
    public void Indefinite_lengths_are_read() => AssertSame(ChainFile.Parse(Indefinite(), "stream.p7b"));

    [Fact]
    public void Windows_certificate_services_call_it_a_certificate() =>
        AssertSame(MadeChain.Parse(PemEncoding.WriteString("CERTIFICATE", Definite())));

    [Fact]
    public void Every_cut_is_found()
    {
        byte[] whole = Definite();
        for (int length = 2; length < whole.Length; length++)
            AssertNoChain(whole[..length]);
        byte[] streamed = Indefinite();
        for (int length = 2; length < streamed.Length; length++)
            AssertNoChain(streamed[..length]);
    }

    [Fact]
    public void What_follows_it_is_found() => AssertNoChain([.. Definite(), 0x05, 0x00]);

    [Fact]
    public void One_without_certificates_is_no_chain()
    {
        using TemporaryFolder folder = new();
        OpenSsl.RunIn(folder, "crl2pkcs7", "-nocrl", "-outform", "DER", "-out", "none.p7b");
        OfflineProblem problem = Assert.Single(
            ChainFile.Read(folder.PathOf("none.p7b"), TestContext.Current.CancellationToken).Problems
        );
        Assert.Contains("without a certificate", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_encrypted_is_told_apart()
    {
        byte[] enveloped = Convert.FromHexString("300f06092a864886f70d010703a0023000");
        OfflineProblem problem = Assert.Single(ChainFile.Parse(enveloped, "x.p7m").Problems);
        Assert.Contains("not SignedData", problem.Sentence, StringComparison.Ordinal);
    }

    private static void AssertNoChain(byte[] content)
    {
        try
        {
            OfflineChain chain = ChainFile.Parse(content, "cut.p7b");
            Assert.False(chain.IsComplete);
            Assert.Empty(chain.Certificates);
        }
        catch (InputException refused)
        {
            // So little of it that it is not known for what it is.
            Assert.True(content.Length < 64, refused.Message);
        }
    }

    private static void AssertSame(OfflineChain read) =>
        Assert.Equal(
            Chain.Ders.Select(Convert.ToHexString).Order(),
            read.CertificatesOrThrow().Select(one => Convert.ToHexString(one.ToDer())).Order()
        );

    private static byte[] Definite()
    {
        byte[] set = [.. Chain.Ders.SelectMany(der => der)];
        byte[] signed = Element(0x30, [0x02, 0x01, 0x01, 0x31, 0x00, .. Data(), .. Element(0xA0, set), 0x31, 0x00]);
        return Element(0x30, [.. SignedDataOid(), .. Element(0xA0, signed)]);
    }

    private static byte[] Indefinite()
    {
        byte[] set = [0xA0, 0x80, .. Chain.Ders.SelectMany(der => der), 0, 0];
        byte[] signed = [0x30, 0x80, 0x02, 0x01, 0x01, 0x31, 0x00, .. Data(), .. set, 0x31, 0x00, 0, 0];
        return [0x30, 0x80, .. SignedDataOid(), 0xA0, 0x80, .. signed, 0, 0, 0, 0];
    }

    private static byte[] SignedDataOid() => Convert.FromHexString("06092a864886f70d010702");

    private static byte[] Data() => Convert.FromHexString("300b06092a864886f70d010701");

    private static byte[] Element(byte tag, byte[] content) =>
        [tag, 0x83, (byte)(content.Length >> 16), (byte)(content.Length >> 8), (byte)content.Length, .. content];
}
