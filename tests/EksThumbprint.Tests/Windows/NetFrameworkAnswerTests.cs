using System.Security.Authentication;
using System.Text;
using System.Text.Json;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.NetFrameworkHost;
using EksThumbprint.Tests.Fuzzing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Windows;

/// <summary>
/// The build for Windows PowerShell says on .NET Framework (on Mono, outside Windows) what the other one says on .NET.
/// </summary>
public sealed class NetFrameworkAnswerTests
{
    // RSA alone: Mono has no ECDSA of certificates.
    private static readonly LabPki Pki = SharedPki.Rsa;
    private static readonly byte[][] Ders = [.. Pki.Served().Certificates.Select(one => one.RawData)];
    private static readonly byte[][] Files =
    [
        .. new[]
        {
            Pki.Served().ToPem(),
            "> " + Pki.Served().ToPem().Replace("\n", "\n> ", StringComparison.Ordinal),
            JsonSerializer.Serialize(new { pem = Pki.Served().ToPem() }),
            Pki.Served().Cut(1).ToPem().Replace('\n', ' '),
        }.Select(Encoding.UTF8.GetBytes),
        Ders[1],
    ];

    private static readonly byte[][] Documents =
    [
        .. new[]
        {
            """{"issuer":"https://a.example","keys":[1,-2.5e3,true,null,"\u00e9\ud83d\ude00"]}""",
            """[{"Arn":"arn:aws:iam::111122223333:oidc-provider/a.example"},[],{}]""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>The kind of input, and how its rows are made. The first one is everyday's.</summary>
    private static readonly (string Kind, int Rows, Func<Seeded, byte[]> Make)[] Table =
    [
        ("handshake", 60, random =>
            Bundle.Pack([Ders[0], .. random.Shuffled(Ders.Skip(1).Concat([random.Pick(Ders)]))])
        ),
        ("bag", 60, random => Bundle.Pack(random.Shuffled(Ders).Skip(random.Below(2)))),
        ("der", 200, random => DerMutation.Mutate(random, random.Pick(Ders), Ders)),
        ("json", 400, random => Mutation.Mutate(random, Documents)),
        ("file", 150, random => Mutation.Mutate(random, Files)),
        ("verdict", 15, random => Bundle.Pack([Ders[0], .. random.Shuffled(Ders.Skip(1)).Skip(random.Below(2))])),
    ];

    public static TheoryData<int> Rows => [.. TestSize.Rows(Enumerable.Range(0, Table.Length), _ => 0)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void It_says_the_same_of_the_same_input(int row)
    {
        (string kind, int rows, Func<Seeded, byte[]> make) = Table[row];
        using NetFrameworkProcess framework = NetFrameworkProcess.Start();
        Assert.StartsWith(
            OperatingSystem.IsWindows() ? ".NET Framework" : "Mono",
            framework.Runtime,
            StringComparison.Ordinal
        );

        int said = 0;
        Seeded.Each(TestSize.Times(Math.Min(rows, 15), rows), random =>
        {
            byte[] input = make(random);
            string expected = CoreAnswers.Read(kind, input);
            Assert.Equal(expected, framework.Read(kind, input));
            said += expected.Length;
        });
        Assert.True(said > 100, "The inputs gave next to nothing to compare.");
    }

    [Fact]
    [WholeRun]
    public async Task It_reads_a_chain_over_TLS_1_2_with_the_leaf_first()
    {
        using NetFrameworkProcess framework = NetFrameworkProcess.Start();
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost(SharedPki.HostName, Pki.Served());
        host.Protocols = SslProtocols.Tls12;
        TestIssuer issuer = TestIssuer.At(host);

        string[] read = framework
            .Read("probe", Encoding.UTF8.GetBytes($"{server.EndPoint.Port} {issuer.Url}"))
            .Split('\n');

        Assert.Equal("read", read[0]);
        Assert.Equal(
            Pki.Served().Thumbprints.Select(value => value.ToString()),
            read.Skip(1).Select(line => line.Split(' ')[1])
        );
    }

    [Fact]
    [WholeRun]
    public void It_writes_a_file_as_a_whole_and_names_what_it_refuses()
    {
        using NetFrameworkProcess framework = NetFrameworkProcess.Start();
        using TemporaryFolder folder = new();

        string said = framework.Read("write", Encoding.UTF8.GetBytes(folder.PathOf("estate é.html")));

        Assert.Equal("FileExists\nsécond\n\n1 file", said);
        Assert.StartsWith(
            "FileNotWritten",
            framework.Read("write", Encoding.UTF8.GetBytes(folder.PathOf("a\0b.html"))),
            StringComparison.Ordinal
        );
    }
}
