using EksThumbprint.Reports;
using EksThumbprint.Trust;

namespace EksThumbprint.Views;

/// <summary>The tone of what a view shows.</summary>
internal static class Tones
{
    public static Tone For(OidcStatus? status) => status is { } told ? StatusMeaning.ToneOf(told) : Tone.None;

    public static Tone For(ChangeOutcome? outcome) =>
        outcome switch
        {
            null => Tone.None,
            ChangeOutcome.NothingToDo or ChangeOutcome.Updated => Tone.Well,
            ChangeOutcome.WouldUpdate or ChangeOutcome.Declined => Tone.Attention,
            ChangeOutcome.Unconfirmed => Tone.Unclear,
            _ => Tone.Bad,
        };

    public static Tone For(Severity? severity) =>
        severity switch
        {
            Severity.Warning => Tone.Attention,
            Severity.Error => Tone.Bad,
            _ => Tone.None,
        };

    public static Tone For(TrustVerdict seen) =>
        seen switch
        {
            { Intercepted: true } => Tone.Bad,
            { MayBeWritten: true } => Tone.Well,
            _ => Tone.Attention,
        };

    public static Tone OfMark(char mark) =>
        mark switch
        {
            '+' => Tone.Well,
            '-' => Tone.Bad,
            _ => Tone.None,
        };
}
