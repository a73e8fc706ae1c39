namespace EksThumbprint.Lab.Aws;

/// <summary>AWS's refusals, with the codes and words that the real services use.</summary>
internal static class AwsErrors
{
    public static AwsException Create(PlannedFault fault, string operation) =>
        new(fault.Failure, operation, fault.Code, fault.Detail, NewRequestId());

    public static AwsException AccessDenied(string operation, string account, string partition, string? resource) =>
        new(
            AwsFailure.AccessDenied,
            operation,
            IsEks(operation) ? "AccessDeniedException" : "AccessDenied",
            $"User: arn:{partition}:iam::{account}:user/lab is not authorized to perform: {operation} on resource: "
                + $"{resource ?? "*"}",
            NewRequestId()
        );

    public static AwsException NoRegion(string operation) => new(AwsFailure.NoRegion, operation);

    public static AwsException NoSuchProvider(string operation, string arn) =>
        new(
            AwsFailure.NotFound,
            operation,
            "NoSuchEntity",
            $"OpenIDConnect Provider not found for arn {arn}",
            NewRequestId()
        );

    public static AwsException InvalidInput(string operation, string detail) =>
        new(AwsFailure.InvalidInput, operation, "InvalidInput", detail, NewRequestId());

    public static string ThrottlingCode(string operation) => IsEks(operation) ? "ThrottlingException" : "Throttling";

    private static bool IsEks(string operation) => operation.StartsWith("eks:", StringComparison.Ordinal);

    private static string NewRequestId() => Guid.NewGuid().ToString();
}
