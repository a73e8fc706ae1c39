using System.CommandLine;
using EksThumbprint.Repair;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Cli.Options;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    /// <summary>The file name that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>The option of <c>test</c> that stands for the whole account.</summary>
    public const string All = "--all";

    public static Option<string[]> Path() =>
        new("--path")
        {
            Description =
                "Read a file in place of the network, or standard input (-): certificates (PEM, DER, PKCS #7), what "
                + "'openssl s_client -showcerts' printed, the AWS CLI's JSON, or a list of targets. May be repeated.",
            HelpName = "FILE",
        };

    public static Option<string[]> Thumbprints(string description) =>
        new("--thumbprint")
        {
            Description = description,
            HelpName = "HEX",
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.ZeroOrMore,
        };

    /// <summary>The thumbprints given, or null when the option was left out.</summary>
    /// <exception cref="InputException">They are no list that IAM would take.</exception>
    public static IReadOnlyList<Thumbprint>? Given(ParseResult line, Option<string[]> option, CommonOptions common)
    {
        if (line.GetResult(option) is null or { Implicit: true })
            return null;
        try
        {
            return RepairOptions.ParseList(line.GetValue(option) ?? []);
        }
        catch (InputException wrong) when (line.GetValue(common.Targets) is not { Length: > 0 })
        {
            throw new InputException(
                wrong.Code,
                $"{wrong.Message} Whatever follows --thumbprint is read as one, so targets come before it.",
                wrong
            );
        }
    }
}
