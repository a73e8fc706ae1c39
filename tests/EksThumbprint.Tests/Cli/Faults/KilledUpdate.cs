using System.Diagnostics;
using System.Globalization;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli.Faults;

/// <summary>
/// An update by the real process, over a script in the AWS CLI's place. IAM is a file that survives, and is replaced
/// in one step; the script takes its time before the write and after it, so that a kill meets either. Each instance has
/// an account of its own.
/// </summary>
internal sealed class KilledUpdate : IAsyncDisposable
{
    public const string Old = "3c1f0a52d4e9b7c86a15f3de7290b4418ce6d05f";
    private const string Arn = "arn:aws:iam::123456789012:oidc-provider/oidc.corp.example/edge";

    // The list is one word a line. Every call leaves a file for as long as it runs.
    private const string Script = """
        running="$dir/running.$$"; : > "$running"; trap 'rm -f "$running"' EXIT
        case "$2" in
        get-*)
            list=
            while read -r value; do list="$list${list:+, }\"$value\""; done < "$dir/list"
            echo '{"Url": "oidc.corp.example/edge", "ClientIDList": ["sts.amazonaws.com"], "ThumbprintList": ['
            echo "$list]}" ;;
        update-*)
            : > "$dir/writing"
            sleep WRITE
            seen=; : > "$dir/new.$$"
            for word in "$@"; do
                case "$word" in
                --thumbprint-list) seen=1 ;;
                --*) seen= ;;
                *) [ -z "$seen" ] || echo "$word" >> "$dir/new.$$" ;;
                esac
            done
            mv "$dir/new.$$" "$dir/list"
            sleep 0.05 ;;
        esac
        """;

    private readonly FakeAws _aws;
    private readonly LabServer _server = LabServer.Start();
    private readonly TemporaryFolder _folder = new();
    private readonly string _root;

    /// <param name="writeSeconds">How long the write takes before it has an effect.</param>
    public KilledUpdate(double writeSeconds = 0.05)
    {
        _aws = FakeAws.Running(
            Script.Replace("WRITE", writeSeconds.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        );
        LabPki pki = LabPki.Create(LabKeyKind.Ecdsa, "oidc.corp.example");
        _ = LabIssuer.Create(_server.AddHost("oidc.corp.example", pki.Served(2)), path: "/edge");
        _root = _folder.Write("root.pem", pki.Root.Certificate.ExportCertificatePem());
        Top = pki.Intermediate.Thumbprint.ToString();
        Reset();
    }

    public string Top { get; }

    /// <summary>There from the moment on at which a write begins.</summary>
    private string Writing => Path.Combine(_aws.Folder, "writing");

    public string[] Held => File.ReadAllLines(Path.Combine(_aws.Folder, "list"));

    public int Writes => _aws.Calls.Count(call => call.Contains("update-open-id-connect-provider-thumbprint"));

    public void Reset()
    {
        File.WriteAllText(Path.Combine(_aws.Folder, "list"), Old + "\n");
        File.Delete(Path.Combine(_aws.Folder, "calls"));
        File.Delete(Writing);
        foreach (string left in Directory.GetFiles(_aws.Folder, "running.*"))
            File.Delete(left);
    }

    /// <summary>Whether a write has begun.</summary>
    public bool IsWriting => File.Exists(Writing);

    /// <param name="before">What starts the program.</param>
    public Process Begin(params string[] before)
    {
        Dictionary<string, string?> environment = new()
        {
            ["PATH"] = _aws.Folder + ":" + Environment.GetEnvironmentVariable("PATH"),
        };
        Process process = CliProcess.Begin(
            [
                .. before,
                .. CliProcess.Start,
                "update",
                Arn,
                "--yes",
                "--trusted-root",
                _root,
                "--connect-to",
                _server.EndPoint.ToString(),
            ],
            environment
        );
        process.StandardInput.Close();
        return process;
    }

    public CliResult ToTheEnd()
    {
        using Process process = Begin();
        return CliProcess.End(process);
    }

    /// <summary>
    /// Kills an update after so long, or so long after its write has begun: it alone, or with what it has started.
    /// </summary>
    /// <returns>Whether it was still running.</returns>
    public bool Kill(TimeSpan after, bool sinceTheWrite, bool wholeTree)
    {
        using Process process = Begin();
        if (sinceTheWrite)
            Assert.True(
                SpinWait.SpinUntil(() => File.Exists(Writing) || process.HasExited, TimeSpan.FromMinutes(1)),
                "No write began."
            );
        bool ended = process.WaitForExit(after);
        if (!ended)
            process.Kill(wholeTree);
        process.WaitForExit();
        return !ended;
    }

    /// <summary>Waits for calls that outlive the process that made them.</summary>
    public void WaitForOrphans() =>
        Assert.True(
            SpinWait.SpinUntil(() => Directory.GetFiles(_aws.Folder, "running.*").Length == 0, TimeSpan.FromMinutes(1)),
            "A call did not end."
        );

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _aws.Dispose();
        _folder.Dispose();
    }
}
