namespace AwsToolsDouble;

/// <summary>
/// Another writer: replaces a provider's list, or deletes the provider, as soon as a call of an operation has been
/// answered so many times.
/// </summary>
internal sealed class LabIntruder
{
    /// <summary>The operation to wait for.</summary>
    public string Operation { get; set; } = string.Empty;

    /// <summary>After how many more calls of it.</summary>
    public int After { get; set; } = 1;

    public string Arn { get; set; } = string.Empty;

    public List<string> Thumbprints { get; set; } = [];

    /// <summary>Whether the provider is deleted.</summary>
    public bool Deletes { get; set; }

    /// <summary>Counts the call, and says whether the moment has come.</summary>
    public bool Strikes(LabCall call) =>
        string.Equals(Operation, call.Operation, StringComparison.OrdinalIgnoreCase) && --After == 0;
}
