using System.Globalization;

namespace EksThumbprint.Cli.Hosting;

/// <summary>
/// What a run over many targets tells of itself: what it waits for, then how many are done, and the next name.
/// </summary>
/// <param name="line">Where to show it; null where nobody looks.</param>
internal sealed class ScreenProgress(ProgressLine? line)
{
    private string _name = string.Empty;
    private int _begun;
    private int _done;

    /// <summary>How many there are; null while that is not known.</summary>
    public int? Total { get; set; }

    /// <summary>What is being waited for.</summary>
    public void Waiting(string what) => line?.Show(what + " ...");

    /// <summary>One more is found, and is being looked at.</summary>
    public void Begun(string name)
    {
        _begun++;
        _name = name;
        Tell();
    }

    /// <summary>One more is done, and its row is written.</summary>
    public void Done()
    {
        _done++;
        Tell();
    }

    public void End() => line?.Clear();

    private void Tell() =>
        line?.Show(string.Format(CultureInfo.InvariantCulture, "{0} of {1}: {2}", _done, Total ?? _begun, _name));
}
