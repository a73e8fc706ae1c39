using EksThumbprint.Tests.Docs;

namespace EksThumbprint.Tests.Architecture;

/// <summary>
/// Short files with short lines, as CONTRIBUTING promises. The formatter splits no string and no comment.
/// </summary>
public sealed class SourceFormTests
{
    private const int LongestLine = 120;
    private const int MostLines = 250;

    [Fact]
    public void No_line_is_longer_than_120_characters() =>
        Assert.Empty(
            Sources.SelectMany(file =>
                Lines(file)
                    .Select((line, index) => (line, Place: $"{file}:{index + 1}"))
                    .Where(each => each.line.EnumerateRunes().Count() > LongestLine)
                    .Select(each => each.Place)
            )
        );

    [Fact]
    public void No_file_has_more_than_250_lines() =>
        Assert.DoesNotContain(Sources, file => Lines(file).Length > MostLines);

    private static List<string> Sources =>
        [
            .. RepositoryFiles.All.Where(file =>
                file.EndsWith(".cs", StringComparison.Ordinal)
                && (
                    file.StartsWith("/src/", StringComparison.Ordinal)
                    || file.StartsWith("/tests/", StringComparison.Ordinal)
                )
            ),
        ];

    private static string[] Lines(string file) => RepositoryFiles.Read(file[1..]).TrimEnd('\n').Split('\n');
}
