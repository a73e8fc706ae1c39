namespace Amazon.Runtime;

/// <summary>Stands for the SDK's exception of this name: a profile's credential_process failed.</summary>
public sealed class ProcessAWSCredentialException(string message) : Exception(message);
