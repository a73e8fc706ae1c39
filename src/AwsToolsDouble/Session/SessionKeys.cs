namespace AwsToolsDouble;

/// <summary>The names of the session's variables.</summary>
internal static class SessionKeys
{
    public const string Credentials = "StoredAWSCredentials";
    public const string Region = "StoredAWSRegion";
}
