namespace EksThumbprint.Aws.Sdk;

/// <summary>
/// What the AWS SDK for .NET and AWS Tools for PowerShell say where there is no code: their own sentences, of which
/// only the part is looked for that versions 3 and 4 of the SDK share.
/// </summary>
internal static class SdkPhrases
{
    // The more telling ones first: the sentence on credentials that could not be found holds those on each way to them.
    private static readonly (string Phrase, AwsFailure Failure)[] Known =
    [
        ("No valid SSO Token could be found", AwsFailure.ExpiredToken),
        ("token has expired", AwsFailure.ExpiredToken),
        ("token is expired", AwsFailure.ExpiredToken),
        ("token included in the request is expired", AwsFailure.ExpiredToken),
        ("session has expired", AwsFailure.ExpiredToken),
        ("credentials have expired", AwsFailure.ExpiredToken),
        ("Failed to resolve AWS credentials", AwsFailure.NoCredentials),
        ("No credentials", AwsFailure.NoCredentials),
        ("Unable to find credentials", AwsFailure.NoCredentials),
        ("EC2 Instance Metadata", AwsFailure.NoCredentials),
        ("EC2 instance metadata", AwsFailure.NoCredentials),
        ("instance profile", AwsFailure.NoCredentials),
        ("Command returned non-zero exit value", AwsFailure.NoCredentials),
        ("process credential provider", AwsFailure.NoCredentials),
        ("No region", AwsFailure.NoRegion),
        ("No RegionEndpoint or ServiceURL configured", AwsFailure.NoRegion),
        ("Cannot determine credentials from supplied parameters", AwsFailure.NoProfile),
        ("Credential profile [", AwsFailure.InvalidProfile),
        ("source profile [", AwsFailure.InvalidProfile),
        ("Error reading profile [", AwsFailure.InvalidProfile),
        ("Invalid ProfileType", AwsFailure.InvalidProfile),
        ("The profile [", AwsFailure.InvalidProfile),
        ("The credential options provided are not valid", AwsFailure.InvalidProfile),
    ];

    private const string NotFound = "was not found";

    /// <summary>What the sentence means; null when it is none of these.</summary>
    public static AwsFailure? Classify(string said)
    {
        if (Says(said, "Credential profile [") && Says(said, NotFound))
            return AwsFailure.NoProfile;
        foreach ((string phrase, AwsFailure failure) in Known)
        {
            if (Says(said, phrase))
                return failure;
        }

        return null;
    }

    private static bool Says(string text, string phrase) =>
        text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) >= 0;
}
