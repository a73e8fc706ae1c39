using EksThumbprint.Tests.Docs;

namespace EksThumbprint.Tests.Layers;

/// <summary>
/// A table of <c>docs/architecture.md</c>: a folder a row, each with the folders that it uses, the lowest first.
/// </summary>
public sealed class LayerTable
{
    public const string Root = "(root)";
    private const string Page = "docs/architecture.md";

    private readonly List<(string Folder, HashSet<string> Uses)> _rows = [];

    private LayerTable(string heading)
    {
        foreach (string line in Section(heading).Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            string[] cells = line.Trim('|').Split('|');
            _rows.Add((Codes(cells[0]).Single(), [.. Codes(cells[^1])]));
        }
    }

    public static LayerTable Core { get; } = new("The core");

    public static LayerTable Module { get; } = new("The module");

    public static LayerTable CommandLine { get; } = new("The command line");

    public IEnumerable<string> Folders => _rows.Select(row => row.Folder);

    /// <summary>What the table permits, as <c>from > to</c>.</summary>
    public IEnumerable<string> Uses => _rows.SelectMany(row => row.Uses.Select(used => $"{row.Folder} > {used}"));

    public bool Permits(SourceReference reference) =>
        reference.FromFolder == reference.ToFolder
        || _rows.Any(row => row.Folder == reference.FromFolder && row.Uses.Contains(reference.ToFolder));

    /// <summary>Uses of a folder that does not stand higher up in the table; so a circle cannot be permitted.</summary>
    public IEnumerable<string> Upwards()
    {
        HashSet<string> seen = [];
        foreach ((string folder, HashSet<string> uses) in _rows)
        {
            foreach (string used in uses.Where(used => !seen.Contains(used)))
                yield return $"{folder} > {used}";
            seen.Add(folder);
        }
    }

    /// <summary>What stands between backticks in a section's list.</summary>
    public static IReadOnlyList<string> List(string heading) =>
        [.. Section(heading).Where(line => line.StartsWith("* `", StringComparison.Ordinal)).SelectMany(Codes)];

    private static IEnumerable<string> Section(string heading) =>
        RepositoryFiles
            .Read(Page)
            .Split('\n')
            .SkipWhile(line => line != $"## {heading}")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));

    private static IEnumerable<string> Codes(string text) => text.Split('`').Where((_, at) => at % 2 == 1);
}
