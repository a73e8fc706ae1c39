namespace EksThumbprint.Tests.Aws;

public sealed partial class AwsCliErrorTests
{
    public static TheoryData<string, AwsFailure> Codes =>
        new()
        {
            { "AccessDenied", AwsFailure.AccessDenied },
            { "AccessDeniedException", AwsFailure.AccessDenied },
            { "UnauthorizedOperation", AwsFailure.AccessDenied },
            { "ExpiredToken", AwsFailure.ExpiredToken },
            { "ExpiredTokenException", AwsFailure.ExpiredToken },
            { "InvalidClientTokenId", AwsFailure.InvalidCredentials },
            { "UnrecognizedClientException", AwsFailure.InvalidCredentials },
            { "SignatureDoesNotMatch", AwsFailure.InvalidCredentials },
            { "InvalidSignatureException", AwsFailure.InvalidCredentials },
            { "Throttling", AwsFailure.Throttled },
            { "ThrottlingException", AwsFailure.Throttled },
            { "TooManyRequestsException", AwsFailure.Throttled },
            { "RequestLimitExceeded", AwsFailure.Throttled },
            { "NoSuchEntity", AwsFailure.NotFound },
            { "ResourceNotFoundException", AwsFailure.NotFound },
            { "ConcurrentModification", AwsFailure.ConcurrentModification },
            { "InvalidInput", AwsFailure.InvalidInput },
            { "ValidationError", AwsFailure.InvalidInput },
            { "InvalidParameterException", AwsFailure.InvalidInput },
            { "ServiceFailure", AwsFailure.ServiceFailure },
            { "InternalFailure", AwsFailure.ServiceFailure },
            { "ServerException", AwsFailure.ServiceFailure },
            { "503", AwsFailure.ServiceFailure },
            { "403", AwsFailure.AccessDenied },
            { "SomethingNew", AwsFailure.Other },
        };

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_error_code_of_AWS_is_understood_in_either_versions_form(string code, AwsFailure expected)
    {
        const string operation = "UpdateOpenIDConnectProviderThumbprint";
        (string Text, int ExitCode)[] forms =
        [
            ($"\nAn error occurred ({code}) when calling the {operation} operation: Some words\n", 255),
            (
                $"\nAn error occurred ({code}) when calling the {operation} operation (reached max retries: 4): Some "
                    + "words\n",
                254
            ),
            ($"\naws: [ERROR]: An error occurred ({code}) when calling the {operation} operation: Some words\n", 254),
            (
                $"A warning first\n\naws: [ERROR]: An error occurred ({code}) when calling the {operation} operation: "
                    + "Some words\n\nAdditional error details:\nType: Sender\n",
                254
            ),
        ];
        foreach ((string text, int exitCode) in forms)
        {
            AwsException failure = FailureOf(text, exitCode);
            Assert.Equal((expected, code, "Some words"), (failure.Failure, failure.Code, failure.Detail));
            Assert.Equal("iam:UpdateOpenIDConnectProviderThumbprint", failure.Operation);
            Assert.Contains("Some words", failure.Message);
        }
    }
}
