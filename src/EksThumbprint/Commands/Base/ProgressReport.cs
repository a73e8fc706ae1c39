using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace EksThumbprint.Commands.Base;

/// <summary>
/// Progress on long work, and none on short: a bar appears only for more than a handful of inputs that take a while.
/// </summary>
internal sealed class ProgressReport(Cmdlet cmdlet)
{
    private const int Handful = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _begun;
    private int _done;
    private bool _shown;

    public void Begun(string name)
    {
        _begun++;
        if (_begun <= Handful || _clock.Elapsed < Patience)
            return;
        _shown = true;
        cmdlet.WriteProgress(
            Record(string.Format(CultureInfo.InvariantCulture, "{0} of {1} so far: {2}", _done, _begun, name))
        );
    }

    public void Done() => _done++;

    public void Completed()
    {
        if (!_shown)
            return;
        ProgressRecord record = Record("done");
        record.RecordType = ProgressRecordType.Completed;
        cmdlet.WriteProgress(record);
    }

    private static ProgressRecord Record(string status) => new(0, "Reading OIDC issuers", status);
}
