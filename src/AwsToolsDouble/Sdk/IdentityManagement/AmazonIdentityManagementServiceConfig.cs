namespace Amazon.IdentityManagement;

/// <summary>
/// Stands for the SDK's type of this name, to which PowerShell converts a hashtable. Only one of its settings is here.
/// </summary>
public sealed class AmazonIdentityManagementServiceConfig
{
    /// <summary>How often a request that failed is tried again.</summary>
    public int MaxErrorRetry { get; set; } = 2;
}
