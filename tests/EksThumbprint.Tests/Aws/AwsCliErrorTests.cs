using EksThumbprint.Aws.Cli;
using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Aws;

public sealed partial class AwsCliErrorTests
{
    private const string Arn =
        "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";

    [Theory]
    [InlineData(
        255,
        AwsFailure.NoCredentials,
        "Unable to locate credentials. You can configure credentials by running \"aws configure\".\n"
    )]
    [InlineData(
        253,
        AwsFailure.NoCredentials,
        "\naws: [ERROR]: Unable to locate credentials. You can configure credentials by running \"aws login\".\n"
    )]
    [InlineData(
        253,
        AwsFailure.NoCredentials,
        "\naws: [ERROR]: An error occurred (NoCredentials): Unable to locate credentials. You can configure "
            + "credentials by running \"aws login\".\n"
    )]
    [InlineData(255, AwsFailure.NoCredentials, "\nPartial credentials found in env, missing: AWS_SECRET_ACCESS_KEY\n")]
    [InlineData(
        255,
        AwsFailure.NoCredentials,
        "\nError when retrieving credentials from custom-process: no such file\n"
    )]
    [InlineData(255, AwsFailure.ForeignAnswer, "\n'UpdateOpenIDConnectProviderThumbprintResult'\n")]
    [InlineData(255, AwsFailure.NoProfile, "\nThe config profile (nobody) could not be found\n")]
    [InlineData(255, AwsFailure.NoProfile, "\naws: [ERROR]: The config profile (nobody) could not be found\n")]
    [InlineData(
        255,
        AwsFailure.ExpiredToken,
        "\nError when retrieving token from sso: Token has expired and refresh failed\n"
    )]
    [InlineData(
        255,
        AwsFailure.ExpiredToken,
        "\naws: [ERROR]: Error when retrieving token from sso: Token has expired and refresh failed\n"
    )]
    [InlineData(
        255,
        AwsFailure.ExpiredToken,
        "\nThe SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO "
            + "session run aws sso login with the corresponding profile.\n"
    )]
    [InlineData(
        255,
        AwsFailure.ExpiredToken,
        "\naws: [ERROR]: Error loading SSO Token: Token for https://x.awsapps.com/start does not exist\n"
    )]
    [InlineData(
        255,
        AwsFailure.ExpiredToken,
        "\naws: [ERROR]: Your session has expired or credentials have changed. Please reauthenticate using 'aws "
            + "login'.\n"
    )]
    [InlineData(255, AwsFailure.NoNetwork, "\nCould not connect to the endpoint URL: \"https://iam.amazonaws.com/\"\n")]
    [InlineData(
        255,
        AwsFailure.NoNetwork,
        "\naws: [ERROR]: Could not connect to the endpoint URL: \"https://iam.amazonaws.com/\"\n"
    )]
    [InlineData(255, AwsFailure.NoNetwork, "\nFailed to connect to proxy URL: \"http://proxy:3128\"\n")]
    [InlineData(
        255,
        AwsFailure.NoNetwork,
        "\nSSL validation failed for https://iam.amazonaws.com/ [SSL: CERTIFICATE_VERIFY_FAILED]\n"
    )]
    [InlineData(255, AwsFailure.Timeout, "\nConnect timeout on endpoint URL: \"https://iam.amazonaws.com/\"\n")]
    [InlineData(
        255,
        AwsFailure.Timeout,
        "\naws: [ERROR]: Read timeout on endpoint URL: \"https://iam.amazonaws.com/\"\n"
    )]
    [InlineData(
        255,
        AwsFailure.InvalidInput,
        "\nParameter validation failed:\nInvalid length for parameter OpenIDConnectProviderArn, value: 3, valid min "
            + "length: 20\n"
    )]
    [InlineData(
        252,
        AwsFailure.InvalidInput,
        "\naws: [ERROR]: An error occurred (ParamValidation): the following arguments are required: --name\n"
    )]
    [InlineData(252, AwsFailure.InvalidInput, "\naws: [ERROR]: Unknown options: --foo\n")]
    [InlineData(
        2,
        AwsFailure.InvalidInput,
        "usage: aws [options] <command>\n\naws: error: argument --name: expected one argument\n"
    )]
    [InlineData(
        2,
        AwsFailure.NotInstalled,
        "usage: aws [options] <command>\n\naws: error: argument operation: Invalid choice, valid choices "
            + "are:\n\nlist-users | list-roles\n"
    )]
    [InlineData(
        127,
        AwsFailure.NotInstalled,
        "pyenv: aws: command not found\n\nThe `aws' command exists in these Python versions:\n  3.11.7\n"
    )]
    [InlineData(255, AwsFailure.Other, "\nUnable to parse config file: /home/me/.aws/config\n")]
    [InlineData(
        1,
        AwsFailure.Other,
        "Traceback (most recent call last):\n  File \"aws\", line 3\nModuleNotFoundError: No module named 'awscli'\n"
    )]
    [InlineData(9, AwsFailure.Other, "")]
    public void An_error_that_never_reached_AWS_is_understood(int exitCode, AwsFailure expected, string error)
    {
        AwsException failure = FailureOf(error, exitCode);
        Assert.Equal(expected, failure.Failure);
        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    [Theory]
    [InlineData(
        "\nAn error occurred (NoRegion): You must specify a region. You can also configure your region by running "
            + "\"aws configure\".\n",
        253
    )]
    [InlineData("You must specify a region. You can also configure your region by running \"aws configure\".\n", 255)]
    [InlineData(
        "\naws: [ERROR]: You must specify a region. You can also configure your region by running \"aws configure\".\n",
        253
    )]
    public void A_missing_region_is_told_for_EKS(string error, int exitCode)
    {
        using FakeAws fake = FakeAws.Printing(string.Empty, error, exitCode);
        AwsException failure = Assert.Throws<AwsException>(() =>
            new AwsCli(fake.Options).ListClusters(null, TestContext.Current.CancellationToken)
        );
        Assert.Equal(AwsFailure.NoRegion, failure.Failure);
        Assert.Single(fake.Calls);
    }

    [Fact]
    public void A_denied_role_names_the_operation_that_was_denied()
    {
        AwsException failure = FailureOf(
            "\nAn error occurred (AccessDenied) when calling the AssumeRole operation: User: x is not authorized to "
                + "perform: sts:AssumeRole\n",
            254
        );
        Assert.Equal((AwsFailure.AccessDenied, "sts:AssumeRole"), (failure.Failure, failure.Operation));
    }

    [Fact]
    public void What_is_missing_on_the_way_to_credentials_is_no_missing_provider()
    {
        using FakeAws fake = FakeAws.Printing(
            string.Empty,
            "\nAn error occurred (ResourceNotFoundException) when calling the GetRoleCredentials operation: No role\n",
            254
        );
        AwsException failure = Assert.Throws<AwsException>(() =>
            new AwsCli(fake.Options).FindProvider(Arn, null, TestContext.Current.CancellationToken)
        );
        Assert.Equal((AwsFailure.InvalidCredentials, "sso:GetRoleCredentials"), (failure.Failure, failure.Operation));
    }

    [Fact]
    public void The_request_id_is_kept()
    {
        AwsException failure = FailureOf(
            "\nAn error occurred (ServerException) when calling the DescribeCluster operation: Oops (Service: Eks, "
                + "Status Code: 500, Request ID: 0b5a8c5e-1d2f-4f0e-9d0a-0123456789ab)\n",
            254
        );
        Assert.Equal("0b5a8c5e-1d2f-4f0e-9d0a-0123456789ab", failure.RequestId);
    }

    [Fact]
    public void Foreign_text_reaches_the_message_escaped_and_shortened()
    {
        AwsException failure = FailureOf(
            "\nAn error occurred (Evil\u001b[31m) when calling the X operation: " + new string('y', 5000) + "\n",
            254
        );
        Assert.DoesNotContain('\u001b', failure.Message);
        Assert.InRange(failure.Message.Length, 1, 1000);
    }

    private static AwsException FailureOf(string error, int exitCode)
    {
        using FakeAws fake = FakeAws.Printing(string.Empty, error, exitCode);
        Thumbprint[] thumbprints = [Thumbprint.Parse("9e99a48a9960b14926bb7f3b02e22da2b0ab7280")];
        return Assert.Throws<AwsException>(() =>
            new AwsCli(fake.Options).ReplaceThumbprints(Arn, thumbprints, null, TestContext.Current.CancellationToken)
        );
    }
}
