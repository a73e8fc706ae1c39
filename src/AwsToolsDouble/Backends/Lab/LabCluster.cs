namespace AwsToolsDouble;

/// <summary>A cluster in the file.</summary>
internal sealed class LabCluster
{
    public string Name { get; set; } = string.Empty;

    public string Region { get; set; } = string.Empty;

    /// <summary>The issuer's URL; null for none.</summary>
    public string? Issuer { get; set; }

    public string Status { get; set; } = "ACTIVE";

    public string Version { get; set; } = "1.33";

    public DateTime CreatedAt { get; set; }
}
