using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Output;
using EksThumbprint.Lab.Aws;

namespace EksThumbprint.Cli.Demo;

/// <summary>Tells the story, and runs each command just as the user would.</summary>
internal sealed class DemoStory(
    DemoLab lab,
    CliHost real,
    Func<IReadOnlyList<string>, CliHost, CancellationToken, Task<int>> run
)
{
    private readonly CliHost _host = lab.Host(real) with { Error = real.Out };

    /// <summary>Plays it; the exit code is 0 when every command ended as the story says.</summary>
    public async Task<int> PlayAsync(CancellationToken cancellation)
    {
        Say(
            "Two issuers. 'shop' is an EKS cluster, whose CA IAM knows by itself; the lab's roots play Amazon's "
                + "part. The other one is a private issuer with a CA of its own, so for it IAM relies on the "
                + "thumbprint list. Both are registered correctly:"
        );
        bool asTold = await RunAsync(ExitCode.Well, cancellation, "test", "shop", lab.EdgeUrl);

        lab.Rotate();
        Say("Both servers now send another chain. What do pods see?");
        asTold &= await RunAsync(ExitCode.Attention, cancellation, "test", "shop", lab.EdgeUrl);

        Say("'Stale' is drift: pods work. 'Mismatch' is an outage. First the drift; what would an update change?");
        asTold &= await RunAsync(ExitCode.Attention, cancellation, "update", "shop", "--dry-run");
        asTold &= await RunAsync(ExitCode.Well, cancellation, "update", "shop", "--yes");

        Say(
            "Now the private issuer. Nobody but its owner can say whether its new CA is genuine, so an update refuses:"
        );
        asTold &= await RunAsync(ExitCode.Attention, cancellation, "update", lab.EdgeUrl, "--yes");

        Say("Its owner vouches for the new root:");
        asTold &= await RunAsync(
            ExitCode.Well,
            cancellation,
            "update",
            lab.EdgeUrl,
            "--yes",
            "--trusted-root",
            lab.WriteCorpRoot()
        );

        Say("Healthy again; a second update finds nothing to do:");
        asTold &= await RunAsync(ExitCode.Well, cancellation, "test", "shop", lab.EdgeUrl);
        asTold &= await RunAsync(ExitCode.Well, cancellation, "update", "shop", "--yes");

        int writes = lab.Aws.Calls.Count(LabOperation.UpdateThumbprints);
        Say($"IAM was written to {writes} times, once for each repair.");
        return asTold && writes == 2 ? ExitCode.Well : ExitCode.Attention;
    }

    private void Say(string text)
    {
        _host.Out.WriteLine();
        Text.WriteWrapped(_host.Out, "# ", text, "# ", _host.Width ?? 80);
    }

    private async Task<bool> RunAsync(int expected, CancellationToken cancellation, params string[] arguments)
    {
        await _host.Out.WriteLineAsync("$ eks-thumbprint " + string.Join(' ', arguments));
        int exit = await run(arguments, _host, cancellation);
        cancellation.ThrowIfCancellationRequested();
        await _host.Out.WriteLineAsync($"(exit code {exit})");
        return exit == expected;
    }
}
