namespace Amazon.Runtime;

/// <summary>Stands for the SDK's enumeration of this name: whose fault an error is.</summary>
public enum ErrorType
{
    /// <summary>The caller's.</summary>
    Sender,

    /// <summary>The service's.</summary>
    Receiver,

    /// <summary>Not known.</summary>
    Unknown,
}
