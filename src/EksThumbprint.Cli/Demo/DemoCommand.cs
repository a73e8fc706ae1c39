using System.CommandLine;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Usage;

namespace EksThumbprint.Cli.Demo;

/// <summary><c>demo</c>: a CA rotation from end to end on the embedded lab.</summary>
internal static class DemoCommand
{
    public static Command Create(CliHost host, Func<IReadOnlyList<string>, CliHost, CancellationToken, Task<int>> run)
    {
        Verb command = new(
            "demo",
            "Play a CA rotation from end to end in a few seconds, on a lab inside this program: no AWS account, no "
                + "network beyond this machine.",
            "eks-thumbprint demo"
        );
        command.SetAction(
            async (_, cancellation) =>
            {
                await using DemoLab lab = DemoLab.Start();
                return await new DemoStory(lab, host, run).PlayAsync(cancellation);
            }
        );
        return command;
    }
}
