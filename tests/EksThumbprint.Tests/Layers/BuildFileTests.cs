using EksThumbprint.Tests.Docs;

namespace EksThumbprint.Tests.Layers;

/// <summary>What differs between builds is in files of its own; <c>docs/architecture.md</c> lists them.</summary>
public sealed class BuildFileTests
{
    private static IEnumerable<string> Sources =>
        RepositoryFiles.All.Where(path =>
            path.StartsWith("/src/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)
        );

    [Fact]
    public void The_page_lists_the_files_that_one_build_has_alone() =>
        Assert.Equal(
            LayerTable.List("What differs between the builds").Order(StringComparer.Ordinal),
            Sources
                .Where(path => path.EndsWith(".Net.cs", StringComparison.Ordinal))
                .Concat(Sources.Where(path => path.EndsWith(".NetStandard.cs", StringComparison.Ordinal)))
                .Select(path => path["/src/EksThumbprint.Core/".Length..])
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void No_source_has_conditions()
    {
        IEnumerable<string> conditional = Sources.Where(path =>
            RepositoryFiles
                .Read(path[1..])
                .Split('\n')
                .Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal))
        );
        Assert.Empty(conditional);
    }
}
