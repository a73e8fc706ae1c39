namespace Amazon.Runtime;

/// <summary>Stands for the SDK's type of this name.</summary>
public sealed class ResponseMetadata
{
    /// <summary>The request's ID; empty where the answer had none.</summary>
    public string RequestId { get; set; } = Guid.NewGuid().ToString();
}
