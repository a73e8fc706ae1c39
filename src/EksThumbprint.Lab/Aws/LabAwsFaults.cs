namespace EksThumbprint.Lab.Aws;

/// <summary>What goes wrong between the caller and a <see cref="LabAws"/>. Nothing, until told otherwise.</summary>
public sealed class LabAwsFaults
{
    private readonly object _gate = new();
    private readonly HashSet<string> _denied = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<PlannedFault>> _planned = new(StringComparer.Ordinal);

    internal LabAwsFaults() { }

    /// <summary>Takes a permission away from the caller.</summary>
    /// <param name="operation">One of <see cref="LabOperation"/>.</param>
    public void Deny(string operation)
    {
        lock (_gate)
            _denied.Add(operation);
    }

    /// <summary>Gives a permission back.</summary>
    public void Allow(string operation)
    {
        lock (_gate)
            _denied.Remove(operation);
    }

    /// <summary>Throttles the next calls of an operation.</summary>
    public void Throttle(string operation, int calls = 1) =>
        Fail(operation, AwsFailure.Throttled, AwsErrors.ThrottlingCode(operation), "Rate exceeded", calls);

    /// <summary>Lets the next calls of an operation fail, without effect.</summary>
    /// <param name="operation">One of <see cref="LabOperation"/>.</param>
    /// <param name="failure">How they fail.</param>
    /// <param name="code">AWS's error code for it.</param>
    /// <param name="detail">AWS's words for it.</param>
    /// <param name="calls">How many calls.</param>
    public void Fail(string operation, AwsFailure failure, string? code = null, string? detail = null, int calls = 1) =>
        Plan(operation, new PlannedFault(failure, code, detail, AfterEffect: false), calls);

    /// <summary>
    /// Lets the next calls of an operation take effect, and their answers get lost: the caller sees a timeout.
    /// </summary>
    public void LoseAnswer(string operation, int calls = 1) =>
        Plan(operation, new PlannedFault(AwsFailure.Timeout, null, null, AfterEffect: true), calls);

    /// <summary>Everything works again.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _denied.Clear();
            _planned.Clear();
        }
    }

    internal bool IsDenied(string operation)
    {
        lock (_gate)
            return _denied.Contains(operation);
    }

    /// <summary>The fault that this call runs into, which is used up by it; null for none.</summary>
    internal PlannedFault? Take(string operation)
    {
        lock (_gate)
        {
            return
                _planned.TryGetValue(operation, out Queue<PlannedFault>? queue)
                && queue.TryDequeue(out PlannedFault? fault)
                ? fault
                : null;
        }
    }

    private void Plan(string operation, PlannedFault fault, int calls)
    {
        lock (_gate)
        {
            if (!_planned.TryGetValue(operation, out Queue<PlannedFault>? queue))
                _planned[operation] = queue = new Queue<PlannedFault>();
            for (int i = 0; i < calls; i++)
                queue.Enqueue(fault);
        }
    }
}
