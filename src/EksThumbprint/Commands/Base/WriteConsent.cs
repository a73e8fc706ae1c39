using System.Management.Automation;
using EksThumbprint.Common;
using EksThumbprint.Repair;

namespace EksThumbprint.Commands.Base;

/// <summary>Asks before a write, once: what provider, which list before, which list after.</summary>
internal sealed class WriteConsent(PSCmdlet cmdlet, bool force)
{
    public Consent Ask(RepairPlan plan)
    {
        // -Force spares the question, but never overrides -WhatIf, and never an explicit -Confirm.
        if (force && !WhatIf && !cmdlet.MyInvocation.BoundParameters.ContainsKey("Confirm"))
            return Consent.Given;
        string change = Describe(plan);
        try
        {
            bool yes = cmdlet.ShouldProcess(
                $"Update the thumbprints of {change}",
                $"Update the thumbprints of {change}?",
                "Write to IAM",
                out ShouldProcessReason reason
            );
            if (yes)
                return Consent.Given;
            return reason == ShouldProcessReason.WhatIf ? Consent.WhatIf : Consent.Refused;
        }
        catch (Exception unasked) when (unasked is not (PipelineStoppedException or OperationCanceledException))
        {
            // Every host has its own way not to ask: non-interactive ones and those without a user interface throw,
            // others do not
            // implement the question, and pwsh at the end of its standard input throws NullReferenceException.
            return Consent.NobodyToAsk;
        }
    }

    private bool WhatIf =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
            ? LanguagePrimitives.IsTrue(given)
            : LanguagePrimitives.IsTrue(cmdlet.GetVariableValue("WhatIfPreference"));

    private static string Describe(RepairPlan plan) =>
        $"{plan.Assessment.Facts.Provider!.Arn}: {Show(plan.Before)} -> "
        + $"{Show([.. plan.After.Select(value => value.ToString())])}";

    private static string Show(IReadOnlyList<string> list) =>
        list.Count == 0 ? "(empty)" : string.Join(", ", list.Select(value => Printable.Shorten(value, 80)));
}
