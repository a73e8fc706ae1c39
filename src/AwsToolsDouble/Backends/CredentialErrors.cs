using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AwsToolsDouble;

/// <summary>What the SDK throws on its way to credentials, and for answers that are not AWS's.</summary>
internal static class CredentialErrors
{
    private const string Role = "arn:aws:iam::111122223333:role/reader";

    /// <summary>The exception for a fault; null for a fault of another kind.</summary>
    public static Exception? Of(string kind) =>
        kind switch
        {
            "AssumeRoleDenied" => AssumeRole(
                "AccessDenied",
                $"User: arn:aws:iam::111122223333:user/lab is not authorized to perform: sts:AssumeRole on "
                    + $"resource: {Role}"
            ),
            "WrongMfaCode" => AssumeRole(
                "AccessDenied",
                "MultiFactorAuthentication failed with invalid MFA one time pass code."
            ),
            "ProxyPage" => new AmazonServiceException(
                string.Empty,
                ErrorType.Unknown,
                string.Empty,
                string.Empty,
                HttpStatusCode.ProxyAuthenticationRequired,
                new HttpErrorResponseException()
            ),
            "ForeignPage" => new AmazonUnmarshallingException(
                "Error unmarshalling response back from AWS. HTTP Status Code: 200 OK",
                HttpStatusCode.OK,
                new InvalidOperationException("Invalid character '<' in input string")
            ),
            "NoSsoToken" => new AmazonClientException("No valid SSO Token could be found."),
            "MissingAssembly" => new InvalidOperationException(
                "Assembly AWSSDK.SSOOIDC could not be found or loaded. This assembly must be available at runtime to "
                    + "use Amazon.Runtime.SSOAWSCredentials.",
                new FileNotFoundException("Could not load file or assembly 'AWSSDK.SSOOIDC'.")
            ),
            "NoMetadata" => new AmazonServiceException(
                "Unable to get IAM security credentials from EC2 Instance Metadata Service.",
                ErrorType.Unknown,
                string.Empty,
                string.Empty,
                default
            ),
            "NothingResolved" => new AmazonClientException(
                "Failed to resolve AWS credentials. The credential providers used to search for credentials returned "
                    + "the following errors:"
            ),
            "CredentialProcess" => new ProcessAWSCredentialException(
                "Command returned non-zero exit value 1 with the error - no vault"
            ),
            "EndedEarly" => new IOException("The response ended prematurely."),
            _ => null,
        };

    private static AmazonClientException AssumeRole(string code, string words) =>
        new(
            $"Error calling AssumeRole for role {Role}",
            SdkErrors.Of(Operations.AssumeRole, code, words, status: 0, Guid.NewGuid().ToString())
        );
}
