using System.Text;
using System.Text.Json;
using EksThumbprint.Aws.Cli;
using EksThumbprint.Issuers;
using EksThumbprint.Json;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>What servers and the AWS CLI answer.</summary>
internal static class DocumentTargets
{
    private static readonly IssuerUrl Issuer = IssuerUrl.Parse("https://issuer.example/t");

    // What a member takes in memory is many times the two bytes of an empty object.
    private const int MemoryOfJson = 600;

    private static readonly byte[][] Documents = Bytes(
        """
        {"issuer":"https://issuer.example/t","jwks_uri":"https://issuer.example/t/keys",
         "response_types_supported":["id_token"],"n":-1.5e-7,"x":{"a":[null,true,false,"\u00e9\ud83d\uDE00\n"]}}
        """,
        TestIssuer.Document("https://issuer.example/t", "https://keys.example:8443/k?x=1"),
        TestIssuer.Document("https://issuer.example/t", "https://bücher.example/k"),
        TestIssuer.Document("https://other.example", "http://issuer.example"),
        TestIssuer.Jwks,
        "[[[[[[]]]]]]",
        "\uFEFF{}"
    );

    private static readonly byte[][] Answers = Bytes(
        """
        {"Url":"a.example/id","ClientIDList":["sts.amazonaws.com"],
         "ThumbprintList":["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"],"CreateDate":"2024-01-01T00:00:00Z","Tags":[]}
        """,
        """
        {"cluster":{"name":"prod","arn":"arn:aws:eks:eu-west-1:111122223333:cluster/prod",
         "createdAt":1718000000.123,"identity":{"oidc":{"issuer":"https://a.example"}},"status":"ACTIVE"}}
        """,
        """{"clusters":["a","b"],"nextToken":null}""",
        """{"OpenIDConnectProviderList":[{"Arn":"arn:aws:iam::111122223333:oidc-provider/a.example"}]}"""
    );

    private static readonly byte[][] Complaints = Bytes(
        "\nAn error occurred (NoSuchEntity) when calling the GetOpenIDConnectProvider operation: OpenIDConnect "
            + "Provider not found. RequestID: 01234567-89ab-cdef-0123-456789abcdef\n",
        "aws: [ERROR]: An error occurred (ThrottlingException) when calling the ListClusters operation (reached max "
            + "retries: 4): Rate exceeded\n\nAdditional error details:\nType: x",
        "Traceback (most recent call last):\n  File \"x\", line 1\nValueError: bad",
        "usage: aws [options]\naws: error: argument command: Invalid choice, valid choices are:\n",
        "Unable to locate credentials. You can configure credentials by running \"aws configure\".",
        ""
    );

    public static IEnumerable<FuzzTarget> All =>
        [
            Of("json", 4000, Documents, ReadJson),
            Of("discovery document", 3000, Documents, ReadDiscovery),
            Of("jwks", 3000, Documents, input => [JwksDocument.Check(input, Issuer.DiscoveryUrl, out _)?.Sentence]),
            Of("aws cli answer", 3000, Answers, ReadAnswer),
            Of("aws cli error", 3000, Complaints, ReadComplaint),
        ];

    private static byte[][] Bytes(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static FuzzTarget Of(string name, int inputs, byte[][] seeds, Func<byte[], IEnumerable<string?>> read) =>
        new(name, inputs, random => Mutation.Mutate(random, seeds), read) { MemoryFactor = MemoryOfJson };

    private static IEnumerable<string?> ReadJson(byte[] input)
    {
        bool taken = JsonValue.TryParse(input, out JsonValue? value, out string? problem);
        Assert.Equal(taken, value is not null);
        Assert.Equal(!taken, problem is not null);
        Assert.True(taken == IsJson(input), $"this reader says {taken}, the runtime's says the contrary ({problem})");
        return [problem];
    }

    /// <summary>The runtime's own reader, which checks bytes for being UTF-8 only where it has to.</summary>
    private static bool IsJson(byte[] input)
    {
        try
        {
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(input);
            using JsonDocument document = JsonDocument.Parse(
                text.StartsWith('\uFEFF') ? text[1..] : text,
                new JsonDocumentOptions { MaxDepth = JsonValue.MaxDepth }
            );
            return true;
        }
        catch (Exception refused) when (refused is JsonException or DecoderFallbackException)
        {
            return false;
        }
    }

    private static IEnumerable<string?> ReadDiscovery(byte[] input)
    {
        ProbeFailure? failure = DiscoveryDocument.Check(input, Issuer, out Uri? jwks);
        Assert.True(failure is null == jwks is not null);
        if (jwks is null)
            return [failure!.Sentence, failure.Where];

        // What the probe does with it next.
        Assert.Equal(Uri.UriSchemeHttps, jwks.Scheme);
        Uri dialled = new UriBuilder(Uri.UriSchemeHttps, jwks.IdnHost, jwks.Port).Uri;
        return
        [
            ContentFailure.Shown(jwks),
            ContentFailure.JwksInside(Issuer.DiscoveryUrl, jwks).Sentence,
            ContentFailure.NoKeys(jwks).Sentence,
            dialled.AbsoluteUri,
        ];
    }

    private static IEnumerable<string?> ReadAnswer(byte[] input)
    {
        if (!JsonValue.TryParse(input, out JsonValue? answer, out string? problem))
            return [problem];
        CliAnswer read = new(new CliCall("iam", "x", "X", [], null), answer);
        return
        [
            .. new Action[]
            {
                () => read.Provider("arn"),
                () => read.Cluster("name"),
                () => read.Texts("clusters"),
                () => read.Arns("OpenIDConnectProviderList"),
            }.Select(Told),
        ];
    }

    private static string? Told(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (AwsException refused)
        {
            return refused.Message;
        }
    }

    private static IEnumerable<string?> ReadComplaint(byte[] input)
    {
        CliCall call = new("iam", "get-open-id-connect-provider", "GetOpenIDConnectProvider", [], null);
        return
        [
            .. new[] { 1, 126, 252, 255 }.Select(exit =>
                CliErrors.Read(call, new ChildResult(ChildEnd.Exited, exit, [], input), "/usr/bin/aws").Message
            ),
        ];
    }
}
