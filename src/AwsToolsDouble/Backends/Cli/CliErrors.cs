using System.Text.RegularExpressions;

namespace AwsToolsDouble;

/// <summary>Turns what the AWS CLI wrote on its error stream into what the SDK would have thrown.</summary>
internal static partial class CliErrors
{
    public static Exception Of(string operation, string text)
    {
        Match service = ServiceError().Match(text);
        if (service.Success)
            return SdkErrors.Of(
                operation,
                service.Groups["code"].Value,
                service.Groups["words"].Value.Trim(),
                status: 0,
                requestId: string.Empty
            );
        if (NoCredentials().IsMatch(text))
            return new NoCredentialsException();
        if (NoConnection().IsMatch(text))
            return NetworkErrors.Unreachable(text.Trim());
        return new InvalidOperationException($"The AWS CLI failed: {text.Trim()}");
    }

    [GeneratedRegex(@"An error occurred \((?<code>[^)]+)\) when calling the \w+ operation(?: \([^)]*\))?:(?<words>.*)")]
    private static partial Regex ServiceError();

    [GeneratedRegex(
        "Unable to locate credentials|config profile .* could not be found|Partial credentials",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex NoCredentials();

    [GeneratedRegex("Could not connect|Connection was closed|timeout on endpoint", RegexOptions.IgnoreCase)]
    private static partial Regex NoConnection();
}
