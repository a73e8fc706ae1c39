namespace Amazon.Runtime;

/// <summary>
/// Stands for the SDK's exception of this name: something went wrong on this side, such as getting credentials.
/// </summary>
public sealed class AmazonClientException(string message, Exception? inner = null) : Exception(message, inner);
