using EksThumbprint.Issuers;

namespace EksThumbprint.Aws.Cli;

/// <summary>
/// Which region the CLI is told. What it is not told it takes from AWS_DEFAULT_REGION or the profile.
/// </summary>
internal sealed class CliRegion(AwsCliOptions options)
{
    /// <summary>IAM's region where nothing else is known.</summary>
    public const string Default = "us-east-1";

    // Version 1 of the CLI does not know AWS_REGION; version 2 and every SDK do.
    private readonly string? _environment = CliEnvironment.Read(options, "AWS_REGION");
    private readonly string? _environmentDefault = CliEnvironment.Read(options, "AWS_DEFAULT_REGION");

    /// <summary>The region that the CLI takes without being told, as far as the environment shows it.</summary>
    public string? ConfiguredElsewhere => _environmentDefault;

    /// <summary>A cluster lives where its ARN or issuer says, whatever is configured.</summary>
    public string? ForEks(string? target) => Given(target) ?? Given(options.Region) ?? _environment;

    /// <summary>
    /// IAM is one service a partition, and any region of the partition leads to it, so the one that is configured is
    /// right unless it lies in another partition. Many releases of version 1 refuse to call IAM without any.
    /// </summary>
    /// <param name="arn">The provider's ARN, which names the partition.</param>
    /// <param name="target">The region that the target tells.</param>
    public string? ForIam(string? arn, string? target)
    {
        string?[] known = [Given(options.Region), _environment ?? _environmentDefault, Given(target)];
        string? partition = PartitionOfArn(arn) ?? (Given(target) is { } region ? PartitionOf(region) : null);
        string? suitable = known.FirstOrDefault(candidate =>
            candidate is not null && (partition is null || PartitionOf(candidate) == partition)
        );
        return suitable ?? Home(partition);
    }

    /// <summary>
    /// Null for the partition aws too: a profile's region is as good as any, and its VPC may offer no other.
    /// </summary>
    private static string? Home(string? partition) =>
        partition is null or "aws" ? null : Partition.Named(partition)?.HomeRegion;

    private static string PartitionOf(string region) => Partition.OfRegion(region.ToLowerInvariant())?.Name ?? "aws";

    private static string? PartitionOfArn(string? arn)
    {
        string[] parts = (arn ?? string.Empty).Split(':');
        return parts.Length > 1 && parts[0] == "arn" ? Given(parts[1]) : null;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
