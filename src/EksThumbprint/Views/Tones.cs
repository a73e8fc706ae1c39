namespace EksThumbprint.Views;

/// <summary>The tone of what a view shows.</summary>
internal static class Tones
{
    public static Tone Of(OidcStatus? status) => status is { } told ? StatusMeaning.ToneOf(told) : Tone.None;

    public static Tone Of(ChangeOutcome? outcome) =>
        outcome switch
        {
            null => Tone.None,
            ChangeOutcome.NothingToDo or ChangeOutcome.Updated => Tone.Well,
            ChangeOutcome.WouldUpdate or ChangeOutcome.Declined => Tone.Attention,
            ChangeOutcome.Unconfirmed => Tone.Unclear,
            _ => Tone.Bad,
        };

    public static Tone Of(Severity? severity) =>
        severity switch
        {
            Severity.Warning => Tone.Attention,
            Severity.Error => Tone.Bad,
            _ => Tone.None,
        };

    public static Tone Of(TrustVerdict seen) =>
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
