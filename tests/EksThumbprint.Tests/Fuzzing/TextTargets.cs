using System.Text;
using System.Text.RegularExpressions;
using EksThumbprint.Common;
using EksThumbprint.Inputs;
using EksThumbprint.Issuers;
using EksThumbprint.Probing;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>What a person types, or AWS calls things: URLs, ARNs, addresses, thumbprints.</summary>
internal static partial class TextTargets
{
    private const string Issuer = "https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
    private const string Provider =
        "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
    private const string Cluster = "arn:aws-cn:eks:cn-north-1:111122223333:cluster/my-cluster";
    private const string Thumb = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";

    private static readonly string[] Issuers =
    [
        Issuer,
        "oidc.corp.example/a/b",
        "https://ISSUER.example:8443/Tenant%20A/",
        "https://bücher.example/x",
        "oidc-eks.us-west-2.api.aws/id/0123456789abcdef0123456789abcdef",
        "https://a.example/.well-known/openid-configuration",
        "https://a.example./%2e%2e/;x=1",
    ];

    public static IEnumerable<FuzzTarget> All =>
        [
            Of("issuer", ReadIssuer, Issuers),
            Of("target", ReadTarget, [.. Issuers, Provider, Cluster, "my-cluster"]),
            Of("arn", ReadArn, Provider, Cluster, "arn:aws-us-gov:iam::111122223333:oidc-provider/a.example"),
            Of(
                "connect-to",
                ReadConnectTo,
                "10.0.0.7:8443",
                "[::1]:8443",
                "fe80::1%1",
                "gateway.example",
                "gateway.example:443",
                "[2001:db8::7]",
                "::ffff:10.0.0.7"
            ),
            Of(
                "no-proxy",
                ReadNoProxy,
                "*",
                "localhost,.corp.example,10.0.0.0/8 a.example:8443",
                "[::1]:443,bücher.example",
                "example"
            ),
            Of(
                "thumbprint",
                ReadThumbprint,
                Thumb,
                "SHA1 Fingerprint=9E:99:A4:8A:99:60:B1:49:26:BB:7F:3B:02:E2:2D:A2:B0:AB:72:80",
                "sha256 Fingerprint=" + Thumb + "0123456789ABCDEF01234567"
            ),
            Of(
                "target list",
                ReadTargets,
                $"{Provider}\t{Cluster}\nprod, staging",
                $"[\"prod\", \"{Provider}\"] {{\"clusters\":[\"a\"]}}",
                $"{Issuer} {Provider}"
            ),
            Of(
                "thumbprint list",
                ReadThumbprints,
                $"{Thumb}\t{Thumb}, SHA1 Fingerprint={Thumb}",
                $"[\"{Thumb}\", \"{Thumb}\"]",
                $"{Thumb} {Thumb}"
            ),
            Of(
                "printable",
                ReadPrintable,
                "Amazon Root CA 1",
                "Prüfstelle – 認証局 ☎ 𝒜 😀",
                "\u202egnp.exe\u001b[31m"
            ),
        ];

    /// <summary>Text as any program may hand it over, halves of surrogate pairs among it.</summary>
    public static string Text(byte[] input) => Encoding.UTF8.GetString(input).Replace('\uFFFD', '\uD83D');

    private static FuzzTarget Of(string name, Func<string, IEnumerable<string?>> read, params string[] seeds)
    {
        byte[][] bytes = [.. seeds.Select(Encoding.UTF8.GetBytes)];
        return new FuzzTarget(name, 4000, random => Mutation.Mutate(random, bytes), input => read(Text(input)))
        {
            MemoryFactor = 2000,
        };
    }

    private static IEnumerable<string?> ReadIssuer(string text)
    {
        ProviderPathMatch.OtherForms([text, ":oidc-provider/" + text], IssuerUrl.Parse(Issuer));
        IssuerUrl issuer = IssuerUrl.Parse(text);
        foreach (IssuerUrl form in new[] { issuer, issuer.Canonical })
            Assert.Equal(form, IssuerUrl.Parse(form.ToString()));
        Assert.Equal(issuer, IssuerUrl.Parse(issuer.ProviderPath));
        Assert.Equal(
            (Uri.UriSchemeHttps, issuer.Host, issuer.Port),
            (issuer.DiscoveryUrl.Scheme, issuer.DiscoveryUrl.IdnHost, issuer.DiscoveryUrl.Port)
        );
        Assert.Equal(issuer.ProviderPath, Arn.IssuerOfProvider(issuer.ProviderArn("111122223333")));
        return [issuer.ToString(), issuer.DiscoveryUrl.AbsoluteUri, issuer.Host];
    }

