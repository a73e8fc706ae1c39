using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Chains;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing;

public sealed class ServedOrderTests
{
    /// <summary>The top of each shape, told by whoever made the certificates.</summary>
    private static readonly Dictionary<string, Func<LabPki, X509Certificate2>> Tops = new(StringComparer.Ordinal)
    {
        ["four"] = pki => pki.ServicesRootCross.Certificate,
        ["three"] = pki => pki.RootCross.Certificate,
        ["two"] = pki => pki.Intermediate.Certificate,
        ["leaf only"] = pki => pki.Leaf,
        ["reversed"] = pki => pki.ServicesRootCross.Certificate,
        ["shuffled"] = pki => pki.ServicesRootCross.Certificate,
        ["gap"] = pki => pki.Leaf,
        ["with root"] = pki => pki.Root.Certificate,
        ["with oldest root"] = pki => pki.Class2.Certificate,
        ["root first"] = pki => pki.Class2.Certificate,
        ["unrelated last"] = pki => pki.ServicesRootCross.Certificate,
        ["unrelated between"] = pki => pki.ServicesRootCross.Certificate,
        ["each twice"] = pki => pki.ServicesRootCross.Certificate,
        ["leaf twice"] = pki => pki.ServicesRootCross.Certificate,
        ["two cross-signs"] = pki => pki.ServicesRootCross.Certificate,
        ["cross-sign and root"] = pki => pki.ServicesRootCross.Certificate,
    };

    /// <summary>Everyday every shape once, and one in each other kind of key and version of TLS.</summary>
    public static TheoryData<string, LabKeyKind, SslProtocols> EveryChain =>
        [
            .. TestSize.Rows(
                from shape in LabShapes.Names
                from kind in Enum.GetValues<LabKeyKind>()
                from version in new[] { SslProtocols.Tls12, SslProtocols.Tls13 }
                select (shape, kind, version),
                row =>
                    row is { kind: LabKeyKind.Ecdsa, version: SslProtocols.Tls13 }
                        ? row.shape
                        : $"{row.kind} {row.version}"
            ),
        ];

    [Theory]
    [MemberData(nameof(EveryChain))]
    public async Task The_probe_sees_what_openssl_sees_in_the_same_order_and_the_same_top(
        string shape,
        LabKeyKind kind,
        SslProtocols version
    )
    {
        OpenSsl.Require();
        Assert.SkipUnless(TlsPlatform.Current.TellsOrder, "This platform does not tell the order on the wire.");
        LabPki pki = SharedPki.For(kind);
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost(SharedPki.HostName, LabShapes.Make(shape, pki));
        host.Protocols = version;

        ProbeResult result = await Probes.RunAsync(server, TestIssuer.At(host));

        Assert.Null(result.Failure);
        Assert.Equal(version == SslProtocols.Tls13, result.Discovery.RequiresTls13);
        ServedChain chain = Assert.Single(result.Discovery.Chains);
        IReadOnlyList<string> judged = OpenSsl.ServedCertificates(server.EndPoint, SharedPki.HostName);
        Assert.Equal(judged.Select(Base64), chain.AsServed.Select(certificate => Base64(certificate.Pem)));
        Assert.Equal(Enumerable.Range(1, judged.Count), chain.AsServed.Select(certificate => certificate.Position));
        Assert.Equal(Tops[shape](pki).RawData, chain.Top.Certificate.RawData);
        Assert.Equal(OpenSsl.Fingerprint(judged[chain.Top.Position - 1]), chain.Top.Thumbprint.ToString());
    }

    [Fact]
    public void Every_shape_has_a_known_top() =>
        Assert.Equal(LabShapes.Names.Order(StringComparer.Ordinal), Tops.Keys.Order(StringComparer.Ordinal));

    /// <summary>The certificate's bytes, however the lines are broken.</summary>
    private static string Base64(string pem) =>
        string.Concat(pem.Split('\n').Where(line => !line.StartsWith("-----", StringComparison.Ordinal)));
}
