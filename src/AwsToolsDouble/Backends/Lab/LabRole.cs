namespace AwsToolsDouble;

/// <summary>A role that callers of this account may assume, and the account that it is in.</summary>
internal sealed class LabRole
{
    public string Arn { get; set; } = string.Empty;

    /// <summary>The file of the role's account.</summary>
    public string StatePath { get; set; } = string.Empty;

    /// <summary>What the trust policy wants to hear; null for nothing.</summary>
    public string? ExternalId { get; set; }

    /// <summary>The keys' ID: by it a later call finds the account.</summary>
    public string AccessKeyId => LabRoles.KeyPrefix + Arn.Split(':').ElementAtOrDefault(4);
}
