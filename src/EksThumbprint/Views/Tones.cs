namespace EksThumbprint.Views;

/// <summary>Which verdict is well, and which is not.</summary>
internal static class Tones
{
    public static Tone Of(OidcStatus? status) => status switch
    {
        null => Tone.None,
        OidcStatus.Match => Tone.Well,
        OidcStatus.Stale or OidcStatus.MatchNotTop or OidcStatus.Orphaned or OidcStatus.NoIssuer => Tone.Attention,
        OidcStatus.Unreachable or OidcStatus.NoCluster or OidcStatus.AwsUnavailable or OidcStatus.AccessDenied => Tone.Unclear,
        _ => Tone.Bad,
    };

    public static Tone Of(ChangeOutcome? outcome) => outcome switch
    {
        null => Tone.None,
        ChangeOutcome.NothingToDo or ChangeOutcome.Updated => Tone.Well,
        ChangeOutcome.WouldUpdate or ChangeOutcome.Declined => Tone.Attention,
        ChangeOutcome.Unconfirmed => Tone.Unclear,
        _ => Tone.Bad,
    };

    public static Tone Of(Severity? severity) => severity switch
    {
        Severity.Warning => Tone.Attention,
        Severity.Error => Tone.Bad,
        _ => Tone.None,
    };

    public static Tone Of(TrustVerdict seen) => seen switch
    {
        { Intercepted: true } => Tone.Bad,
        { MayBeWritten: true } => Tone.Well,
        _ => Tone.Attention,
    };

    public static Tone OfMark(char mark) => mark switch
    {
        '+' => Tone.Well,
        '-' => Tone.Bad,
        _ => Tone.None,
    };
}
