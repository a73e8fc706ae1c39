namespace Amazon.Runtime;

/// <summary>Stands for the SDK's type of this name.</summary>
public sealed class ResponseMetadata
{
    /// <summary>The request's ID.</summary>
    public string RequestId { get; init; } = Guid.NewGuid().ToString();
}
