using System.Text;
using EksThumbprint.Inputs;
using EksThumbprint.Tests.Offline;

namespace EksThumbprint.Tests.Inputs;

public sealed class InputTextTests
{
    private const string Account = "111122223333";
    private const string Path = "oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
    private const string Arn = $"arn:aws:iam::{Account}:oidc-provider/{Path}";
    private const string Provider =
        $$"""{"Url": "{{Path}}", "ClientIDList": ["sts.amazonaws.com"], """
        + """
            "ThumbprintList": ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"]}
            """;
    private const string Cluster =
        $$"""{"cluster": {"name": "prod", "arn": "arn:aws:eks:us-west-2:{{Account}}:cluster/prod", """
        + $$$$$"""
            "status": "ACTIVE", "identity": {"oidc": {"issuer": "https://{{{{{Path}}}}}"}}}}
            """;

    [Fact]
    public void The_answers_of_the_AWS_CLI_are_known()
    {
        Assert.Equal(
            [Arn, "arn:aws:iam::1:x"],
            Texts($$"""{"OpenIDConnectProviderList": [{"Arn": "{{Arn}}"}, {"Arn": "arn:aws:iam::1:x"}]}""")
        );
        Assert.Equal(["a", "b"], Texts("""{"clusters": ["a", "b"], "nextToken": null}"""));
        Assert.Equal(["a", "b"], Texts("""["a", "b"]"""));
        Assert.Equal([Arn], Texts($$"""[{"Arn": "{{Arn}}"}]"""));
        Assert.Equal(["https://a.example"], Texts("\"https://a.example\"\n"));
        Assert.Equal("prod", Assert.Single(Read(Cluster)).Cluster!.Name);
        InputItem provider = Assert.Single(Read(Provider));
        Assert.Equal((Path, string.Empty), (provider.Provider!.Url, provider.Provider.Arn));
        Assert.Equal(["sts.amazonaws.com"], provider.Provider.Audiences);
    }

    [Fact]
    public void AWS_Tools_objects_written_as_JSON_are_the_same()
    {
        string json = Cluster
            .Replace("\"cluster\": ", "\"Cluster\": ")
            .Replace("\"name\"", "\"Name\"")
            .Replace("\"identity\"", "\"Identity\"")
            .Replace("\"oidc\"", "\"Oidc\"")
            .Replace("\"issuer\"", "\"Issuer\"");
        Assert.Equal("https://" + Path, Assert.Single(Read(json)).Cluster!.Issuer);
        Assert.Empty(
            Assert
                .Single(Read(Provider.Replace("""["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"]""", "null")))
                .Provider!.Thumbprints
        );
    }

    [Theory]
    [InlineData(Cluster + "\n" + Provider)]
    [InlineData(Provider + Cluster)]
    [InlineData("[" + Provider + "," + Cluster + "]")]
    public void A_cluster_and_its_provider_are_one_item_with_the_ARN(string text)
    {
        InputItem item = Assert.Single(Read(text));
        Assert.Equal(("prod", Arn), (item.Cluster!.Name, item.Provider!.Arn));
    }

    [Fact]
    public void A_list_of_providers_gives_the_ARN_of_the_one_that_was_read()
    {
        InputItem[] items =
        [
            .. Read(
                $$"""
                {"OpenIDConnectProviderList": [
                  {"Arn": "arn:aws:iam::{{Account}}:oidc-provider/a.example"},
                  {"Arn": "{{Arn}}"}
                ]}
                """ + Provider
            ),
        ];
        Assert.Equal(2, items.Length);
        Assert.Equal(Arn, items[1].Provider!.Arn);
    }

    [Fact]
    public void A_provider_in_another_form_is_joined_and_a_foreign_one_is_not()
    {
        InputItem slash = Assert.Single(Read(Cluster + Provider.Replace(Path, Path + "/")));
        Assert.Equal(Path + "/", slash.Provider!.Url);
        Assert.Equal(2, Read(Cluster + Provider.Replace(Path, "a.example")).Count);
    }

    [Theory]
    [InlineData("""{"Error": 1}""", "no answer of the AWS CLI")]
    [InlineData("""{"clusters": ["a" """, "is not JSON")]
    [InlineData("Dear all, the pods are down.", "It begins with 'Dear all, the pods are down.'")]
    [InlineData("a b c\n", "It begins with 'a b c'")]
    public void What_is_none_of_these_is_one_error_that_shows_how_it_begins(string text, string said)
    {
        InputException refused = Assert.Throws<InputException>(() => Read(text));
        Assert.Equal("NotAnInput", refused.Code);
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_lines_may_have_comments()
    {
        Assert.Equal(["a", "b", Arn], Texts($"# production\na\n\nb\t{Arn}\r\n"));
    }

    [Fact]
    public void A_file_is_certificates_or_targets()
    {
        Assert.NotNull(InputFile.Parse(Encoding.UTF8.GetBytes(MadeChain.Shared.Pem), "x").Chain);
        Assert.NotNull(
            InputFile.Parse(Encoding.UTF8.GetBytes("\"" + MadeChain.Shared.Pem.Replace("\n", "\\n") + "\""), "x").Chain
        );
        Assert.Equal("prod", Assert.Single(InputFile.Parse(Encoding.UTF8.GetBytes(Cluster), "x").Items).Cluster!.Name);
        Assert.Equal("NoCertificateInFile", Refused("Hello, world. This is no list"));
        Assert.Equal("FileEmpty", Refused(" \n"));
    }

    private static string Refused(string text) =>
        Assert.Throws<InputException>(() => InputFile.Parse(Encoding.UTF8.GetBytes(text), "x")).Code;

    private static IReadOnlyList<InputItem> Read(string text) => InputText.Read(text, "x.json");

    private static IEnumerable<string?> Texts(string text) => Read(text).Select(item => item.Text);
}
