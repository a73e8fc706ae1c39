namespace EksThumbprint;

/// <summary>How much a finding matters.</summary>
public enum Severity : long
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Works today, and is to be put right.</summary>
    Warning,

    /// <summary>Pods fail, or nothing can be said.</summary>
    Error,
}
