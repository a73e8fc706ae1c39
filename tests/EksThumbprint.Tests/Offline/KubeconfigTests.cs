using System.Text;
using System.Text.Json.Nodes;
using EksThumbprint.Offline;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Offline;

[WholeRun(OnNetStandard = true)]
[Collection(Moto.Name)]
public sealed class KubeconfigTests(MotoServer moto)
{
    private static readonly MadeChain Chain = MadeChain.Shared;
    private static readonly string Authority = Convert.ToBase64String(Encoding.ASCII.GetBytes(Chain.Pems[2]));
    private static readonly string Other = Convert.ToBase64String(Encoding.ASCII.GetBytes(Chain.Pems[1]));

    [Fact]
    public void The_authority_of_the_current_context_counts()
    {
        MadeChain.AssertHolds([Chain.Ders[2]], MadeChain.Parse(Yaml("two")));
        MadeChain.AssertHolds([Chain.Ders[1]], MadeChain.Parse(Yaml("one")));
    }

    [Fact]
    public void Without_a_current_context_different_authorities_are_refused() =>
        Assert.Equal("KubeconfigUndecided", Refused(Yaml("\"\"")).Code);

    [Fact]
    public void What_kubectl_left_out_and_what_lies_in_another_file_is_told()
    {
        Assert.Contains(
            "--raw",
            Refused(Yaml("two").Replace(Authority, "DATA+OMITTED")).Message,
            StringComparison.Ordinal
        );
        string file = Yaml("two")
            .Replace("certificate-authority-data: " + Authority, "certificate-authority: /etc/kubernetes/pki/ca.crt");
        Assert.Contains("/etc/kubernetes/pki/ca.crt", Refused(file).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_in_the_authority_is_found()
    {
        OfflineChain cut = MadeChain.Parse(Yaml("two").Replace(Authority, Authority[..400]));
        Assert.False(cut.IsComplete);
        Assert.Equal("DamagedChainFile", Refused(Yaml("two").Replace(Authority, Authority[..401])).Code);
    }

    [Fact]
    public void It_may_be_JSON_and_the_value_may_be_a_block()
    {
        JsonObject json = new()
        {
            ["kind"] = "Config",
            ["current-context"] = "c",
            ["contexts"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "c",
                    ["context"] = new JsonObject { ["cluster"] = "k" },
                }
            ),
            ["clusters"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "k",
                    ["cluster"] = new JsonObject { ["certificate-authority-data"] = Authority },
                }
            ),
        };
        MadeChain.AssertHolds([Chain.Ders[2]], MadeChain.Parse(json.ToJsonString()));
        string block = string.Join("\n", Authority.Chunk(64).Select(line => "      " + new string(line)));
        MadeChain.AssertHolds([Chain.Ders[2]], MadeChain.Parse(Yaml("two").Replace(Authority, ">-\n" + block)));
    }

    [Fact]
    public void What_the_AWS_CLI_writes_is_read()
    {
        MotoServer.Require();
        using TemporaryFolder folder = new();
        moto.Aws(
            "eks",
            "create-cluster",
            "--name",
            "kube",
            "--role-arn",
            "arn:aws:iam::123456789012:role/eks",
            "--resources-vpc-config",
            "subnetIds=subnet-1,subnet-2"
        );
        moto.Aws("eks", "update-kubeconfig", "--name", "kube", "--kubeconfig", folder.PathOf("config"));
        string written = File.ReadAllText(folder.PathOf("config"));
        string data = JsonNode.Parse(moto.Aws("eks", "describe-cluster", "--name", "kube"))!["cluster"]![
            "certificateAuthority"
        ]!["data"]!.GetValue<string>();

        // The stand-in's authority is no certificate; a real one takes its place in the file that the CLI wrote.
        Assert.Contains($"certificate-authority-data: {data}", written, StringComparison.Ordinal);
        MadeChain.AssertHolds(
            [Chain.Ders[2]],
            MadeChain.Parse(written.Replace(data, Authority, StringComparison.Ordinal))
        );
    }

    private static string Yaml(string current) =>
        $"""
            apiVersion: v1
            clusters:
            - cluster:
                certificate-authority-data: {Other}
                server: https://one.example:6443
              name: k1
            - cluster:
                certificate-authority-data: {Authority}
                server: https://two.example:6443
              name: k2
            contexts:
            - context:
                cluster: k1
                user: u
              name: one
            - context: # comments do no harm
                cluster: k2
                user: u
              name: two
            current-context: {current}
            kind: Config
            users:
            - name: u
              user:
                token: secret
            """;

    private static InputException Refused(string text) => Assert.Throws<InputException>(() => MadeChain.Parse(text));
}
