using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EksThumbprint.Tests.Docs;

/// <summary>The texts name cmdlets and parameters that exist, and leave none out.</summary>
public sealed partial class CmdletNameTests
{
    private static readonly string AwsTools = RepositoryFiles.Read("tests/Pester/Support/AwsToolsParameters.psd1");

    public static TheoryData<string> Files => Texts.FileRows;

    public static TheoryData<string> Pages => Texts.PageRows;

    public static TheoryData<string> Cmdlets => [.. CmdletFacts.All.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_cmdlet_that_is_named_is_there(string path) =>
        Texts.AllRight(
            path,
            OurNames()
                .Matches(RepositoryFiles.Read(path))
                .Select(match => match.Value)
                .Where(name => !CmdletFacts.All.ContainsKey(name) && !ScriptFacts.Commands.Contains(name))
                .Select(name => $"there is no {name}")
        );

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_cmdlet_of_AWS_that_is_named_is_one(string path) =>
        Texts.AllRight(
            path,
            AwsNames()
                .Matches(RepositoryFiles.Read(path))
                .Select(match => match.Value)
                .Where(name => !AwsTools.Contains($"'{name}'", StringComparison.Ordinal))
                .Select(name => $"AWS has no {name}")
        );

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_parameter_that_is_named_is_there(string path)
    {
        TextPage page = Texts.Page(path);
        string prose = Code().Replace(page.Text, string.Empty);
        Texts.AllRight(path, page.Spans.Concat(page.CodeLines).Append(prose).SelectMany(WrongParameters));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_cmdlet_is_in_the_README_and_every_parameter_in_its_help(string cmdlet)
    {
        Assert.Matches($@"`[^`]*\b{cmdlet}\b", Texts.Page("README.md").Text);
        XElement own = XElement.Parse(RepositoryFiles.Read($"src/EksThumbprint/Help/{cmdlet}.xml"));
        XElement shared = XElement.Parse(RepositoryFiles.Read("src/EksThumbprint/Help/Parameters.xml"));
        string[] described =
        [
            .. new[] { own, shared }
                .SelectMany(help => help.Elements("parameter"))
                .Where(parameter => parameter.Value.Trim().Length > 0)
                .Select(parameter => parameter.Attribute("name")!.Value),
        ];
        Assert.All(CmdletFacts.All[cmdlet].Except(["WhatIf", "Confirm"]), parameter =>
            Assert.Contains(parameter, described)
        );
    }

    /// <summary>
    /// What is wrong with the parameters of each command in a text; one beside no command may be anybody's of ours.
    /// </summary>
    private static IEnumerable<string> WrongParameters(string text)
    {
        foreach (string part in Part().Split(text))
        {
            string[] names = [.. Parameter().Matches(part).Select(match => match.Groups[1].Value)];
            string command = Leading().Match(part).Groups[1].Value;
            foreach (string name in names)
            {
                if (CmdletFacts.All.ContainsKey(command))
                {
                    if (CmdletFacts.Wrong(command, name) is { } wrong)
                        yield return wrong;
                }
                else if (
                    command.Length == 0
                    && !CmdletFacts.All.Values.Any(parameters => parameters.Contains(name))
                    && !ScriptFacts.Parameters.Contains(name)
                    && !AwsTools.Contains($"'{name}'", StringComparison.Ordinal)
                )
                {
                    yield return $"nothing of ours has -{name}";
                }
            }
        }
    }

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+-(?:Eks|Oidc)[A-Z]\w+")]
    private static partial Regex OurNames();

    [GeneratedRegex(@"\b[A-Z][a-z]+-(?:EKS|IAM)[A-Z]\w+")]
    private static partial Regex AwsNames();

    [GeneratedRegex("(?s)```.*?```|`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"[|(){};""\n]")]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<![\w-])-([A-Z]\w+)")]
    private static partial Regex Parameter();

    // A cmdlet, or a program whose options are its own affair.
    [GeneratedRegex(@"^\s*(?:PS> |\$ )?(?:&\s*)?(?:\$\w+ = )?([A-Z][A-Za-z]+-[A-Z]\w+|pwsh|dotnet|aws|openssl)\b")]
    private static partial Regex Leading();
}
