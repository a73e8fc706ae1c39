namespace Amazon.IdentityManagement.Model;

/// <summary>Stands for the SDK's type of this name.</summary>
public sealed class OpenIDConnectProviderListEntry
{
    /// <summary>The provider's ARN.</summary>
    public string? Arn { get; set; }
}
