using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;
using EksThumbprint.Aws.Sdk;

namespace EksThumbprint.Tests.Aws.Sdk;

/// <summary>The chains of exceptions that AWS.Tools was seen to throw, and what a user is told of each.</summary>
public sealed class SdkErrorsTests
{
    private const string Asked = "eks:DescribeCluster";
    private const string Role = "arn:aws:iam::111122223333:role/reader";

    /// <summary>As the cmdlets wrap it.</summary>
    private static AwsException Read(Exception sdk, string? profile = null) =>
        SdkErrors.Read(new InvalidOperationException(sdk.Message, sdk), Asked, profile);

    [Fact]
    public void A_service_s_code_is_what_counts_with_its_request_id()
    {
        AwsException read = Read(
            new AmazonServiceException("No", "AccessDeniedException", 403, new HttpErrorResponseException())
        );

        Assert.Equal((AwsFailure.AccessDenied, Asked), (read.Failure, read.Operation));
        Assert.Equal(("AccessDeniedException", "made-request"), (read.Code, read.RequestId));
    }

    [Theory]
    [InlineData("AccessDenied", AwsFailure.AccessDenied)]
    [InlineData("NoSuchEntity", AwsFailure.InvalidCredentials)]
    [InlineData("ExpiredToken", AwsFailure.ExpiredToken)]
    public void A_role_that_is_refused_names_the_operation_the_role_and_the_profile(string code, AwsFailure failure)
    {
        AwsException read = Read(
            new AmazonClientException(
                "Error calling AssumeRole for role " + Role,
                new AmazonSecurityTokenServiceException("MultiFactorAuthentication failed.", code)
            ),
            "ops"
        );

        Assert.Equal((failure, "sts:AssumeRole"), (read.Failure, read.Operation));
        foreach (string told in new[] { Role, "profile 'ops'", "MultiFactorAuthentication failed" })
            Assert.Contains(told, read.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Asked, read.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_of_single_sign_on_that_is_over_is_told_as_that()
    {
        AwsException read = Read(new Amazon.SSO.Model.UnauthorizedException("Session token not found or invalid"));

        Assert.Equal((AwsFailure.ExpiredToken, "sso:GetRoleCredentials"), (read.Failure, read.Operation));
        Assert.Contains("Sign in again (Set-AWSCredential)", read.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, AwsFailure.ForeignAnswer)]
    [InlineData(407, AwsFailure.ForeignAnswer)]
    [InlineData(503, AwsFailure.ServiceFailure)]
    public void A_page_that_is_not_AWS_s_is_told_with_its_status(int status, AwsFailure failure)
    {
        AwsException read = Read(new AmazonServiceException("", "", status, new HttpErrorResponseException()));

        Assert.Equal(failure, read.Failure);
        Assert.Contains($"HTTP {status}", read.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception of type", read.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HTML_with_200_is_no_answer_of_AWS()
    {
        AwsException read = Read(
            new AmazonUnmarshallingException("Error unmarshalling", new FormatException("Invalid character '<'"))
        );

        Assert.Equal(AwsFailure.ForeignAnswer, read.Failure);
        Assert.Contains("is not AWS", read.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_that_is_missing_is_told_by_the_sentence_around_it()
    {
        AwsException read = Read(
            new InvalidOperationException(
                "Assembly AWSSDK.SSOOIDC could not be found or loaded. This assembly must be available at runtime.",
                new FileNotFoundException("Could not load file or assembly 'AWSSDK.SSOOIDC'.")
            )
        );

        Assert.Equal(AwsFailure.Other, read.Failure);
        Assert.Contains("This assembly must be available at runtime", read.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, AwsFailure> Sentences =>
        new()
        {
            { "No valid SSO Token could be found.", AwsFailure.ExpiredToken },
            {
                "Credential profile [ops] is not valid.  Please ensure the profile contains a valid combination of "
                    + "properties.",
                AwsFailure.InvalidProfile
            },
            { "Credential profile [ops] was not found.", AwsFailure.NoProfile },
            { "Error reading source profile [base] for profile [ops].", AwsFailure.InvalidProfile },
            { "Unable to get IAM security credentials from EC2 Instance Metadata Service.", AwsFailure.NoCredentials },
            {
                "Failed to resolve AWS credentials. The credential providers used to search returned the "
                    + "following errors:",
                AwsFailure.NoCredentials
            },
            { "Command returned non-zero exit value 1 with the error - no vault", AwsFailure.NoCredentials },
            { "No credentials specified or obtained from persisted/shell defaults.", AwsFailure.NoCredentials },
            { "No region specified or obtained from persisted/shell defaults.", AwsFailure.NoRegion },
            { "The security token included in the request is expired", AwsFailure.ExpiredToken },
            { "Something else", AwsFailure.Other },
        };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Without_a_code_the_sentence_counts(string said, AwsFailure failure)
    {
        foreach (
            Exception sdk in new[]
            {
                new AmazonClientException(said),
                new ProcessAWSCredentialException(said),
                (Exception)new InvalidDataException(said),
                new AmazonServiceException(said, "", 0),
            }
        )
            Assert.Equal(failure, Read(sdk).Failure);
    }

    [Fact]
    public void Metadata_that_cannot_be_reached_is_no_credentials_and_not_no_network()
    {
        AwsException read = Read(
            new AmazonServiceException(
                "Unable to get IAM security credentials from EC2 Instance Metadata Service.",
                "",
                0,
                new HttpRequestException("Connection refused")
            )
        );

        Assert.Equal(AwsFailure.NoCredentials, read.Failure);
    }

    public static TheoryData<Exception, AwsFailure> Ends =>
        new()
        {
            { new HttpRequestException("refused", new SocketException(111)), AwsFailure.NoNetwork },
            { new IOException("The response ended prematurely."), AwsFailure.NoNetwork },
            { new TaskCanceledException("late", new TimeoutException("late")), AwsFailure.Timeout },
            { new TimeoutException("late"), AwsFailure.Timeout },
        };

    [Theory]
    [MemberData(nameof(Ends), DisableDiscoveryEnumeration = true)]
    public void No_answer_at_all_is_no_network_or_a_time_limit(Exception sdk, AwsFailure failure) =>
        Assert.Equal(failure, Read(sdk).Failure);

    [Fact]
    public void A_certificate_that_has_expired_is_no_expired_token() =>
        Assert.Equal(
            AwsFailure.NoNetwork,
            Read(new HttpRequestException("The SSL connection failed: the certificate has expired")).Failure
        );
}
