using System.Text;
using System.Text.Json;
using EksThumbprint.Assessment;
using EksThumbprint.Inputs;
using EksThumbprint.Offline;
using EksThumbprint.Tests.Offline;
using EksThumbprint.Tests.Support;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>What people have in hand: PKCS #7, kubeconfigs, wrapped texts, the AWS CLI's JSON, lists.</summary>
internal static class FileTargets
{
    private static readonly string Authority = Convert.ToBase64String(
        Encoding.ASCII.GetBytes(MadeChain.Shared.Pems[2])
    );

    private static readonly byte[][] Kubeconfigs = Bytes(
        $"""
        apiVersion: v1
        clusters:
        - cluster:
            certificate-authority-data: {Authority}
            server: https://a.example
          name: k
        - cluster:
            certificate-authority: ca.crt
          name: l
        contexts:
        - context:
            cluster: k
          name: c
        current-context: c
        """,
        """{"current-context":"c","contexts":[{"name":"c","context":{"cluster":"k"}}],"clusters":["""
            + $$$$$"""{"name":"k","cluster":{"certificate-authority-data":"{{{{{Authority}}}}}"}}]}"""
    );

    private static readonly byte[][] Wrapped = Bytes(
        "> " + MadeChain.Shared.Transcript().Replace("\n", "\n> ", StringComparison.Ordinal),
        "2023-03-01T10:00:00Z "
            + MadeChain.Shared.Pem.Replace("\n", "\n2023-03-01T10:00:07Z ", StringComparison.Ordinal),
        JsonSerializer.Serialize(new { pem = MadeChain.Shared.Pem }),
        JsonSerializer.Serialize(JsonSerializer.Serialize(MadeChain.Shared.Transcript())),
        string.Concat(
            MadeChain.Shared.Pem.Split('\n').Select(line => JsonSerializer.Serialize(new { log = line }) + "\n")
        ),
        Convert.ToBase64String(Encoding.ASCII.GetBytes(MadeChain.Shared.Pem)),
        "openssl s_client -connect a.example:443\n" + MadeChain.Shared.Transcript() + "Start Time: 1677628800\n"
    );

    private static readonly byte[][] Documents = Bytes(
        """{"OpenIDConnectProviderList":[{"Arn":"arn:aws:iam::111122223333:oidc-provider/a.example"}]}""",
        """{"Url":"a.example","ClientIDList":["sts.amazonaws.com"],"""
            + """
            "ThumbprintList":["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"]}
            {"cluster":{"name":"prod","arn":"arn:aws:eks:eu-west-1:111122223333:cluster/prod",
            "identity":{"oidc":{"issuer":"https://a.example"}}}}
            """,
        """["prod","arn:aws:eks:eu-west-1:111122223333:cluster/x"] "https://a.example" """,
        "prod\tstaging\n# comment\nhttps://a.example, https://b.example/x\n"
    );

    public static IEnumerable<FuzzTarget> All =>
        [
            Of("pkcs7", 1500, random => Mutation.Mutate(random, [Pkcs7Of(MadeChain.Shared.Ders)]), ReadPkcs7),
            Of("kubeconfig", 1000, random => Mutation.Mutate(random, Kubeconfigs), ReadChain),
            Of("wrapped text", 600, random => Mutation.Mutate(random, Wrapped), ReadChain),
            Of("input document", 3000, random => Mutation.Mutate(random, Documents), ReadDocument),
            Of(
                "input file",
                1000,
                random => Mutation.Mutate(random, [.. Kubeconfigs, .. Wrapped, .. Documents]),
                ReadAny
            ),
        ];

    public static IReadOnlyList<string?> Shown(FileAssessment file)
    {
        foreach (FileChain chain in file.Chains)
        {
            Assert.All(chain.Thumbprints, value =>
                Assert.Contains(chain.Chain.AsServed, one => one.Thumbprint == value)
            );
            if (chain.Provenance == Provenance.Certificates && chain.Chain.Path.Count > 1)
                Assert.All(chain.Answer.Values, value => Assert.False(value.IsSelfSigned));
        }

        return
        [
            file.Name,
            file.Sentence,
            file.Server,
            .. file.Findings.Select(finding => finding.Sentence),
            .. file.Registered.Select(listed => listed.Description),
            .. file.Chains.SelectMany(chain => new[] { chain.Host, chain.Words }),
        ];
    }

    private static FuzzTarget Of(
        string name,
        int inputs,
        Func<Seeded, byte[]> make,
        Func<byte[], IEnumerable<string?>> read
    ) => new(name, inputs, make, read) { MemoryFactor = 2000 };

    private static byte[][] Bytes(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static byte[] Pkcs7Of(IEnumerable<byte[]> ders)
    {
        byte[] set = [0xA0, 0x80, .. ders.SelectMany(der => der), 0, 0];
        byte[] data = Convert.FromHexString("300b06092a864886f70d010701");
        byte[] signed = [0x30, 0x80, 0x02, 0x01, 0x01, 0x31, 0x00, .. data, .. set, 0x31, 0x00, 0, 0];
        return [0x30, 0x80, .. Convert.FromHexString("06092a864886f70d010702"), 0xA0, 0x80, .. signed, 0, 0, 0, 0];
    }

    private static IEnumerable<string?> ReadPkcs7(byte[] input)
    {
        IReadOnlyList<byte[]> read = Pkcs7.Certificates(input, out string? problem);
        Assert.Equal(problem is null, read.Count > 0);
        return [problem];
    }

    private static IEnumerable<string?> ReadChain(byte[] input)
    {
        OfflineChain file = ChainFile.Parse(input, "chain.pem");
        if (!file.IsComplete)
            return [.. file.Problems.Select(problem => problem.ToString())];
        return Shown(FileAssessor.Assess(file, DateTimeOffset.UtcNow, ChainTargets.Policy));
    }

    private static IEnumerable<string?> ReadDocument(byte[] input) =>
        InputText.Read(TextTargets.Text(input), "x.json").Select(_ => (string?)null);

    private static IEnumerable<string?> ReadAny(byte[] input)
    {
        InputFile file = InputFile.Parse(input, "x");
        Assert.True(file.Chain is not null || file.Items.Count >= 0);
        return [file.Name];
    }
}
