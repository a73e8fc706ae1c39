using EksThumbprint.Thumbprints;

namespace EksThumbprint.Lab.Aws;

/// <summary>The calls that a <see cref="LabAws"/> received, those that it refused included.</summary>
public sealed class LabCallLog
{
    private readonly object _gate = new();
    private readonly List<LabCall> _calls = [];

    internal LabCallLog() { }

    /// <summary>All calls, in order.</summary>
    public IReadOnlyList<LabCall> All
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    /// <summary>The number of calls of an operation.</summary>
    /// <param name="operation">One of <see cref="LabOperation"/>.</param>
    public int Count(string operation)
    {
        lock (_gate)
            return _calls.Count(call => call.Operation == operation);
    }

    /// <summary>Forgets all calls; numbers start at 1 again.</summary>
    public void Clear()
    {
        lock (_gate)
            _calls.Clear();
    }

    internal LabCall Add(string operation, string? resource, string? region, IReadOnlyList<Thumbprint> thumbprints)
    {
        lock (_gate)
        {
            LabCall call = new(
                operation,
                _calls.Count(earlier => earlier.Operation == operation) + 1,
                resource,
                region,
                thumbprints
            );
            _calls.Add(call);
            return call;
        }
    }
}
