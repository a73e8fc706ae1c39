using Amazon.Runtime;

namespace AwsToolsDouble;

/// <summary>The services' refusals, with their codes and words.</summary>
internal static class LabErrors
{
    public static Exception NoSuchProvider(string arn) =>
        Service(Operations.GetProvider, "NoSuchEntity", $"OpenIDConnect Provider not found for arn {arn}");

    public static Exception NoSuchRole(string? name) =>
        Service(Operations.GetRole, "NoSuchEntity", $"The role with name {name} cannot be found.");

    public static Exception NoSuchCluster(string name) =>
        Service(Operations.DescribeCluster, "ResourceNotFoundException", $"No cluster found for name: {name}.");

    public static Exception InvalidInput(string words) => Service(Operations.UpdateThumbprints, "InvalidInput", words);

    public static Exception Invalid(string words) =>
        Service(Operations.UpdateThumbprints, "ValidationError", $"1 validation error detected: {words}");

    public static Exception Denied(LabState state, LabCall call) =>
        Service(
            call.Operation,
            IsEks(call.Operation) ? "AccessDeniedException" : "AccessDenied",
            $"User: arn:{state.Partition}:iam::{state.Account}:user/lab is not authorized to perform: "
                + $"{call.Operation} on resource: {call.Resource ?? "*"}"
        );

    /// <summary>What the caller sees of a fault.</summary>
    public static Exception Of(LabFault fault, LabState state, LabCall call) =>
        fault.Kind switch
        {
            "Denied" => Denied(state, call),
            "Throttled" => Service(
                call.Operation,
                IsEks(call.Operation) ? "ThrottlingException" : "Throttling",
                "Rate exceeded"
            ),
            "ExpiredToken" => Service(
                call.Operation,
                IsEks(call.Operation) ? "ExpiredTokenException" : "ExpiredToken",
                "The security token included in the request is expired"
            ),
            "ServiceFailure" => Service(
                call.Operation,
                IsEks(call.Operation) ? "ServerException" : "ServiceFailure",
                "The request processing has failed because of an unknown error, exception or failure."
            ),
            "ConcurrentModification" => Service(
                call.Operation,
                "ConcurrentModification",
                "The request was rejected because multiple requests to change this object were submitted "
                    + "simultaneously."
            ),
            "NoNetwork" => NetworkErrors.NoRoute(
                call.Operation.StartsWith("eks:", StringComparison.Ordinal)
                    ? $"eks.{call.Region}.amazonaws.com"
                    : "iam.amazonaws.com"
            ),
            "LostAnswer" => NetworkErrors.NoAnswer(),
            "Error" => Service(call.Operation, fault.Code ?? "InternalFailure", fault.Message ?? string.Empty),
            _ when CredentialErrors.Of(fault.Kind) is { } error => error,
            _ => new InvalidDataException($"The stand-in knows no fault '{fault.Kind}'."),
        };

    private static bool IsEks(string operation) => operation.StartsWith("eks:", StringComparison.Ordinal);

    private static AmazonServiceException Service(string operation, string code, string words) =>
        SdkErrors.Of(operation, code, words, status: 0, Guid.NewGuid().ToString());
}
