using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using EksThumbprint.Cli.Hosting;

namespace EksThumbprint.Cli.Usage;

/// <summary>
/// The page that <c>--help</c> prints: the parser's own, as wide as the terminal, then the command's examples.
/// </summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    private const int OrdinaryWidth = 80;
    private const int WidestReadable = 100;

    private readonly HelpAction _page;
    private readonly CliHost _host;
    private readonly IReadOnlyList<string> _examples;

    private HelpPage(CliHost host, IReadOnlyList<string> examples)
    {
        _host = host;
        _examples = examples;
        _page = new HelpAction { MaxWidth = Math.Min(host.Width ?? OrdinaryWidth, WidestReadable) };
    }

    /// <summary>Puts the pages in place of the parser's.</summary>
    /// <param name="root">The command line.</param>
    /// <param name="host">Where to print.</param>
    /// <param name="examples">The examples of the first page.</param>
    public static void Install(RootCommand root, CliHost host, IReadOnlyList<string> examples)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpPage(host, examples);

        // Elsewhere these are the beginnings of paths, and a shell would offer them.
        if (!OperatingSystem.IsWindows())
        {
            help.Aliases.Remove("/h");
            help.Aliases.Remove("/?");
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        int exit = _page.Invoke(parseResult);
        IReadOnlyList<string> examples = parseResult.CommandResult.Command is Verb verb ? verb.Examples : _examples;
        _host.Out.WriteLine("Examples:");
        foreach (string example in examples)
            _host.Out.WriteLine("  " + example);
        return exit;
    }
}
