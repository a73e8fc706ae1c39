namespace AwsToolsDouble;

/// <summary>
/// Behind the cmdlet it turned out that there are no credentials; the user sees no inner exception then.
/// </summary>
internal sealed class NoCredentialsException()
    : Exception("No credentials specified or obtained from persisted/shell defaults.");
