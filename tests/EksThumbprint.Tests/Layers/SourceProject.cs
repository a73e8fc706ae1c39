using EksThumbprint.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EksThumbprint.Tests.Layers;

/// <summary>
/// A project's sources as the compiler understands them. An assembly would not do: it has lost the folders, and the
/// constants that one type takes from another.
/// </summary>
public sealed class SourceProject
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Net = new(
        LanguageVersion.Latest,
        DocumentationMode.None,
        preprocessorSymbols: ["NET", "NET8_0_OR_GREATER"]
    );

    private readonly string _folder;
    private readonly CSharpCompilation _compilation;
    private readonly Lazy<IReadOnlyList<SourceReference>> _references;

    private SourceProject(string name, params SourceProject[] uses)
    {
        _folder = Path.Combine(RepositoryFiles.Root, "src", name);
        IEnumerable<string> files = Directory
            .EnumerateFiles(_folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".NetStandard.cs", StringComparison.Ordinal));
        _compilation = CSharpCompilation.Create(
            name,
            files
                .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Net, file))
                .Append(CSharpSyntaxTree.ParseText(Usings, Net)),
            [.. Platform(), .. uses.Select(project => project._compilation.ToMetadataReference())],
            new CSharpCompilationOptions(
                name.EndsWith(".Cli", StringComparison.Ordinal)
                    ? OutputKind.ConsoleApplication
                    : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
        _references = new(() => [.. _compilation.SyntaxTrees.SelectMany(FindReferences).Distinct()]);
    }

    public static SourceProject Core { get; } = new("EksThumbprint.Core");

    public static SourceProject Module { get; } = new("EksThumbprint", Core);

    public static SourceProject CommandLine { get; } =
        new("EksThumbprint.Cli", Core, new SourceProject("EksThumbprint.Lab", Core));

    /// <summary>Every use of a type of the project's by another one in another file.</summary>
    public IReadOnlyList<SourceReference> References => _references.Value;

    /// <summary>What the compiler does not understand here; it would hide references.</summary>
    public IEnumerable<string> Errors =>
        _compilation
            .GetDiagnostics()
            .Where(said => said.Severity == DiagnosticSeverity.Error && said.Id is not ("CS0122" or "CS0281"))
            .Select(said => said.ToString());

    private static IEnumerable<PortableExecutableReference> Platform() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("eks", StringComparison.OrdinalIgnoreCase))
            .Select(path => MetadataReference.CreateFromFile(path));

    private IEnumerable<SourceReference> FindReferences(SyntaxTree tree)
    {
        if (tree.FilePath.Length == 0)
            yield break;
        SemanticModel model = _compilation.GetSemanticModel(tree);
        string from = Path.GetRelativePath(_folder, tree.FilePath);
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            if (!MayNameAnother(node))
                continue;
            if (TypeOf(model.GetSymbolInfo(node).Symbol) is not { } used || FileOf(used) is not { } to || to == from)
                continue;
            string user = node.Ancestors().OfType<BaseTypeDeclarationSyntax>().LastOrDefault()?.Identifier.Text ?? from;
            yield return new SourceReference(from, user, to, used.Name);
        }
    }

    /// <summary>What begins with a small letter is a parameter, a local or a field of the type itself.</summary>
    private static bool MayNameAnother(SyntaxNode node) =>
        node is BaseObjectCreationExpressionSyntax
        || (node is SimpleNameSyntax { Identifier.ValueText: [var first, ..] } && char.IsUpper(first));

    private static INamedTypeSymbol? TypeOf(ISymbol? symbol)
    {
        INamedTypeSymbol? type = symbol switch
        {
            null or ILocalSymbol or IParameterSymbol or ITypeParameterSymbol or INamespaceSymbol => null,
            INamedTypeSymbol named => named,
            IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingType,
            _ => symbol.ContainingType,
        };
        while (type?.ContainingType is { } outer)
            type = outer;
        return type?.OriginalDefinition;
    }

    /// <summary>The file of a type; null for one that is not the project's.</summary>
    private string? FileOf(INamedTypeSymbol type) =>
        type.ContainingAssembly?.Name == _compilation.AssemblyName
            ? type
                .DeclaringSyntaxReferences.Select(place => Path.GetRelativePath(_folder, place.SyntaxTree.FilePath))
                .MinBy(file => file.Length)
            : null;
}
