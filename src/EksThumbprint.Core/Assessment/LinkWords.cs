using EksThumbprint.Remedies;

namespace EksThumbprint.Assessment;

/// <summary>The words for links that every face shows.</summary>
public static class LinkWords
{
    /// <summary>The link that is broken, the message that the pod sees, and what to do, in one line.</summary>
    public static string Headline(OidcAssessment assessment, IRemedyWriter remedies) =>
        assessment.BrokenLink is { } broken
            ? Broken(Name(broken), broken.Message, remedies.Write(broken.Remedy))
            : Unbroken(assessment.Links.All(link => link.State == LinkState.Holds));

    /// <summary>The line of a broken link.</summary>
    public static string Broken(string link, string? message, string? remedy) =>
        $"Broken link: {link}. The pod sees '{message}'."
        + (string.IsNullOrEmpty(remedy) ? string.Empty : $" To do: {remedy}");

    /// <summary>The line where none is broken.</summary>
    public static string Unbroken(bool all) =>
        all
            ? "Every link holds: STS gives this pod the role's credentials."
            : "No link is broken, as far as was looked at.";

    /// <summary>A link's name, in small letters.</summary>
    public static string Name(LinkVerdict link) => link.Link.ToString().ToLowerInvariant();
}
