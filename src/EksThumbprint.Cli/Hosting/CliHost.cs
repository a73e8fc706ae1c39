using System.Security.Cryptography.X509Certificates;
using System.Text;
using EksThumbprint.Aws;
using EksThumbprint.Aws.Cli;
using EksThumbprint.Probing;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.Cli.Hosting;

/// <summary>
/// What the commands have around them: the terminal and the outside world. The demo puts the lab in the world's place.
/// </summary>
internal sealed record CliHost
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>How wide the terminal is; null when the output is no terminal and nothing is to be cut.</summary>
    public int? Width { get; init; }

    /// <summary>Whether verdicts are coloured.</summary>
    public Colour Colour { get; init; } = Colour.None;

    /// <summary>
    /// Asks at the terminal and gives the answer, null at the end of input; itself null when there is nobody to ask.
    /// </summary>
    public Func<string, CancellationToken, Task<string?>>? Ask { get; init; }

    /// <summary>Opens standard input.</summary>
    public Func<Stream> Input { get; init; } = Console.OpenStandardInput;

    public Func<AwsCliOptions, IAws> Aws { get; init; } = options => new AwsCli(options);

    /// <summary>The trust policy for the roots that the user vouches for.</summary>
    public Func<IReadOnlyList<X509Certificate2>, TrustPolicy> Trust { get; init; } =
        trusted => new TrustPolicy(trusted);

    /// <summary>How long an update waits between its steps.</summary>
    public UpdatePauses Pauses { get; init; } = new();

    /// <summary>An address to dial unless the user names one.</summary>
    public ConnectTo? ConnectTo { get; init; }

    /// <summary>Where to tell how far a long run is; null where nobody looks.</summary>
    public ProgressLine? Progress { get; init; }

    /// <summary>The process's own terminal.</summary>
    public static CliHost OfProcess()
    {
        ProgressLine? progress = OfScreen();
        TextWriter output = Console.IsOutputRedirected ? Utf8(Console.OpenStandardOutput()) : Console.Out;
        TextWriter error = Console.IsErrorRedirected ? Utf8(Console.OpenStandardError()) : Console.Error;
        return new()
        {
            Out = progress is null || Console.IsOutputRedirected ? output : progress.Before(output),
            Error = progress is null ? error : progress.Before(error),
            Width = Console.IsOutputRedirected ? null : Math.Max(60, Console.WindowWidth),
            Colour = Colour.OfProcess(),
            Progress = progress,
            Ask = Console.IsInputRedirected ? null : AskAtTerminal,
        };
    }

    /// <summary>None where standard error goes elsewhere, nor on a terminal that takes no line back.</summary>
    private static ProgressLine? OfScreen() =>
        Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb" || Console.WindowWidth < 20
            ? null
            : new ProgressLine(Console.Error, Console.WindowWidth);

    /// <summary>
    /// What is redirected is read by programs, which expect UTF-8; a console's code page lacks half of the characters.
    /// </summary>
    private static TextWriter Utf8(Stream stream) =>
        TextWriter.Synchronized(new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true });

    /// <summary>A console's read cannot be interrupted, so it is left behind when the user stops the command.</summary>
    private static async Task<string?> AskAtTerminal(string question, CancellationToken cancellation)
    {
        await Console.Error.WriteAsync(question);
        return await Task.Run(Console.ReadLine, cancellation).WaitAsync(cancellation);
    }
}
