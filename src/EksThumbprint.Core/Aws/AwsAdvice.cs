using EksThumbprint.Common;

namespace EksThumbprint.Aws;

/// <summary>The sentence for each way in which AWS gives no answer.</summary>
internal static class AwsAdvice
{
    public static string Sentence(AwsFailure failure, string operation, string? code, string? detail, AwsTool tool)
    {
        string told = Told(code, detail);
        return failure switch
        {
            AwsFailure.AccessDenied =>
                $"AWS denied {operation}{told}. Grant the caller {operation}, or use another profile.",
            AwsFailure.ExpiredToken =>
                $"The AWS credentials have expired{told}. Sign in again ({SignIn(tool)}), then repeat the command.",
            AwsFailure.InvalidCredentials =>
                $"AWS does not accept the credentials{told}. Check the access key, or sign in again.",
            AwsFailure.NoCredentials =>
                $"No AWS credentials were found for {operation}{told}. Sign in ({SignIn(tool)}), or name a profile.",
            AwsFailure.NoRegion => $"No AWS region is set for {operation}. Name one, or set AWS_REGION.",
            AwsFailure.NoProfile => $"The AWS profile does not exist{told}. List the profiles with '{Profiles(tool)}'.",
            AwsFailure.InvalidProfile =>
                $"The AWS profile cannot be used{told}. Correct it in the AWS config file, or sign in again.",
            AwsFailure.ForeignAnswer =>
                $"What answered {operation} is not AWS{told}. Check the proxy and the endpoint.",
            AwsFailure.NoNetwork =>
                $"The AWS endpoint for {operation} cannot be reached{told}. Check the network, the proxy and the "
                    + "region.",
            AwsFailure.Timeout => $"AWS did not answer {operation} in time{told}. Repeat the command.",
            AwsFailure.Throttled => $"AWS is throttling {operation}{told}. Wait a minute, then repeat the command.",
            AwsFailure.ServiceFailure => $"AWS failed at {operation}{told}. Repeat the command.",
            AwsFailure.NotFound =>
                $"AWS does not know what {operation} asked for{told}. Check the name, the account and the region.",
            AwsFailure.ConcurrentModification =>
                $"Somebody else is changing the provider{told}. Wait a moment, then repeat the command.",
            AwsFailure.InvalidInput =>
                $"The input of {operation} is not accepted{told}. Correct it, then repeat the command.",
            AwsFailure.NotInstalled => detail
                ?? "The AWS CLI ('aws') is not on PATH. Install it, or run where it is installed.",
            _ => $"{operation} failed{told}. Try the same operation with the AWS tools themselves to see more.",
        };
    }

    private static string SignIn(AwsTool tool) => tool == AwsTool.AwsCli ? "aws sso login" : "Set-AWSCredential";

    private static string Profiles(AwsTool tool) =>
        tool == AwsTool.AwsCli ? "aws configure list-profiles" : "Get-AWSCredential -ListProfileDetail";

    private static string Told(string? code, string? detail)
    {
        string said = string.Join(
            ": ",
            new[] { code, detail }
                .Where(part => !string.IsNullOrWhiteSpace(part))
                .Select(part => Printable.Shorten(part!.Trim().TrimEnd('.'), 300))
        );
        return said.Length == 0 ? string.Empty : $" ({said})";
    }
}
