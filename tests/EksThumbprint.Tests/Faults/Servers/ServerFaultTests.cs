using System.Diagnostics;
using EksThumbprint.Assessment;
using EksThumbprint.Common;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>Each row of the table, read over the network and judged as the product does.</summary>
public abstract class ServerFaultTests
{
    private static readonly ServerFault[] All =
    [
        .. ConnectionFaults.Rows,
        .. HttpFaults.Rows,
        .. Http2Faults.Rows,
        .. Http2Floods.Rows,
        .. DocumentFaults.Rows,
        .. CertificateFaults.Rows,
    ];

    private protected static async Task HoldsAsync(string when)
    {
        ServerFault row = All.Single(row => row.When == when);
        await using ServerScene scene = new();
        row.Arrange(scene);
        using Lateness lateness = new();
        Stopwatch clock = Stopwatch.StartNew();

        OidcAssessment assessment = await scene.AssessAsync(row.Limit);

        TimeSpan took = clock.Elapsed - await lateness.EndAsync();
        string told = string.Join("\n", assessment.Findings);
        Assert.True(
            (row.Status, row.Failure) == (assessment.Status, assessment.Facts.Probe!.Failure?.Kind),
            $"expected {row.Status}, {row.Failure}; got {assessment.Status}, {assessment.Facts.Probe.Failure}\n{told}"
        );
        Assert.True(took.TotalSeconds < row.Limit + 1, $"{took.TotalSeconds:0.0} s");
        Assert.All(row.Words, words => Assert.Contains(words, told, StringComparison.Ordinal));
        if (row.Finding is { } code)
            Assert.Contains(assessment.Findings, finding => finding.Code == code);
        Assert.Equal(row.ShowsChain, assessment.Facts.Trust.Count > 0);
        Assert.All(Shown(assessment), text => Assert.Equal(Printable.Escape(text), text));
        await NothingIsLeft(scene);
    }

    /// <summary>Everything that reaches a person.</summary>
    private static IEnumerable<string> Shown(OidcAssessment assessment) =>
        [
            assessment.Sentence,
            .. assessment.Findings.SelectMany(finding =>
                new[] { finding.Sentence, finding.Remedy.Text() ?? string.Empty }
            ),
            .. assessment.Registered.Select(listed => listed.Description),
            .. assessment.Facts.Trust.Select(seen => seen.Words),
            .. assessment
                .Facts.Trust.SelectMany(seen => seen.Chain.AsServed)
                .SelectMany(certificate =>
                    new[]
                    {
                        certificate.Name,
                        certificate.IssuerName,
                        certificate.Subject,
                        certificate.Issuer,
                        certificate.Key,
                    }
                ),
        ];

    private static async Task NothingIsLeft(ServerScene scene)
    {
        // A server that only sends notices a close some sends later.
        for (int wait = 0; wait < 300 && scene.Server.Counters.OpenConnections > 0; wait++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal(0, scene.Server.Counters.OpenConnections);
    }
}
