using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using EksThumbprint.Common;
using EksThumbprint.Json;

namespace EksThumbprint.Aws.Cli;

/// <summary>Makes a call through the CLI and tells how it went.</summary>
internal sealed class CliRunner(AwsCliOptions options)
{
    // A hundred times what a region with a thousand clusters answers.
    private const int MaxBytes = 16 * 1024 * 1024;

    private static readonly bool Windows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <exception cref="OperationCanceledException">Cancelled; the CLI has been killed.</exception>
    public CliOutcome Run(CliCall call, CancellationToken cancellation)
    {
        CliOutcome outcome = RunOnce(call, cancellation);

        // Many releases of version 1 refuse to call IAM without a region, though IAM has none.
        bool regionMissing =
            outcome.Failure?.Failure == AwsFailure.NoRegion && call.Service == "iam" && call.Region is null;
        return regionMissing ? RunOnce(call with { Region = CliRegion.Default }, cancellation) : outcome;
    }

    private CliOutcome RunOnce(CliCall call, CancellationToken cancellation)
    {
        string? executable = ExecutableSearch.Find(options.Executable, CliEnvironment.Read(options, "PATH"), Windows);
        if (executable is null)
            return Failed(call, AwsFailure.NotInstalled, NotFound());
        if (CliArguments.Problem(call, options, executable) is { } problem)
            return Failed(call, AwsFailure.InvalidInput, problem);

        ProcessStartInfo start = new(executable, CommandLine.Join(CliArguments.Create(call, options)));
        CliEnvironment.Apply(start.Environment, options, call.Writes);
        try
        {
            return Outcome(call, ChildProcess.Run(start, options.Timeout, MaxBytes, cancellation), executable);
        }
        catch (Win32Exception failure)
        {
            string shown = Printable.Shorten(executable, 200);
            return Failed(
                call,
                AwsFailure.NotInstalled,
                $"The AWS CLI at '{shown}' cannot be started ({Printable.Shorten(failure.Message, 200)}). Install it "
                    + "again, or name another one.",
                failure
            );
        }
    }

    private CliOutcome Outcome(CliCall call, ChildResult result, string executable)
    {
        if (result.End == ChildEnd.TimedOut)
            return Failed(
                call,
                AwsFailure.Timeout,
                FormattableString.Invariant($"no answer within {options.Timeout.TotalSeconds} s")
            );
        if (result.End == ChildEnd.TooMuchOutput)
            return Failed(call, AwsFailure.Other, $"the AWS CLI printed more than {MaxBytes >> 20} MiB");
        if (result.ExitCode != 0)
            return new CliOutcome(null, CliErrors.Read(call, result, executable));
        if (call.Writes)
            return new CliOutcome(JsonValue.Absent, null);
        // What is not AWS's, a proxy's page for one, has no members, and then the CLI prints nothing at all.
        if (result.Output.All(each => each is (byte)'\r' or (byte)'\n'))
            return Failed(call, AwsFailure.ForeignAnswer, "the AWS CLI found nothing in it");
        return JsonValue.TryParse(result.Output, out JsonValue? answer, out string? problem)
            ? new CliOutcome(answer, null)
            : Failed(call, AwsFailure.Other, $"the AWS CLI's answer is not JSON: {problem}");
    }

    private string NotFound() =>
        ExecutableSearch.IsPath(options.Executable)
            ? $"There is no AWS CLI at '{Printable.Shorten(options.Executable, 200)}' that can be run. Name its "
                + "executable, or install it: https://aws.amazon.com/cli/"
            : $"The AWS CLI ('{Printable.Shorten(options.Executable, 200)}') is not on PATH. Install it "
                + "(https://aws.amazon.com/cli/), or run where it is installed.";

    private static CliOutcome Failed(CliCall call, AwsFailure failure, string detail, Exception? inner = null) =>
        new(null, call.Failure(failure, detail, inner));
}
