using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EksThumbprint.Offline;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Offline;

/// <summary>A chain of three small certificates, leaf first, and the texts it comes in.</summary>
internal sealed class MadeChain
{
    public static readonly MadeChain Shared = new();

    private MadeChain()
    {
        using ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using ECDsa middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 root = MadeCertificates.Ca("CN=Made Root", rootKey);
        using X509Certificate2 middle = MadeCertificates.Ca("CN=Made Middle", middleKey);
        Ders =
        [
            MadeCertificates.Issued("CN=leaf.example", middle, HashAlgorithmName.SHA256),
            middle.RawData,
            root.RawData,
        ];
    }

    public IReadOnlyList<byte[]> Ders { get; }

    public IReadOnlyList<string> Pems => [.. Ders.Select(der => PemEncoding.WriteString("CERTIFICATE", der) + "\n")];

    public string Pem => string.Concat(Pems);

    /// <summary>What <c>openssl s_client</c> prints, with or without <c>-showcerts</c>.</summary>
    public string Transcript(bool showCerts = true, bool repeatLeaf = false, int entries = 3)
    {
        StringBuilder text = new(
            "CONNECTED(00000003)\ndepth=2 CN = Made Root\nverify return:1\n---\nCertificate chain\n"
        );
        for (int i = 0; i < entries; i++)
        {
            text.Append(' ')
                .Append(i)
                .Append(" s:CN = subject ")
                .Append(i)
                .Append("\n   i:CN = issuer\n   a:PKEY: id-ecPublicKey, 256 (bit)\n");
            if (showCerts)
                text.Append(Pems[i]);
        }

        text.Append("---\nServer certificate\n");
        if (!showCerts || repeatLeaf)
            text.Append(Pems[0]);
        return text.Append(
                "subject=CN = subject 0\nissuer=CN = issuer\n---\nNo client certificate CA names sent\n---\n"
            )
            .ToString();
    }

    public static OfflineChain Parse(string text) => ChainFile.Parse(Encoding.UTF8.GetBytes(text), "chain.pem");

    /// <summary>The file is in good order and holds exactly these certificates.</summary>
    public static void AssertHolds(IEnumerable<byte[]> expected, OfflineChain chain)
    {
        Assert.Empty(chain.Problems);
        Assert.True(chain.IsComplete);
        Assert.Equal(expected, chain.CertificatesOrThrow().Select(certificate => certificate.ToDer()));
    }

    /// <summary>The file gives no certificate for a thumbprint; the only problem is returned.</summary>
    public static OfflineProblem AssertDamaged(OfflineChain chain)
    {
        Assert.False(chain.IsComplete);
        Assert.Equal("DamagedChainFile", Assert.Throws<InputException>(chain.CertificatesOrThrow).Code);
        return Assert.Single(chain.Problems);
    }
}
