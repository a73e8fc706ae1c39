using Amazon.Runtime;

namespace AwsToolsDouble;

/// <summary>
/// One call on the account: runs into a fault or takes effect, lets other writers strike, and is logged in any case.
/// </summary>
internal sealed class LabRun(LabFile file, LabCall call)
{
    public T Of<T>(Func<LabState, T> effect)
        where T : class
    {
        LabState state = file.State;
        LabFault? fault = state.Faults.Find(each => each.Strikes(call));
        if (fault is not null)
            fault.Times--;
        try
        {
            call.Reached = fault is null || !(fault.Kind == "NoNetwork" || CredentialErrors.Of(fault.Kind) is not null);
            if (fault?.Kind == "BlankPage" && BlankAnswers.Of<T>() is { } blank)
            {
                call.Reached = false;
                return blank;
            }

            if (fault is not null && fault.Kind != "LostAnswer")
                throw LabErrors.Of(fault, state, call);
            if (LabRules.IsForeign(state, call))
                throw LabErrors.Denied(state, call);
            T answer = effect(state);
            call.Effect = true;
            return fault is null ? answer : throw LabErrors.Of(fault, state, call);
        }
        catch (Exception e)
        {
            call.Error = e is AmazonServiceException refusal ? refusal.ErrorCode : e.GetType().Name;
            throw;
        }
        finally
        {
            Intrude(state);
            file.Save();
            file.Log(call);
        }
    }

    private void Intrude(LabState state)
    {
        foreach (LabIntruder intruder in state.Intruders.Where(each => each.Strikes(call)).ToList())
        {
            if (intruder.Deletes)
                state.Providers.RemoveAll(provider => provider.Arn == intruder.Arn);
            else
                state
                    .Providers.Find(provider => provider.Arn == intruder.Arn)
                    ?.Write(intruder.Thumbprints, staleReads: 0);
        }
    }
}
