namespace AwsToolsDouble;

/// <summary>A role of this account in the file, with the policy that says who may assume it.</summary>
internal sealed class LabTrust
{
    public string Name { get; set; } = string.Empty;

    /// <summary>The trust policy, as JSON.</summary>
    public string Policy { get; set; } = string.Empty;
}
