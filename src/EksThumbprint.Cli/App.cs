using System.CommandLine;
using EksThumbprint.Cli.Commands;
using EksThumbprint.Cli.Demo;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Options;
using EksThumbprint.Cli.Usage;

namespace EksThumbprint.Cli;

/// <summary>The command line as a whole.</summary>
internal static class App
{
    private const string Description =
        "Reads the certificates that the OIDC issuer of an Amazon EKS cluster sends, says whether IAM's identity "
        + "provider lists the right CA thumbprint and whether a wrong one matters, and repairs the list safely.\n\n"
        + "AWS is asked through the AWS CLI ('aws'), with your own credentials. Data goes to standard output, "
        + "everything else to standard error.\n\n"
        + "Exit codes: 0 all well, 1 something needs attention, 2 could not be determined, 64 the command line or an "
        + "input makes no sense, 130 interrupted. Of several targets the gravest counts.";

    private static readonly string[] Examples =
    [
        "eks-thumbprint demo                    see it all, without AWS",
        "eks-thumbprint test my-cluster         is the thumbprint right?",
        "eks-thumbprint test --all              and in the whole account?",
        "eks-thumbprint update my-cluster       put it right, after a question",
        "eks-thumbprint test --help             more on one command",
    ];

    // A target or a file may begin with '@', which must not open a file of further arguments.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        CliHost host,
        CancellationToken cancellation = default
    )
    {
        ParseResult line = Parse(arguments, host);
        if (line.Errors.Count > 0)
            return UsageErrors.Write(line, host);
        try
        {
            InvocationConfiguration output = new()
            {
                Output = host.Out,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // signals are StopSignals' affair
            };
            return await line.InvokeAsync(output, cancellation);
        }
        catch (InputException wrong)
        {
            await host.Error.WriteLineAsync(wrong.Message);
            return ExitCode.Usage;
        }
        catch (AwsException failed)
        {
            await host.Error.WriteLineAsync(failed.Message);
            return ExitCode.Undetermined;
        }
        catch (OperationCanceledException)
        {
            await host.Error.WriteLineAsync("Stopped.");
            return ExitCode.Interrupted;
        }
        catch (IOException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted; // the terminal is gone, as after SIGHUP
        }
    }

    /// <summary>What a command line means; its errors are in the result.</summary>
    public static ParseResult Parse(IReadOnlyList<string> arguments, CliHost host)
    {
        CommonOptions options = new();
        RootCommand root = new(Description)
        {
            ChainCommand.Create(options, host),
            ThumbprintCommand.Create(options, host),
            TestCommand.Create(options, host),
            UpdateCommand.Create(options, host),
            DemoCommand.Create(host, RunAsync),
            HelpCommand.Create((words, cancellation) => RunAsync(words, host, cancellation)),
            CompletionCommand.Create(host),
        };
        HelpPage.Install(root, host, Examples);
        return root.Parse(arguments, Parser);
    }
}