    private static IEnumerable<string?> ReadTarget(string text)
    {
        Target target = Target.Parse(text);
        Assert.Equal(target, Target.Parse(target.ToString()));
        Assert.True((target.ClusterName is not null) != (target.Issuer is not null));
        Assert.True(target.ProviderArn is null || target.Issuer is not null);
        if (target.ProviderArn is { } arn)
            Assert.Matches("^arn:aws[a-z-]*:iam:", arn);
        return [target.ClusterName, target.Region, target.Account, target.Issuer?.ToString()];
    }

    private static IEnumerable<string?> ReadArn(string text)
    {
        _ = (Arn.PartitionOf(text), Arn.RegionOf(text), Arn.AccountOf(text), Arn.IssuerOfProvider(text));
        Arn arn = Arn.Parse(text);
        Assert.Equal(text, $"arn:{arn.Partition}:{arn.Service}:{arn.Region}:{arn.Account}:{arn.Resource}");
        Assert.Matches("^[0-9]{12}\\z", arn.Account);
        return [];
    }

    private static IEnumerable<string?> ReadConnectTo(string text)
    {
        ConnectTo other = ConnectTo.Parse(text);
        Assert.Equal(other, ConnectTo.Parse(other.ToString()));
        Assert.InRange(other.Port ?? 1, 1, 65535);
        Uri dialled = new UriBuilder(Issuer) { Host = other.Address, Port = other.Port ?? 443 }.Uri;
        Assert.Equal(other.Port ?? 443, dialled.Port);
        return [other.ToString()];
    }

    private static IEnumerable<string?> ReadNoProxy(string text)
    {
        foreach (string url in new[] { Issuer, "https://bücher.example./", "https://[::1]/", "https://10.0.0.7:8443/" })
            NoProxy.Covers(text, new Uri(url));
        return [];
    }

    private static IEnumerable<string?> ReadThumbprint(string text)
    {
        if (!Thumbprint.TryParse(text, out Thumbprint value, out string? problem))
            return [problem];
        Assert.Matches(Digits(), value.ToString());
        Assert.Equal(value, Thumbprint.Parse(value.ToString()));
        return [value.ToString()];
    }

    private static IEnumerable<string?> ReadTargets(string text)
    {
        IReadOnlyList<string> targets = TargetList.Split(text);
        Assert.NotEmpty(targets);
        if (targets.Count > 1 && !text.TrimStart().StartsWith('[') && !text.TrimStart().StartsWith('"'))
            Assert.All(targets, target => Assert.Equal(Target.Parse(target).Text, target));
        return [];
    }

    private static IEnumerable<string?> ReadThumbprints(string text)
    {
        IReadOnlyList<Thumbprint> values = ThumbprintTexts.Split(text);
        Assert.All(values, value => Assert.Matches(Digits(), value.ToString()));
        Assert.True(values.Count * Thumbprint.Digits <= text.Count(Uri.IsHexDigit));
        return [.. values.Select(value => value.ToString())];
    }

    private static IEnumerable<string?> ReadPrintable(string text)
    {
        foreach (int width in new[] { 1, 2, 9, 80 })
        {
            Assert.InRange(Printable.Shorten(text, width).Length, 0, width);
            Assert.InRange(TableText.Fit(text, width).Length, 0, width);
        }

        string safe = Printable.Escape(text);
        Assert.Equal(safe, Printable.Escape(safe));
        return
        [
            safe,
            Printable.Shorten(text, 9),
            TableText.Fit(text, 9),
            TableText.Digits(text),
            .. TableText.Wrap(safe, 20),
        ];
    }

    [GeneratedRegex("^[0-9a-f]{40}\\z")]
    private static partial Regex Digits();
}
