using EksThumbprint.Assessment;
using EksThumbprint.Trust;

namespace EksThumbprint.Reports;

/// <summary>What a row of the report is about. Each kind is counted apart.</summary>
internal enum RowKind
{
    /// <summary>A cluster, or an EKS issuer.</summary>
    Cluster,

    /// <summary>A provider whose cluster does not exist any more.</summary>
    Orphan,

    /// <summary>An issuer outside EKS that IAM does not trust by its own roots.</summary>
    PrivateIssuer,

    /// <summary>Another issuer outside EKS.</summary>
    OtherIssuer,

    /// <summary>A region: its host, or why its clusters could not be listed.</summary>
    Region,
}

/// <summary>Tells the kinds apart, and names them.</summary>
internal static class RowKinds
{
    public static RowKind KindOf(OidcAssessment assessment) =>
        assessment.Facts switch
        {
            { HostOnly: true } => RowKind.Region,
            { Cluster: null, Issuer: null, Region: { } region } facts when facts.Name == region => RowKind.Region,
            { Orphaned: true } => RowKind.Orphan,
            { Issuer: { Eks: null }, Trust: var trust } => trust.Any(seen => seen.State != TrustState.Anchored)
                ? RowKind.PrivateIssuer
                : RowKind.OtherIssuer,
            _ => RowKind.Cluster,
        };

    /// <summary>So many of a kind, in words.</summary>
    public static string Count(RowKind kind, int count) => HtmlWriter.Count(count, Word(kind));

    /// <summary>So many rows: of their one kind, or of several.</summary>
    public static string Count(IReadOnlyCollection<OidcAssessment> rows)
    {
        RowKind[] kinds = [.. rows.Select(KindOf).Distinct().Take(2)];
        return HtmlWriter.Count(rows.Count, kinds.Length == 1 ? Word(kinds[0]) : "issuer");
    }

    /// <summary>The name of one.</summary>
    public static string Word(RowKind kind) =>
        kind switch
        {
            RowKind.Orphan => "orphan",
            RowKind.PrivateIssuer => "private issuer",
            RowKind.OtherIssuer => "other issuer",
            RowKind.Region => "region",
            _ => "cluster",
        };
}
