using System.Text.RegularExpressions;
using EksThumbprint.Common;

namespace EksThumbprint.Issuers;

/// <summary>
/// What the user means: a cluster, an issuer or a provider. Parsed once, from a name, a URL or an ARN.
/// </summary>
public sealed record Target
{
    // eks:CreateCluster's own pattern (EKS API reference).
    private static readonly Regex ClusterNamePattern = new(
        "^[0-9A-Za-z][A-Za-z0-9_-]{0,99}\\z",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    private Target(string text) => Text = text;

    /// <summary>What the user typed.</summary>
    public string Text { get; private init; }

    /// <summary>The cluster's name, when a name or a cluster ARN was given.</summary>
    public string? ClusterName { get; private init; }

    /// <summary>The issuer, when a URL or a provider ARN was given.</summary>
    public IssuerUrl? Issuer { get; private init; }

    /// <summary>The provider's ARN, when one was given.</summary>
    public string? ProviderArn { get; private init; }

    /// <summary>The partition, when the target tells it.</summary>
    public Partition? Partition { get; private init; }

    /// <summary>The region, when the target tells it.</summary>
    public string? Region { get; private init; }

    /// <summary>The 12-digit account id, when the target tells it.</summary>
    public string? Account { get; private init; }

    /// <summary>
    /// Reads a cluster name, an issuer URL (with or without <c>https://</c>), a provider ARN or a cluster ARN.
    /// </summary>
    /// <exception cref="InputException">It is none of these; the message says what to give.</exception>
    public static Target Parse(string? text)
    {
        string given = (text ?? string.Empty).Trim();
        if (given.Length == 0)
        {
            throw new InputException(
                "EmptyTarget",
                "The target is empty. Give a cluster name, an issuer URL, a provider ARN or a cluster ARN."
            );
        }

        if (TokenMask.Finds(given))
        {
            throw new InputException(
                "TokenAsTarget",
                "This has a token in it, and is no target. Give it to Test-OidcThumbprint as -Token, or put it into a "
                    + "file for eks-thumbprint test --token FILE."
            );
        }

        if (Arn.LooksLikeOne(given))
            return OfArn(given, Arn.Parse(given));
        if (ClusterNamePattern.IsMatch(given))
            return new Target(given) { ClusterName = given };
        if (given.IndexOfAny(['.', '/', ':']) < 0)
        {
            throw new InputException(
                "NotATarget",
                $"'{Printable.Shorten(given, 120)}' is not a cluster name (letters, digits, hyphens and underscores, "
                    + "100 at most), nor an issuer URL or an ARN."
            );
        }

        RefuseOthers(given);
        return OfIssuer(given, IssuerUrl.Parse(given));
    }

    /// <summary>The same target in a region that is known from elsewhere.</summary>
    public Target In(string region) => this with { Region = region };

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>
    /// Without a scheme much looks like a host that is none: a line of base64, the name of a file. Nothing of it is to
    /// be resolved.
    /// </summary>
    private static void RefuseOthers(string given)
    {
        if (given.Contains("://") || given.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return;
        string host = given.Split('/', ':')[0];
        string shown = Printable.Shorten(given, 120);
        int dot = host.LastIndexOf('.');
        if (dot < 0 && !host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            throw new InputException(
                "NotATarget",
                $"'{shown}' is not a cluster name, nor an issuer URL or an ARN. If it is a host without a domain, give "
                    + "it with https:// before it."
            );
        }

        if (host.Length == given.Length && FileEnding.Has(host))
        {
            throw new InputException(
                "LooksLikeFile",
                $"'{shown}' looks like a file. Files have a parameter of their own, the path; if it is a host, give it "
                    + "with https:// before it."
            );
        }
    }

    private static Target OfIssuer(string text, IssuerUrl issuer) =>
        new(text)
        {
            Issuer = issuer,
            Partition = issuer.Eks?.Partition,
            Region = issuer.Eks?.Region,
        };

    private static Target OfArn(string text, Arn arn)
    {
        Target common = new(text) { Partition = arn.Partition, Account = arn.Account };
        if (arn.IsCluster)
            return common with { ClusterName = ClusterOf(text, arn), Region = arn.Region };
        IssuerUrl issuer = IssuerUrl.Parse(arn.ResourceName);
        return common with { ProviderArn = text, Issuer = issuer, Region = issuer.Eks?.Region };
    }

    private static string ClusterOf(string text, Arn arn) =>
        ClusterNamePattern.IsMatch(arn.ResourceName) && arn.Partition.HasRegion(arn.Region)
            ? arn.ResourceName
            : throw new InputException(
                "NotAnArn",
                $"'{Printable.Shorten(text, 160)}' does not name a region of {arn.Partition} and a cluster: copy the "
                    + "whole ARN, as in arn:aws:eks:eu-west-1:111122223333:cluster/my-cluster."
            );
}
