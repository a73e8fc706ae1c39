namespace Amazon.Runtime.Internal;

/// <summary>
/// Stands for the SDK's exception of this name, which lies in every service's exception and says nothing.
/// </summary>
public sealed class HttpErrorResponseException : Exception;
