using System.Diagnostics;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Faults.Servers;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

/// <summary>Several targets whose hosts are silent cost one time limit, in every command that reads issuers.</summary>
[Collection(Alone.Name)]
public sealed class SlowTargetsTests
{
    [Theory]
    [WholeRunData("chain")]
    [WholeRunData("thumbprint")]
    [InlineData("test")]
    public async Task Silent_hosts_are_waited_for_together_and_told_of_in_order(string command)
    {
        const double Seconds = 3;
        await using LabServer server = LabServer.Start();
        server.Fault = LabFault.Silent;
        string[] hosts = ["a.example", "b.example", "c.example", "a.example/again"];
        string[] given = command == "test" ? ["--verbose", "--thumbprint", new string('1', 40)] : [];
        using Lateness lateness = new();
        Stopwatch clock = Stopwatch.StartNew();

        CliResult result = await CliHere.RunAsync(
            options => options,
            new ConnectTo("127.0.0.1", server.Port),
            [command, .. hosts, "--timeout", "3", .. given]
        );

        TimeSpan took = clock.Elapsed - await lateness.EndAsync();
        Assert.Equal(2, result.Exit);
        string told = result.Output + result.Error;
        int[] places = [.. hosts.Select(host => told.IndexOf(host, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains("So this host was not asked again", told, StringComparison.Ordinal);
        Assert.True(took.TotalSeconds < 1.8 * Seconds, $"{took}");
    }
}
