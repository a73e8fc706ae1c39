namespace Amazon.SecurityToken.Model;

/// <summary>Stands for the SDK's type of this name.</summary>
public sealed class AssumedRoleUser
{
    /// <summary>The session's ARN.</summary>
    public string? Arn { get; set; }

    /// <summary>The session's ID.</summary>
    public string? AssumedRoleId { get; set; }
}
