using System.Globalization;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// The names that both sides of a measurement go by: ten regions' hosts, and any number of clusters spread over them.
/// </summary>
internal static class Estate
{
    /// <summary>One host a region, as EKS has it.</summary>
    public static IReadOnlyList<string> Hosts { get; } =
    [
        .. new[]
        {
            "us-east-1",
            "us-east-2",
            "us-west-2",
            "eu-central-1",
            "eu-west-1",
            "eu-north-1",
            "ap-south-1",
            "ap-southeast-1",
            "ap-northeast-1",
            "sa-east-1",
        }.Select(region => $"oidc.eks.{region}.amazonaws.com"),
    ];

    /// <summary>A host outside EKS, which no Amazon root speaks for.</summary>
    public const string OtherHost = "issuer.example";

    /// <summary>The host of the cluster of a number.</summary>
    public static string Host(int cluster) => Hosts[cluster % Hosts.Count];

    /// <summary>The path of the cluster's issuer.</summary>
    public static string Path(int cluster) => string.Create(CultureInfo.InvariantCulture, $"/id/{cluster:X32}");

    /// <summary>The cluster's issuer.</summary>
    public static string Issuer(int cluster) => $"https://{Host(cluster)}{Path(cluster)}";

    /// <summary>Where below an issuer the discovery document lies.</summary>
    public const string Discovery = "/.well-known/openid-configuration";

    /// <summary>Where below an issuer the keys lie.</summary>
    public const string Keys = "/keys";
}
