using System.Globalization;
using System.Text;
using EksThumbprint.Common;
using EksThumbprint.Workflow;

namespace EksThumbprint.Cli.Hosting;

/// <summary>
/// One line at the bottom of a terminal that says what is being done, and is gone as soon as anything else is written.
/// </summary>
/// <param name="terminal">The terminal.</param>
/// <param name="width">How wide it is.</param>
internal sealed class ProgressLine(TextWriter terminal, int width)
{
    private const string Erase = "\r\u001b[K";

    private readonly Lock _lock = new();
    private bool _shown;

    /// <summary>Shows a text in place of the last one.</summary>
    public void Show(string text)
    {
        lock (_lock)
        {
            terminal.Write(Erase + Printable.Shorten(text, width - 1));
            _shown = true;
        }
    }

    /// <summary>Shows how far a run is.</summary>
    public void Show(RunState state) =>
        Show(
            state.Remaining is { } rest
                ? string.Format(CultureInfo.InvariantCulture, "{0} (about {1:0} s left)", state.Text, rest.TotalSeconds)
                : state.Text + " ..."
        );

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            if (_shown)
                terminal.Write(Erase);
            _shown = false;
        }
    }

    /// <summary>A writer to the same terminal, before whose text the line goes.</summary>
    public TextWriter Before(TextWriter writer) => new Clearing(writer, this);

    private sealed class Clearing(TextWriter inner, ProgressLine progress) : TextWriter
    {
        public override Encoding Encoding => inner.Encoding;

        public override void Write(char value)
        {
            progress.Clear();
            inner.Write(value);
        }

        public override void Write(string? value)
        {
            progress.Clear();
            inner.Write(value);
        }

        public override void WriteLine(string? value)
        {
            progress.Clear();
            inner.WriteLine(value);
        }

        public override void Write(char[] buffer, int index, int count)
        {
            progress.Clear();
            inner.Write(buffer, index, count);
        }

        public override void Flush() => inner.Flush();
    }
}
