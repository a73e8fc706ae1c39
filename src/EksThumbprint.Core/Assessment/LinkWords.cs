using EksThumbprint.Remedies;

namespace EksThumbprint.Assessment;

/// <summary>The words for links that every face shows.</summary>
public static class LinkWords
{
    /// <summary>The link that is broken, the message that the pod sees, and what to do, in one line.</summary>
    public static string Headline(OidcAssessment assessment, IRemedyWriter remedies) =>
        assessment.BrokenLink is { } broken
            ? $"Broken link: {Name(broken)}. The pod sees '{broken.Message}'."
                + (remedies.Write(broken.Remedy) is { } remedy ? $" To do: {remedy}" : string.Empty)
        : assessment.Links.All(link => link.State == LinkState.Holds)
            ? "Every link holds: STS gives this pod the role's credentials."
        : "No link is broken, as far as was looked at.";

    /// <summary>A link's name, in small letters.</summary>
    public static string Name(LinkVerdict link) => link.Link.ToString().ToLowerInvariant();
}
