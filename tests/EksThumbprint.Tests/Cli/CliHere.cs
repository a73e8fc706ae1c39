using EksThumbprint.Aws.Cli;
using EksThumbprint.Cli;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Probing;

namespace EksThumbprint.Tests.Cli;

/// <summary>
/// The command line within this process, without a terminal: half a second cheaper than <see cref="CliProcess"/>, for
/// tests that are not about the process. AWS is asked through a real AWS CLI or a script in its place.
/// </summary>
internal static class CliHere
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="aws">Leads the AWS CLI where the test wants it.</param>
    /// <param name="connectTo">An address to dial unless the arguments name one.</param>
    /// <param name="arguments">Its arguments, as a list.</param>
    public static async Task<CliResult> RunAsync(
        Func<AwsCliOptions, AwsCliOptions> aws,
        ConnectTo? connectTo,
        params string[] arguments
    )
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        CliHost host = new()
        {
            Out = output,
            Error = error,
            Aws = options => new AwsCli(aws(options)),
            ConnectTo = connectTo,
        };
        int exit = await App.RunAsync(arguments, host, TestContext.Current.CancellationToken);
        return new CliResult(exit, output.ToString(), error.ToString());
    }
}
