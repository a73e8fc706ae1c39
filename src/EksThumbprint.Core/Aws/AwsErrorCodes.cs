namespace EksThumbprint.Aws;

/// <summary>
/// What AWS's error codes mean here. EKS and IAM speak different protocols, so most things have two names.
/// </summary>
internal static class AwsErrorCodes
{
    /// <summary>
    /// The kind of failure that a code stands for; a bare HTTP status counts as a code, as in the AWS SDKs.
    /// </summary>
    public static AwsFailure Classify(string code) =>
        code switch
        {
            "AccessDenied"
            or "AccessDeniedException"
            or "UnauthorizedOperation"
            or "AuthorizationError"
            or "ForbiddenException"
            or "NotAuthorized"
            or "NotAuthorizedException"
            or "403" => AwsFailure.AccessDenied,
            "ExpiredToken"
            or "ExpiredTokenException"
            or "TokenRefreshRequired"
            or "UnauthorizedException"
            or "InvalidGrantException" => AwsFailure.ExpiredToken,
            "InvalidClientTokenId"
            or "UnrecognizedClientException"
            or "SignatureDoesNotMatch"
            or "InvalidSignatureException"
            or "IncompleteSignature"
            or "IncompleteSignatureException"
            or "InvalidAccessKeyId"
            or "InvalidToken"
            or "AuthFailure"
            or "MissingAuthenticationToken"
            or "MissingAuthenticationTokenException"
            or "InvalidIdentityToken"
            or "InvalidIdentityTokenException"
            or "RequestExpired"
            or "RequestTimeTooSkewed"
            or "401" => AwsFailure.InvalidCredentials,
            "Throttling"
            or "ThrottlingException"
            or "ThrottledException"
            or "RequestThrottled"
            or "RequestThrottledException"
            or "TooManyRequestsException"
            or "RequestLimitExceeded"
            or "LimitExceededException"
            or "SlowDown"
            or "429" => AwsFailure.Throttled,
            "NoSuchEntity" or "NoSuchEntityException" or "ResourceNotFoundException" => AwsFailure.NotFound,
            "ConcurrentModification" or "ConcurrentModificationException" => AwsFailure.ConcurrentModification,
            "InvalidInput"
            or "InvalidInputException"
            or "ValidationError"
            or "ValidationException"
            or "InvalidParameter"
            or "InvalidParameterException"
            or "InvalidParameterValue"
            or "InvalidRequestException"
            or "BadRequestException"
            or "ParamValidation"
            or "MalformedQueryString"
            or "400" => AwsFailure.InvalidInput,
            "ServiceFailure"
            or "ServiceFailureException"
            or "InternalFailure"
            or "InternalError"
            or "InternalServerError"
            or "InternalServerException"
            or "ServerException"
            or "ServiceUnavailable"
            or "ServiceUnavailableException" => AwsFailure.ServiceFailure,
            "RequestTimeout" or "RequestTimeoutException" => AwsFailure.Timeout,
            "NoRegion" => AwsFailure.NoRegion,
            "NoCredentials" => AwsFailure.NoCredentials,
            _ when code.Length == 3 && code[0] == '5' && code.All(c => c is >= '0' and <= '9') =>
                AwsFailure.ServiceFailure,
            _ => AwsFailure.Other,
        };
}
