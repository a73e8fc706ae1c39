namespace Amazon.IdentityManagement.Model;

/// <summary>Stands for the SDK's type of this name.</summary>
public sealed class Tag
{
    /// <summary>The key.</summary>
    public string? Key { get; set; }

    /// <summary>The value.</summary>
    public string? Value { get; set; }
}
