using System.Management.Automation;
using EksThumbprint.Common;
using EksThumbprint.Repair;

namespace EksThumbprint.Commands.Base;

/// <summary>Asks before a write, once. The question is the diff, and Enter alone means no.</summary>
internal sealed class WriteConsent(PSCmdlet cmdlet, bool force)
{
    private const string Caption = "Write to IAM";

    /// <summary>Hosts break lines where the screen ends, in the middle of a word.</summary>
    private const int Width = 79;

    private bool _yesToAll;
    private bool _noToAll;

    public Consent Ask(RepairPlan plan)
    {
        // -Force spares the question, but never overrides -WhatIf, and never an explicit -Confirm.
        if (force && !WhatIf && !IsGiven("Confirm"))
            return Consent.Given;
        try
        {
            if (WhatIf || !IsWanted)
                return Tell(plan);

            // Unlike ShouldProcess this one can be asked so that Enter means no.
            bool yes = cmdlet.ShouldContinue(
                $"{Describe(plan, ChangeLine.From(plan))}\nWrite this list?",
                Caption,
                hasSecurityImpact: true,
                ref _yesToAll,
                ref _noToAll
            );
            return yes ? Consent.Given : Consent.Refused;
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

    /// <summary>Whether a question is wanted: this cmdlet's impact is high, so only None is below it.</summary>
    private bool IsWanted =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out object? given)
            ? LanguagePrimitives.IsTrue(given)
            : !LanguagePrimitives.TryConvertTo(cmdlet.GetVariableValue("ConfirmPreference"), out ConfirmImpact impact)
                || impact != ConfirmImpact.None;

    /// <summary>
    /// Nothing is asked: with -WhatIf the host is told what would change, otherwise the verbose stream. What stays is
    /// left out, for the change that is written next shows it all.
    /// </summary>
    private Consent Tell(RepairPlan plan)
    {
        string change = Describe(plan, [.. ChangeLine.From(plan).Where(line => line.Mark != '=')]);
        return cmdlet.ShouldProcess(change, change, Caption, out ShouldProcessReason reason) ? Consent.Given
            : reason == ShouldProcessReason.WhatIf ? Consent.WhatIf
            : Consent.Refused;
    }

    private bool IsGiven(string parameter) => cmdlet.MyInvocation.BoundParameters.ContainsKey(parameter);

    private static string Describe(RepairPlan plan, IReadOnlyList<ChangeLine> lines) =>
        string.Join(
            "\n",
            [
                $"Update the thumbprints of {Printable.Escape(plan.Assessment.Facts.Name)}{Account(plan)}:",
                .. lines.SelectMany(line =>
                    TableText.Wrap(Words(line), Width, $"  {line.Mark} {Printable.Shorten(line.Value, 80)} ", "      ")
                ),
            ]
        );

    private static string Account(RepairPlan plan) =>
        plan.Assessment.Facts.Account is { } account ? $" (account {account})" : string.Empty;

    private static string Words(ChangeLine line) =>
        line.Description.Length > 0 ? $"{line.Word}: {line.Description}" : line.Word;
}
