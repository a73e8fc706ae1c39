using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EksThumbprint.Tests.Docs;

/// <summary>One Markdown page as its readers see it.</summary>
internal sealed class TextPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .UsePipeTables()
        .Build();

    private readonly MarkdownDocument _page;

    public TextPage(string path)
    {
        Path = path;
        Text = RepositoryFiles.Read(path);
        _page = Markdown.Parse(Text, Pipeline);
    }

    /// <summary>Its path from the repository's root.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>The headings' texts by their anchors.</summary>
    public IReadOnlyDictionary<string, string> Headings =>
        _page
            .Descendants<HeadingBlock>()
            .ToDictionary(
                heading => heading.GetAttributes().Id!,
                heading =>
                    string.Concat(heading.Inline!.Descendants<LiteralInline>().Select(literal => literal.ToString()))
            );

    public IEnumerable<string> Links => _page.Descendants<LinkInline>().Select(link => link.Url!);

    /// <summary>What stands between backticks.</summary>
    public IEnumerable<string> Spans => SpansIn(_page);

    /// <summary>The lines of the code blocks; one that goes on after a backslash is one.</summary>
    public IEnumerable<string> CodeLines =>
        _page
            .Descendants<CodeBlock>()
            .SelectMany(block => block.Lines.ToString().Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'));

    /// <summary>
    /// The rows of the tables: a table's first heading, then of each row the spans of its first cell and those of the
    /// others.
    /// </summary>
    public IEnumerable<(string Heading, string[] First, string[] Others)> Rows =>
        from table in _page.Descendants<Table>()
        let rows = table.OfType<TableRow>().ToArray()
        from row in rows.Skip(1)
        select (Plain((TableCell)rows[0][0]), SpansIn(row[0]).ToArray(), row.Skip(1).SelectMany(SpansIn).ToArray());

    public override string ToString() => Path;

    /// <summary>The first cells of a table as plain text, by the heading above them.</summary>
    public IEnumerable<string> Column(string heading) =>
        from table in _page.Descendants<Table>()
        let rows = table.OfType<TableRow>().ToArray()
        where Plain((TableCell)rows[0][0]) == heading
        from row in rows.Skip(1)
        select Plain((TableCell)row[0]);

    private static string Plain(TableCell cell) =>
        string.Concat(cell.Descendants<LiteralInline>().Select(literal => literal.ToString()));

    private static IEnumerable<string> SpansIn(Block block) =>
        block.Descendants().OfType<CodeInline>().Select(code => code.Content);
}
