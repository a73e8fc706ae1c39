using System.Management.Automation;
using Amazon.PowerShell.Common;
using Amazon.Runtime;

namespace AwsToolsDouble;

/// <summary>
/// Finds the credentials of a call, in the real order: parameters, the session's variable, the environment, the
/// default profile.
/// </summary>
internal static class CredentialSearch
{
    private const string DefaultProfile = "default";

    public static AWSPSCredentials? Find(CredentialArgumentsCmdlet given, SessionState session, IBackend backend)
    {
        if (!string.IsNullOrEmpty(given.AccessKey) && !string.IsNullOrEmpty(given.SecretKey))
            return new AWSPSCredentials(
                Keys(given.AccessKey, given.SecretKey, given.SessionToken),
                "Supplied Key Parameters",
                "Parameters"
            );
        if (!string.IsNullOrEmpty(given.ProfileName))
        {
            BrokenProfiles.Refuse(given.ProfileName);
            return backend.Profile(given.ProfileName);
        }

        if (given.Credential is not null)
            return new AWSPSCredentials(given.Credential, "Credentials Object", "Object");
        if (InSession(session) is { } stored)
            return new AWSPSCredentials(stored.Credentials, stored.Name, "Session");
        return backend.HasAmbientCredentials ? InEnvironment() ?? backend.Profile(DefaultProfile) : null;
    }

    private static AWSPSCredentials? InSession(SessionState session)
    {
        object? value = session.PSVariable.GetValue(SessionKeys.Credentials);
        return (value as PSObject)?.BaseObject as AWSPSCredentials ?? value as AWSPSCredentials;
    }

    // Keys win over AWS_PROFILE.
    private static AWSPSCredentials? InEnvironment()
    {
        string? id = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID");
        string? secret = Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY");
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(secret))
            return null;
        return new AWSPSCredentials(
            Keys(id, secret, Environment.GetEnvironmentVariable("AWS_SESSION_TOKEN")),
            "Environment Variables",
            "Environment"
        );
    }

    private static AWSCredentials Keys(string id, string secret, string? token) =>
        string.IsNullOrEmpty(token)
            ? new BasicAWSCredentials(id, secret)
            : new SessionAWSCredentials(id, secret, token);
}
