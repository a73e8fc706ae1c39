using System.Globalization;
using System.Text;
using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Chains;
using EksThumbprint.Der;
using EksThumbprint.Files;
using EksThumbprint.Issuers;
using EksThumbprint.Json;
using EksThumbprint.Offline;
using EksThumbprint.Probing;
using EksThumbprint.Remedies;
using EksThumbprint.Reports;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.NetFrameworkHost;

/// <summary>
/// What the core makes of an input, as text. The tests compile this too: both builds have to say the same.
/// </summary>
internal static class CoreAnswers
{
    private const string Arn = "arn:aws:iam::111122223333:oidc-provider/issuer.example/id/1";
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TrustPolicy Policy = new(machineRoots: []);

    public static string Read(string kind, byte[] input)
    {
        try
        {
            return string.Join("\n", Lines(kind, input));
        }
        catch (InputException refused)
        {
            return $"{refused.Code}: {refused.Message}";
        }
    }

    private static IEnumerable<string?> Lines(string kind, byte[] input) =>
        kind switch
        {
            "json" => [JsonValue.TryParse(input, out JsonValue? value, out string? problem) ? Text(value) : problem],
            "der" => Der(input),
            "handshake" => Served(ServedChain.OfHandshake(Unpack(input))),
            "bag" => Served(ServedChain.FromBag(Unpack(input))),
            "file" => Assessed(ChainFile.Parse(input, "chain.pem")),
            "verdict" => Verdict(ServedChain.OfHandshake(Unpack(input))),
            "write" => Written(Encoding.UTF8.GetString(input)),
            "probe" => Probed(Encoding.UTF8.GetString(input).Split(' ')),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static string Text(JsonValue value) =>
        value.Kind is JsonKind.Object or JsonKind.Array ? JsonText.Write(value) : $"{value.Kind} {value.AsString}";

    private static IEnumerable<string?> Der(byte[] input)
    {
        if (!CertificateParts.TryRead(input, out CertificateParts? parts, out string? problem))
            return [problem];
        ServedCertificate read = ServedChain.FromBag([input]).AsServed[0];
        return
        [
            $"{read} {read.Role} {read.NotBefore:u} {read.NotAfter:u} {parts.AlgorithmsAgree}",
            read.Subject,
            read.Issuer,
        ];
    }

    private static IEnumerable<string> Served(ServedChain chain) =>
        [
            $"{chain.OutOfOrder} {chain.Undecided}",
            string.Join(" ", chain.Tops.Select(top => top.Thumbprint)),
            .. chain.Path.Select(one => $"{one.Position} {one.Role} {one.Thumbprint} {one.Subject} {one.Issuer}"),
            .. chain.AsServed.Select(one => $"{one.Position} {one.Role} {one.Thumbprint}"),
        ];

    private static IEnumerable<string?> Assessed(OfflineChain file)
    {
        if (!file.IsComplete)
            return file.Problems.Select(problem => problem.ToString());
        FileAssessment assessment = FileAssessor.Assess(file, Now, Policy);
        return
        [
            $"{assessment.Status} {assessment.Sentence}",
            .. assessment.Findings.Select(finding => $"{finding.Code} {finding.Sentence}"),
            .. assessment.Chains.SelectMany(one => Served(one.Chain).Prepend($"{one.Host} {one.Words}")),
        ];
    }

    private static IEnumerable<string> Verdict(ServedChain chain)
    {
        HostReading reading = new()
        {
            Host = "issuer.example",
            Port = 443,
            Chains = [chain],
            NameMatches = true,
        };
        OidcFacts facts = OidcFacts
            .From(new Provider(Arn, "issuer.example/id/1", [new string('1', 40)], ["sts.amazonaws.com"]), Now)
            .With(
                new ProbeResult { Issuer = IssuerUrl.Parse("https://issuer.example/id/1"), Discovery = reading },
                Policy
            );
        OidcAssessment assessment = OidcAssessment.Judge(facts);
        using StringWriter page = new();
        using StringWriter xml = new();
        HtmlReport.Write(page, [assessment], new ReportOptions { Remedies = _ => new NoRemedies(), Now = Now });
        JUnitReport.Write(xml, [assessment], Now, new NoRemedies());
        return
        [
            assessment.Status.ToString(),
            .. assessment.Findings.Select(finding => $"{finding.Code} {finding.Sentence}"),
            .. facts.Trust.Select(verdict => $"{verdict.State} {verdict.Anchor} {verdict.Words}"),
            page.ToString(),
            xml.ToString(),
        ];
    }

    /// <summary>Writes a file twice, and tells what was refused and what is there at last.</summary>
    private static IEnumerable<string> Written(string path)
    {
        AtomicFile.Write(path, overwrite: false, "add -Force", writer => writer.Write("first"));
        string refused = WrittenAgain(path);
        AtomicFile.Write(path, overwrite: true, "add -Force", writer => writer.Write("sécond\n"));
        return [refused, File.ReadAllText(path), $"{Directory.GetFiles(Path.GetDirectoryName(path)!).Length} file"];
    }

    private static string WrittenAgain(string path)
    {
        try
        {
            AtomicFile.Write(path, overwrite: false, "add -Force", writer => writer.Write("again"));
            return "written";
        }
        catch (InputException refused)
        {
            return refused.Code;
        }
    }

    private static IEnumerable<string> Probed(string[] input)
    {
        ProbeOptions options = new()
        {
            ConnectTo = new ConnectTo("127.0.0.1", int.Parse(input[0], CultureInfo.InvariantCulture)),
            Timeout = TimeSpan.FromSeconds(30),
        };
        using IssuerProbe probe = new(options);
        ProbeResult result = probe
            .ProbeAsync(IssuerUrl.Parse(input[1]), CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        return
        [
            result.Failure is { } failure ? $"{failure.Kind} {failure.Phase}" : "read",
            .. result.Discovery.Chains.SelectMany(chain => chain.Path.Select(one => $"{one.Role} {one.Thumbprint}")),
        ];
    }

    private static List<byte[]> Unpack(byte[] packed)
    {
        List<byte[]> parts = [];
        for (int at = 0; at + 3 <= packed.Length; )
        {
            int length = (packed[at] << 16) | (packed[at + 1] << 8) | packed[at + 2];
            int end = Math.Min(packed.Length, at + 3 + length);
            parts.Add([.. packed.Skip(at + 3).Take(end - at - 3)]);
            at = end;
        }

        return parts;
    }

    private sealed class NoRemedies : IRemedyWriter
    {
        public string? Command(Remedy remedy) => null;
    }
}
