using System.Collections.ObjectModel;
using EksThumbprint.Assessment;
using EksThumbprint.Remedies;

namespace EksThumbprint;

/// <summary>One link of a pod's way to its role, as Test-OidcThumbprint gives it.</summary>
public sealed class OidcLink
{
    internal OidcLink(LinkVerdict link, IRemedyWriter remedies)
    {
        Link = link.Link;
        State = link.State;
        Words = link.Words;
        Sentence = link.Sentence;
        Message = link.Message;
        Remedy = remedies.Write(link.Remedy);
    }

    /// <summary>Which link.</summary>
    public PodLink Link { get; }

    /// <summary>How it is.</summary>
    public LinkState State { get; }

    /// <summary>The state in words: <c>holds</c>, <c>broken</c> or <c>not looked at</c>.</summary>
    public string Words { get; }

    /// <summary>What was seen, or why nothing was.</summary>
    public string Sentence { get; }

    /// <summary>What the pod sees of it; null when the link is not broken.</summary>
    public string? Message { get; }

    /// <summary>What to do about it; null when nothing needs to be done.</summary>
    public string? Remedy { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Link}: {Words}";
}

/// <summary>Links; as text (and so in a CSV file) each with its state.</summary>
public sealed class LinkCollection : ReadOnlyCollection<OidcLink>
{
    internal LinkCollection(IEnumerable<OidcLink> links)
        : base([.. links]) { }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", this.Select(link => link.ToString()));
}
