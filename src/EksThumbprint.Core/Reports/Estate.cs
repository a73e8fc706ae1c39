using System.Globalization;
using EksThumbprint.Assessment;

namespace EksThumbprint.Reports;

/// <summary>The rows of a report in their order, with what they share.</summary>
internal sealed class Estate
{
    /// <summary>More accounts or regions than this are only counted.</summary>
    private const int MostNamed = 4;

    private readonly Dictionary<OidcAssessment, string> _ids = [];

    public Estate(IEnumerable<OidcAssessment> assessments)
    {
        Rows =
        [
            .. assessments
                .OrderByDescending(assessment => StatusMeaning.Urgency(assessment.Status))
                .ThenBy(assessment => assessment.Facts.Name, StringComparer.OrdinalIgnoreCase),
        ];
        foreach (OidcAssessment row in Rows.Distinct())
            _ids[row] = "r" + (_ids.Count + 1).ToString(CultureInfo.InvariantCulture);
        Accounts = Distinct(facts => facts.Account);
        Regions = Distinct(RegionOf);
    }

    /// <summary>What fails now comes first.</summary>
    public IReadOnlyList<OidcAssessment> Rows { get; }

    /// <summary>The accounts, as far as they are known.</summary>
    public IReadOnlyList<string> Accounts { get; }

    /// <summary>The regions, as far as there are any.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>How many rows of each kind there are, in which accounts and regions.</summary>
    public string Scope =>
        string.Join(
            " · ",
            new[]
            {
                string.Join(
                    ", ",
                    Rows.GroupBy(RowKinds.KindOf)
                        .OrderBy(kind => kind.Key)
                        .Select(kind => RowKinds.Count(kind.Key, kind.Count()))
                ),
                Named("account", Accounts),
                Named("region", Regions),
            }.OfType<string>()
        );

    /// <summary>The row's anchor on the page.</summary>
    public string IdOf(OidcAssessment assessment) => _ids[assessment];

    /// <summary>What a name alone does not tell, where there are several regions or accounts.</summary>
    public string? PlaceOf(OidcFacts facts)
    {
        string?[] parts =
        [
            Regions.Count > 1 && RegionOf(facts) is { } region && !facts.Name.Contains(region) ? region : null,
            Accounts.Count > 1 ? facts.Account : null,
        ];
        string place = string.Join(" ", parts.OfType<string>());
        return place.Length > 0 ? place : null;
    }

    /// <summary>The region of a row.</summary>
    public static string? RegionOf(OidcFacts facts) => facts.Region ?? facts.Issuer?.Eks?.Region;

    private static string? Named(string thing, IReadOnlyList<string> names) =>
        names.Count switch
        {
            0 => null,
            1 => $"{thing} {names[0]}",
            <= MostNamed => $"{thing}s {string.Join(", ", names)}",
            _ => HtmlWriter.Count(names.Count, thing),
        };

    private IReadOnlyList<string> Distinct(Func<OidcFacts, string?> part) =>
        [
            .. Rows.Select(row => part(row.Facts))
                .OfType<string>()
                .Distinct()
                .OrderBy(text => text, StringComparer.Ordinal),
        ];
}
