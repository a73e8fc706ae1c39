using EksThumbprint.Common;

namespace EksThumbprint.Remedies;

/// <summary>
/// The one thing to do first, as data: what, on what, with what. Each face writes it in its own language, with the
/// context of its run (<see cref="IRemedyWriter"/>).
/// </summary>
/// <param name="Action">What to do.</param>
/// <param name="Subject">
/// On what: the name of a cluster, an issuer or a provider's ARN, as the action wants it; null for advice.
/// </param>
public sealed record Remedy(RemedyAction Action, string? Subject = null)
{
    private readonly string? _lead;

    /// <summary>
    /// What has to be said before the command, or all there is to say; without words of any face, escaped for display.
    /// </summary>
    public string? Lead
    {
        get => _lead;
        init => _lead = value is null ? null : Printable.Escape(value);
    }

    /// <summary>
    /// More subjects for the same command: <see cref="RemedyAction.Update"/> and its like take several.
    /// </summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    /// <summary>The values that the action adds or writes: an audience, thumbprints.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The region in which the subject lives; null when the run's own settings decide.</summary>
    public string? Region { get; init; }

    /// <summary>The option that the user has to fill in.</summary>
    public RemedyOption? Option { get; init; }

    /// <summary>A remedy that no command can carry out.</summary>
    public static Remedy Advice(string sentence) => new(RemedyAction.Advice) { Lead = sentence };
}
