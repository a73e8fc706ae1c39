using System.Globalization;
using EksThumbprint.Chains;
using EksThumbprint.Lab.Pki;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// How long it takes to find the path among served certificates: in a line, and in a lattice of CAs that all vouch for
/// each other.
/// </summary>
internal static class ChainBenchmark
{
    private const int Rounds = 50;

    public static async IAsyncEnumerable<string> RunAsync()
    {
        yield return "| certificates | shape | path | ms | growth's power | target |\n| ---: | --- | ---: | ---: | "
            + "---: | --- |";
        foreach (string line in Measure("a line", [.. new[] { 4, 10, 100 }.Select(Line)]))
            yield return line;
        foreach (string line in Measure("cross-signed by each other", [.. new[] { 2, 3, 10 }.Select(Lattice)]))
            yield return line;
        await Task.CompletedTask;
    }

    private static IEnumerable<string> Measure(string shape, IReadOnlyList<LabChain> chains)
    {
        (int Count, double Time)? last = null;
        foreach (LabChain chain in chains)
        {
            byte[][] sent = [.. chain.Certificates.Select(certificate => certificate.RawData)];
            int path = 0;
            double time = Comparison.Median([
                .. Enumerable
                    .Range(0, Rounds)
                    .Select(_ => Comparison.Time(() => path = ServedChain.OfHandshake(sent).Path.Count))
                    .Skip(Rounds / 5),
            ]);
            string power = last is { } before
                ? (Math.Log(time / before.Time) / Math.Log((double)sent.Length / before.Count)).ToString(
                    "0.0",
                    CultureInfo.InvariantCulture
                )
                : string.Empty;
            last = (sent.Length, time);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| {sent.Length} | {shape} | {path} | {time:0.00} | {power} | ≤ 2 |"
            );
        }
    }

    private static LabChain Line(int count)
    {
        List<LabAuthority> line = [LabAuthority.CreateRoot("Root", LabKeyKind.Ecdsa)];
        while (line.Count < count)
            line.Add(line[^1].IssueAuthority($"Authority {line.Count}", LabKeyKind.Ecdsa));
        line.Reverse();
        return new LabChain(
            line[0].IssueServer(LabKey.Create(LabKeyKind.Ecdsa), ["issuer.example"]),
            [.. line.Take(count - 1).Select(authority => authority.Certificate)]
        );
    }

    private static LabChain Lattice(int width)
    {
        LabAuthority[] all =
        [
            .. Enumerable
                .Range(1, width)
                .Select(number => LabAuthority.CreateRoot($"Authority {number}", LabKeyKind.Ecdsa)),
        ];
        return new LabChain(
            all[0].IssueServer(LabKey.Create(LabKeyKind.Ecdsa), ["issuer.example"]),
            [
                .. all.SelectMany(subject =>
                    all.Select(signer =>
                        signer == subject ? subject.Certificate : signer.CrossSign(subject).Certificate
                    )
                ),
            ]
        );
    }
}
