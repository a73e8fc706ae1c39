namespace Amazon.IdentityManagement.Model;

/// <summary>Stands for the SDK's type of this name, as far as it is used.</summary>
public sealed class Role
{
    /// <summary>The ARN.</summary>
    public string? Arn { get; set; }

    /// <summary>The trust policy, URL-encoded (RFC 3986).</summary>
    public string? AssumeRolePolicyDocument { get; set; }

    /// <summary>The name.</summary>
    public string? RoleName { get; set; }
}
