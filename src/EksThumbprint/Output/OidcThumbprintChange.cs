using EksThumbprint.Assessment;
using EksThumbprint.Remedies;
using EksThumbprint.Repair;

namespace EksThumbprint;

/// <summary>What Update-OidcThumbprint did to one provider, or would do.</summary>
public sealed class OidcThumbprintChange
{
    internal OidcThumbprintChange(ThumbprintChange change, OidcAssessment assessment, IRemedyWriter remedies)
    {
        Name = change.Name;
        Outcome = change.Outcome;
        Before = new ThumbprintCollection(change.Before);
        After = new ThumbprintCollection(change.After.Select(thumbprint => thumbprint.ToString()));
        Added = new ThumbprintCollection(change.Added.Select(thumbprint => thumbprint.ToString()));
        Removed = new ThumbprintCollection(change.Removed);
        Sentence = change.Sentence;
        Remedy = remedies.Write(change.Remedy);
        ProviderArn = change.ProviderArn;
        Account = change.Account;
        Region = change.Region;
        Issuer = assessment.Facts.Issuer?.ToString();
        Assessment = assessment;
    }

    /// <summary>The cluster's name, otherwise the issuer's host and path.</summary>
    public string Name { get; }

    /// <summary>What became of it.</summary>
    public ChangeOutcome Outcome { get; }

    /// <summary>The list before. Given back with -Thumbprint it undoes the change.</summary>
    public ThumbprintCollection Before { get; }

    /// <summary>The list after; as planned when nothing was written.</summary>
    public ThumbprintCollection After { get; }

    /// <summary>The values that come.</summary>
    public ThumbprintCollection Added { get; }

    /// <summary>The values that go.</summary>
    public ThumbprintCollection Removed { get; }

    /// <summary>What became of it, in a sentence.</summary>
    public string Sentence { get; }

    /// <summary>What to do about it; null when nothing needs to be done.</summary>
    public string? Remedy { get; }

    /// <summary>The provider.</summary>
    public string? ProviderArn { get; }

    /// <summary>The 12-digit account, when known.</summary>
    public string? Account { get; }

    /// <summary>The region, when known.</summary>
    public string? Region { get; }

    /// <summary>The issuer URL.</summary>
    public string? Issuer { get; }

    /// <summary>Whether an error has told the sentence already, so that a view does not repeat it.</summary>
    internal bool IsTold { get; init; }

    /// <summary>The judgement that the change rests on, for views.</summary>
    internal OidcAssessment Assessment { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Outcome}";
}
