namespace EksThumbprint.Aws.Cli;

/// <summary>
/// Errors that never reached AWS have no code, only botocore's sentences (its exceptions.py and credentials.py). Only
/// the part that has not changed since 2015 is looked for.
/// </summary>
internal static class CliPhrases
{
    // The more telling ones first: an expired session is told within the sentence on credentials that could not be had.
    private static readonly (string Phrase, AwsFailure Failure)[] Known =
    [
        ("Token has expired", AwsFailure.ExpiredToken),
        ("SSO session associated with this profile has expired", AwsFailure.ExpiredToken),
        ("Your session has expired", AwsFailure.ExpiredToken),
        ("Error loading SSO Token", AwsFailure.ExpiredToken),
        ("Error loading login session token", AwsFailure.ExpiredToken),
        ("refreshed credentials are still expired", AwsFailure.ExpiredToken),
        ("Cannot refresh credentials", AwsFailure.ExpiredToken),
        ("Connect timeout on", AwsFailure.Timeout),
        ("Read timeout on", AwsFailure.Timeout),
        ("Could not connect to the endpoint URL", AwsFailure.NoNetwork),
        ("Failed to connect to proxy URL", AwsFailure.NoNetwork),
        ("SSL validation failed", AwsFailure.NoNetwork),
        ("Connection was closed before we received a valid response", AwsFailure.NoNetwork),
        ("An HTTP Client failed to establish a connection", AwsFailure.NoNetwork),
        ("The config profile (", AwsFailure.NoProfile),
        ("You must specify a region", AwsFailure.NoRegion),
        ("Unable to locate credentials", AwsFailure.NoCredentials),
        ("Unable to locate authorization token", AwsFailure.NoCredentials),
        ("Partial credentials found", AwsFailure.NoCredentials),
        ("Error when retrieving credentials from", AwsFailure.NoCredentials),
        ("Error when retrieving token from", AwsFailure.NoCredentials),
        ("EOF when reading a line", AwsFailure.NoCredentials),
        ("Parameter validation failed", AwsFailure.InvalidInput),
        ("Bad value for --endpoint-url", AwsFailure.InvalidInput),
        ("Invalid endpoint", AwsFailure.InvalidInput),
        ("doesn't match a supported format", AwsFailure.InvalidInput),
    ];

    public static AwsFailure? Classify(string said)
    {
        foreach ((string phrase, AwsFailure failure) in Known)
        {
            if (said.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) >= 0)
                return failure;
        }

        return null;
    }
}
