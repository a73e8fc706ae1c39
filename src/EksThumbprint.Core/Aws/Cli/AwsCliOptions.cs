namespace EksThumbprint.Aws.Cli;

/// <summary>How the AWS CLI is called. What is null is left to the CLI's own configuration.</summary>
public sealed record AwsCliOptions
{
    /// <summary>The region, unless the target itself tells one.</summary>
    public string? Region { get; init; }

    /// <summary>The profile of the AWS configuration files.</summary>
    public string? Profile { get; init; }

    /// <summary>Another server than AWS's own, for both IAM and EKS.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>How long one call may take, the CLI's own retries included; more than nothing.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The CLI's name, looked up on PATH, or its path.</summary>
    public string Executable { get; init; } = "aws";

    /// <summary>Environment variables that differ for the CLI from this process's; null removes one.</summary>
    public IReadOnlyDictionary<string, string?>? Environment { get; init; }
}
