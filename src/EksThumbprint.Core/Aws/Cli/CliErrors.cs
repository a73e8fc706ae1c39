using System.Text;
using System.Text.RegularExpressions;
using EksThumbprint.Common;

namespace EksThumbprint.Aws.Cli;

/// <summary>
/// Makes sense of what the CLI printed when it failed. Both versions' texts come from botocore; the exit codes differ.
/// </summary>
internal static class CliErrors
{
    private const int InvalidArguments = 252;
    private const int NotExecutable = 126;
    private const int CommandNotFound = 127;

    // "when calling" is missing where the CLI itself has a code for its own error (NoRegion, NoCredentials).
    private static readonly Regex Coded = new(
        @"An error occurred \((?<code>[^)]+)\)"
            + @"(?: when calling the (?<operation>\w+) operation(?: \(reached max retries: \d+\))?)?:(?<text>.*)",
        RegexOptions.Singleline | RegexOptions.CultureInvariant
    );

    private static readonly Regex Request = new(
        @"\bRequest ?ID: (?<id>[0-9A-Za-z-]{16,64})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    public static AwsException Read(CliCall call, ChildResult result, string executable)
    {
        string said = Encoding.UTF8.GetString(result.Error);
        string? requestId = Request.Match(said) is { Success: true } id ? id.Groups["id"].Value : null;
        Match coded = Coded.Match(said);
        if (coded.Success)
            return OfCode(call, coded, requestId);
        if (said.Contains("Invalid choice"))
            return call.Failure(
                AwsFailure.NotInstalled,
                $"The AWS CLI at '{Printable.Shorten(executable, 200)}' does not know '{call.Service} "
                    + $"{call.Command}'. Install a current version: https://aws.amazon.com/cli/"
            );
        if ((CliPhrases.Classify(said) ?? OfUsage(result.ExitCode, said)) is { } failure)
            return new AwsException(failure, call.Permission, detail: CliText.Plain(said), requestId: requestId);
        if (result.ExitCode is NotExecutable or CommandNotFound)
            return call.Failure(
                AwsFailure.NotInstalled,
                $"The AWS CLI at '{Printable.Shorten(executable, 200)}' does not run "
                    + $"({Printable.Shorten(CliText.Plain(said), 200)}). Install it again: https://aws.amazon.com/cli/"
            );
        string plain = CliText.Plain(said);

        // Botocore looks for this element in a page that is not AWS's, and says no more than its name.
        if (plain == $"'{call.Operation}Result'")
            return call.Failure(AwsFailure.ForeignAnswer, "it is not in AWS's form");
        return call.Failure(
            AwsFailure.Other,
            plain.Length > 0 ? plain : $"the AWS CLI ended with exit code {result.ExitCode} and said nothing"
        );
    }

    /// <summary>
    /// Arguments that the CLI does not take: exit code 252 in version 2, 2 or 255 behind a usage text in version 1.
    /// </summary>
    private static AwsFailure? OfUsage(int exitCode, string said) =>
        exitCode == InvalidArguments || said.StartsWith("usage:", StringComparison.Ordinal)
            ? AwsFailure.InvalidInput
            : null;

    private static AwsException OfCode(CliCall call, Match coded, string? requestId)
    {
        string code = coded.Groups["code"].Value;
        string operation = coded.Groups["operation"].Value;
        bool own = operation.Length == 0 || operation == call.Operation;
        AwsFailure failure = AwsErrorCodes.Classify(code);

        // A role or session that does not exist, met on the way to credentials, is no answer to what was asked for.
        if (failure == AwsFailure.NotFound && !own)
            failure = AwsFailure.InvalidCredentials;
        return new AwsException(
            failure,
            own ? call.Permission : Permission(operation),
            code,
            CliText.Plain(coded.Groups["text"].Value),
            requestId
        );
    }

    /// <summary>The permission for an operation that the CLI calls on its own, to get credentials.</summary>
    private static string Permission(string operation) =>
        operation switch
        {
            "AssumeRole"
            or "AssumeRoleWithSAML"
            or "AssumeRoleWithWebIdentity"
            or "GetSessionToken"
            or "GetFederationToken" => "sts:" + operation,
            "GetRoleCredentials" => "sso:" + operation,
            _ => operation,
        };
}
