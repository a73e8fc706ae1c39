namespace EksThumbprint.Tests.Docs;

/// <summary>The texts that people read before, and beside, the product's own help.</summary>
internal static class Texts
{
    /// <summary>The Markdown pages: those at the root, and those of <c>docs</c>.</summary>
    public static IReadOnlyList<TextPage> Pages { get; } =
    [
        .. RepositoryFiles
            .All.Where(path =>
                path.EndsWith(".md", StringComparison.Ordinal)
                && (path.LastIndexOf('/') == 0 || path.StartsWith("/docs/", StringComparison.Ordinal))
            )
            .Select(path => new TextPage(path[1..])),
    ];

    /// <summary>
    /// Everything with words in it that are ours: the pages, the help's sources, the runbooks, and what is deployed.
    /// </summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Pages.Select(page => page.Path),
        .. RepositoryFiles
            .All.Where(path =>
                new[] { "/runbooks/", "/deploy/", "/src/EksThumbprint/Help/", "/src/EksThumbprint/en-US/" }.Any(
                    folder => path.StartsWith(folder, StringComparison.Ordinal)
                )
            )
            .Select(path => path[1..]),
    ];

    /// <summary>A page's path as a test's row, so that a failure names it.</summary>
    public static TheoryData<string> PageRows => [.. Pages.Select(page => page.Path)];

    /// <summary>A file's path as a test's row.</summary>
    public static TheoryData<string> FileRows => [.. Files];

    public static TextPage Page(string path) => Pages.Single(page => page.Path == path);

    /// <summary>Fails with all that is wrong with a text at once.</summary>
    public static void AllRight(string path, IEnumerable<string> wrong)
    {
        string[] told = [.. wrong.Distinct()];
        Assert.True(told.Length == 0, $"{path}:\n{string.Join('\n', told)}");
    }
}
