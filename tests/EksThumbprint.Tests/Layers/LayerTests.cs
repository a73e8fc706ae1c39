using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Layers;

/// <summary>The sources keep to the layers that <c>docs/architecture.md</c> shows.</summary>
public sealed class LayerTests
{
    // The one circle that there is: around what is said of a file.
    private const string Entangled = "Assessment/File";

    public static TheoryData<string> Projects => ["core", "module", "command line"];

    /// <summary>Everyday the core alone: understanding a project takes the compiler some seconds.</summary>
    public static TheoryData<string> Understood => [.. TestSize.Rows(Projects.Select(row => row.Data), _ => true)];

    [WholeRun]
    [Theory]
    [MemberData(nameof(Understood))]
    public void The_compiler_understands_the_sources(string name) => Assert.Empty(Project(name).Source.Errors);

    [Theory]
    [MemberData(nameof(Understood))]
    public void No_folder_uses_one_that_its_row_does_not_name(string name)
    {
        (SourceProject source, LayerTable table) = Project(name);
        string[] wrong =
        [
            .. source
                .References.Where(reference => !table.Permits(reference))
                .Select(reference => reference.ToString())
                .Distinct(),
        ];
        Assert.True(
            wrong.Length == 0,
            $"The table of the {name} in docs/architecture.md does not permit:\n{string.Join('\n', wrong)}"
        );
    }

    [Theory]
    [MemberData(nameof(Understood))]
    public void The_table_names_nothing_that_is_not_so(string name)
    {
        (SourceProject source, LayerTable table) = Project(name);
        Assert.Empty(
            table.Uses.Except(source.References.Select(reference => $"{reference.FromFolder} > {reference.ToFolder}"))
        );
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_circle_of_folders_is_permitted(string name) => Assert.Empty(Project(name).Table.Upwards());

    [Theory]
    [MemberData(nameof(Understood))]
    public void No_circle_of_files_has_more_than_two(string name)
    {
        ILookup<string, string> uses = Project(name)
            .Source.References.Where(reference => !reference.From.StartsWith(Entangled, StringComparison.Ordinal))
            .ToLookup(reference => reference.From, reference => reference.To);
        Dictionary<string, HashSet<string>> reached = uses.ToDictionary(
            file => file.Key,
            file => Reached(uses, file.Key)
        );
        string[] circles =
        [
            .. reached
                .Select(file =>
                    file.Value.Where(other =>
                        reached.TryGetValue(other, out HashSet<string>? back) && back.Contains(file.Key)
                    )
                )
                .Where(circle => circle.Count() > 2)
                .Select(circle => string.Join(", ", circle.Order(StringComparer.Ordinal)))
                .Distinct(),
        ];
        Assert.True(circles.Length == 0, string.Join('\n', circles));
    }

    /// <summary>What the network showed is data; how it was asked is not for those who judge.</summary>
    [Fact]
    public void Pure_decisions_know_the_edges_by_their_data_only()
    {
        IReadOnlyList<string> data = LayerTable.List("What decisions may know of the edges");
        string[] pure = ["Trust", "Assessment", "Repair", "Reports"];
        string[] edges = ["Probing", "Aws/Cli", "Files", "Inputs", "Offline"];
        IEnumerable<string> wrong = SourceProject
            .Core.References.Where(reference =>
                pure.Contains(reference.FromFolder)
                && edges.Contains(reference.ToFolder)
                && !data.Contains(reference.ToType)
            )
            .Select(reference => reference.ToString());
        Assert.Empty(wrong.Distinct());
    }

    private static HashSet<string> Reached(ILookup<string, string> uses, string start)
    {
        HashSet<string> reached = [];
        Stack<string> open = new([start]);
        while (open.TryPop(out string? file))
        {
            foreach (string next in uses[file].Where(reached.Add))
                open.Push(next);
        }

        return reached;
    }

    private static (SourceProject Source, LayerTable Table) Project(string name) =>
        name switch
        {
            "core" => (SourceProject.Core, LayerTable.Core),
            "module" => (SourceProject.Module, LayerTable.Module),
            _ => (SourceProject.CommandLine, LayerTable.CommandLine),
        };
}
