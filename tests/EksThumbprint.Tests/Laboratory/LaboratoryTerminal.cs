using System.Diagnostics;
using System.Text;

namespace EksThumbprint.Tests.Laboratory;

/// <summary>
/// The screen and the keys of a laboratory at a terminal. Programs ask a terminal where its cursor is, and wait for the
/// answer.
/// </summary>
internal sealed class LaboratoryTerminal
{
    private const string WhereIsTheCursor = "\u001b[6n";
    private const string TopLeft = "\u001b[1;1R";

    private readonly Process _process;
    private readonly StringBuilder _screen = new();
    private readonly Task _reading;

    public LaboratoryTerminal(Process process)
    {
        _process = process;
        _ = process.StandardError.ReadToEndAsync();
        _reading = ReadAsync();
    }

    /// <summary>Everything that was written so far.</summary>
    public string Screen
    {
        get
        {
            lock (_screen)
                return _screen.ToString();
        }
    }

    /// <summary>Waits until a text was written so many times.</summary>
    public async Task SeeAsync(string text, int times = 1)
    {
        await LaboratoryProcess.UntilAsync(() => Count(text) >= times || _reading.IsCompleted);
        Assert.True(Count(text) >= times, $"'{text}' is not there {times} times: {Screen}");
    }

    public async Task TypeAsync(string keys)
    {
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync();
    }

    private int Count(string text) => Screen.Split(text).Length - 1;

    private async Task ReadAsync()
    {
        char[] some = new char[4096];
        for (int answered = 0; await _process.StandardOutput.ReadAsync(some) is > 0 and int count; )
        {
            lock (_screen)
                _screen.Append(some, 0, count);
            for (; answered < Count(WhereIsTheCursor); answered++)
                await TypeAsync(TopLeft);
        }
    }
}
