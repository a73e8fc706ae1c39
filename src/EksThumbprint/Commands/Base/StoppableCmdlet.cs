using System.Management.Automation;
using EksThumbprint.Errors;

namespace EksThumbprint.Commands.Base;

/// <summary>What every cmdlet has: Ctrl+C ends its waits, and what goes wrong becomes an error record.</summary>
public abstract class StoppableCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    private protected StoppableCmdlet() { }

    /// <summary>Whether some input got an error in place of a result.</summary>
    private protected bool AnyFailed { get; private set; }

    private protected CancellationToken StopToken => _stop.Token;

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Ctrl+C comes on a thread of its own, and the work may just have ended.
        }
    }

    /// <summary>
    /// Waits for a task on the pipeline thread; Ctrl+C ends the wait at once, whatever the task does.
    /// </summary>
    private protected T Await<T>(Task<T> task)
    {
        try
        {
            Task.WaitAny([task], StopToken);
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>
    /// Does one input's work: what it makes no sense of or AWS refuses is an error record, and the next input goes on.
    /// </summary>
    private protected void ForOne(object? input, Action work) => Do(work, input, error =>
        {
            AnyFailed = true;
            WriteError(error);
        });

    /// <summary>Does work without which the cmdlet cannot go on: the same errors end it.</summary>
    private protected void OrEnd(object? given, Action work) => Do(work, given, ThrowTerminatingError);

    /// <summary>
    /// Ends what still runs behind, as after <c>| Select-Object -First 1</c>.
    /// </summary>
    public void Dispose()
    {
        StopProcessing();
        Close();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what the cmdlet has open.</summary>
    private protected virtual void Close() { }

    private void Do(Action work, object? target, Action<ErrorRecord> fail)
    {
        try
        {
            work();
        }
        catch (InputException wrong)
        {
            fail(wrong.ToErrorRecord(target));
        }
        catch (AwsException failed)
        {
            fail(failed.ToErrorRecord(target));
        }
        catch (SessionStateException noPath)
        {
            fail(noPath.ToErrorRecord(target));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
