using EksThumbprint.Assessment;
using EksThumbprint.Remedies;

namespace EksThumbprint.Reports;

/// <summary>What a report says of itself.</summary>
public sealed record ReportOptions
{
    /// <summary>The title that a report has unless another is given.</summary>
    public const string DefaultTitle = "OIDC thumbprints";

    /// <summary>The title, shown at the top and in the browser's tab.</summary>
    public string Title { get; init; } = DefaultTitle;

    /// <summary>Who writes the remedies of a verdict: the face that it comes from.</summary>
    public required Func<OidcAssessment, IRemedyWriter> Remedies { get; init; }

    /// <summary>The moment at which the report is made; times left are counted from it.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.UtcNow;
}
