using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Cli;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Trust;

namespace EksThumbprint.Tests.Cli;

/// <summary>The command line within this process, with the lab in the place of AWS and of the network.</summary>
internal sealed class CliScene : IAsyncDisposable
{
    public LabServer Server { get; } = LabServer.Start();

    public LabAws Aws { get; } = new(region: "us-west-2");

    /// <summary>The terminal's width; null for redirected output.</summary>
    public int? Width { get; set; }

    /// <summary>
    /// What the user answers, one after another, null for the end of input; itself null when there is no terminal.
    /// </summary>
    public Queue<string?>? Answers { get; set; }

    /// <summary>What this machine's trust store is said to hold; null for what it holds.</summary>
    public IReadOnlyList<X509Certificate2>? MachineRoots { get; set; }

    /// <summary>What is said to be publicly trusted; null for what is.</summary>
    public IReadOnlyList<X509Certificate2>? PublicRoots { get; set; }

    /// <summary>What is said to be Amazon's; null for what is.</summary>
    public IReadOnlyList<X509Certificate2>? AmazonRoots { get; set; }

    /// <summary>Whether verdicts are coloured.</summary>
    public bool Coloured { get; set; }

    /// <summary>Takes the progress line; null where nobody looks.</summary>
    public StringWriter? Progress { get; set; }

    /// <summary>What standard input holds.</summary>
    public string Input { get; set; } = string.Empty;

    public List<string> Questions { get; } = [];

    public int Writes => Aws.Calls.Count(LabOperation.UpdateThumbprints);

    /// <summary>A private issuer that ends at its intermediate, and its provider.</summary>
    public (LabIssuer Issuer, LabPki Pki, string Arn) Register(string host, string path, params string[] thumbprints)
    {
        LabPki pki = LabPki.Create(LabKeyKind.Ecdsa, host);
        LabIssuer issuer = LabIssuer.Create(Server.AddHost(host, pki.Served(2)), path: path);
        Aws.CreateProvider(
            issuer.Url,
            thumbprints.Length == 0 ? [pki.Intermediate.Thumbprint.ToString()] : thumbprints
        );
        return (issuer, pki, Aws.ProviderArn(issuer.Url));
    }

    public async Task<CliResult> RunAsync(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        CliHost host = new()
        {
            Out = output,
            Error = error,
            Width = Width,
            Colour = Coloured ? Colour.Ansi : Colour.None,
            Progress = Progress is null ? null : new ProgressLine(Progress, 80),
            Ask = Answers is null
                ? null
                : (question, _) =>
                {
                    Questions.Add(question);
                    error.Write(question);
                    return Task.FromResult(Answers.Dequeue());
                },
            Input = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Input)),
            Aws = _ => Aws,
            Trust = vouched => new TrustPolicy(vouched, AmazonRoots, PublicRoots, MachineRoots),
            ConnectTo = new ConnectTo("127.0.0.1", Server.Port),
        };
        int exit = await App.RunAsync(arguments, host, TestContext.Current.CancellationToken);
        return new CliResult(exit, output.ToString(), error.ToString());
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
