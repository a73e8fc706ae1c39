using EksThumbprint.Common;
using EksThumbprint.Remedies;

namespace EksThumbprint.Assessment;

/// <summary>One link, and how it is.</summary>
/// <param name="Link">Which link.</param>
/// <param name="State">How it is.</param>
/// <param name="Sentence">What was seen, or why nothing was; escaped for display.</param>
/// <param name="Message">What the pod sees of it; null when the link is not broken.</param>
/// <param name="Remedy">What to do about it; null when nothing needs to be done.</param>
public sealed record LinkVerdict(
    PodLink Link,
    LinkState State,
    string Sentence,
    string? Message = null,
    Remedy? Remedy = null
)
{
    /// <summary>What was seen, or why nothing was; escaped for display.</summary>
    public string Sentence { get; init; } = Printable.Escape(Sentence);

    /// <summary>The state in words: <c>holds</c>, <c>broken</c> or <c>not looked at</c>.</summary>
    public string Words =>
        State switch
        {
            LinkState.Holds => "holds",
            LinkState.Broken => "broken",
            _ => "not looked at",
        };

    /// <inheritdoc/>
    public override string ToString() => $"{Link}: {Words}";
}
