namespace EksThumbprint.Tests.Docs;

/// <summary>Every link within the repository leads somewhere.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Pages => Texts.PageRows;

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_files_and_headings_that_are_there(string path)
    {
        TextPage page = Texts.Page(path);
        Texts.AllRight(
            path,
            page.Links.Where(link => !link.Contains("://", StringComparison.Ordinal))
                .Select(link => Broken(page, link))
                .OfType<string>()
        );
    }

    [Fact]
    public void Links_to_the_web_are_encrypted() =>
        Assert.All(
            Texts.Pages.SelectMany(page => page.Links).Where(link => link.Contains("://", StringComparison.Ordinal)),
            link => Assert.StartsWith("https://", link, StringComparison.Ordinal)
        );

    [Fact]
    public void The_pages_are_linked_from_the_first()
    {
        string[] linked = [.. Texts.Page("README.md").Links.Select(link => link.Split('#')[0])];
        Assert.All(
            Texts.Pages.Select(page => page.Path).Where(path => path is not ("README.md" or "CHANGELOG.md")),
            path => Assert.Contains(path, linked)
        );
    }

    private static string? Broken(TextPage from, string link)
    {
        string[] parts = link.Split('#', 2);
        string file =
            parts[0].Length == 0
                ? from.Path
                : Path.GetRelativePath(
                        RepositoryFiles.Root,
                        Path.Combine(RepositoryFiles.Root, Path.GetDirectoryName(from.Path)!, parts[0])
                    )
                    .Replace('\\', '/');
        if (
            !RepositoryFiles.All.Any(path =>
                path == "/" + file || path.StartsWith($"/{file}/", StringComparison.Ordinal)
            )
        )
            return $"there is no {file} ({link})";
        if (parts.Length == 1)
            return null;
        return Texts.Pages.SingleOrDefault(page => page.Path == file)?.Headings.ContainsKey(parts[1]) == true
            ? null
            : $"{file} has no heading #{parts[1]}";
    }
}
