using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EksThumbprint.Cli.Usage;
using EksThumbprint.Common;

namespace EksThumbprint.Cli.Options;

/// <summary>The options that every command has.</summary>
internal sealed class CommonOptions
{
    private const double LongestTimeout = 600;
    private const int HighestThrottleLimit = 64;
    private const int MostAttempts = 20;

    public CommonOptions()
    {
        Targets.Validators.Add(RefuseOptions);
        EndpointUrl.Validators.Add(CheckUrl);
        Region.Validators.Add(CheckRegions);
    }

    public Argument<string[]> Targets { get; } =
        new("TARGET")
        {
            Description =
                "What to look at: a cluster name, an issuer URL, or the ARN of a cluster or of an IAM OIDC provider. "
                + "Several may be given; - reads them from standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };

    public Option<string[]> Region { get; } =
        new("--region")
        {
            Description =
                "The AWS region of clusters given by name; otherwise the configured one. May be repeated with test "
                + "--all.",
            HelpName = "REGION",
            Arity = ArgumentArity.OneOrMore,
        };

    public Option<string?> Profile { get; } =
        new("--profile") { Description = "The profile of the AWS configuration files to use.", HelpName = "NAME" };

    public Option<string?> EndpointUrl { get; } =
        new("--endpoint-url")
        {
            Description = "Ask this server in place of AWS's own, such as a stand-in for tests.",
            HelpName = "URL",
        };

    public Option<string?> ConnectTo { get; } =
        new("--connect-to")
        {
            Description =
                "Dial this address in place of the issuer's, and keep the issuer's name: for a host that does not "
                + "resolve from here.",
            HelpName = "ADDRESS[:PORT]",
        };

    public Option<double> Timeout { get; } =
        new("--timeout")
        {
            Description =
                "How long each of an issuer's two documents may take, connecting and every handshake included; 10 "
                + "unless given. A host that takes longer is not asked again in the run.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 10,
            CustomParser = ParseTimeout,
        };

    public Option<int> ThrottleLimit { get; } =
        new("--throttle-limit")
        {
            Description =
                "How many documents of one host to read at a time, and how many AWS CLI processes to run at a time as "
                + "far as there are processors; 8 unless given.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => 8,
            CustomParser = ParseThrottleLimit,
        };

    public Option<int> Attempts { get; } =
        new("--attempts")
        {
            Description =
                "How many times to meet each address of an issuer's host; 1 unless given. Use it where a farm sends "
                + "another chain at each connection: the tops of all are joined.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => 1,
            CustomParser = ParseAttempts,
        };

    public Option<OutputFormat> Format { get; } =
        new("--format")
        {
            Description =
                "text for people (the default), json for programs; of test also junit, for build agents; of "
                + "thumbprint also terraform, for its external data source.",
            HelpName = "text|json|junit|terraform",
            CustomParser = ParseFormat,
        };

    /// <summary>A command with targets and these options after its own.</summary>
    public Command Command(Verb command, params Option[] own)
    {
        command.Arguments.Add(Targets);
        Option[] common = [Region, Profile, EndpointUrl, ConnectTo, Timeout, ThrottleLimit, Attempts, Format];
        foreach (Option option in own.Concat(common))
            command.Options.Add(option);
        return command;
    }

    /// <summary>The parser takes an option that it does not know for a target.</summary>
    private static void RefuseOptions(ArgumentResult targets)
    {
        if (targets.Parent is not CommandResult parent)
            return;
        foreach (Token token in targets.Tokens)
        {
            if (token.Value == SharedOptions.StandardInput)
                continue;
            if (UsageErrors.ForOption(token.Value, parent.Command) is { } sentence)
                targets.AddError(sentence);
        }
    }

    /// <summary>A cluster lies in one region; only an account has clusters in several.</summary>
    private static void CheckRegions(OptionResult option)
    {
        if (option.Tokens.FirstOrDefault(token => token.Value.Contains(',')) is { } list)
        {
            option.AddError(
                $"--region takes one region, not '{Printable.Shorten(list.Value, 60)}'. Repeat it for each."
            );
        }

        bool wholeAccount =
            option.Parent is CommandResult { Children: { } given }
            && given.OfType<OptionResult>().Any(each => each is { Implicit: false, Option.Name: SharedOptions.All });
        int regions = option.Tokens.Select(token => token.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (regions > 1 && !wholeAccount)
        {
            option.AddError(
                "--region is repeated, and a cluster lies in one region. Several regions go with test --all."
            );
        }
    }

    private static void CheckUrl(OptionResult option)
    {
        string url = option.Tokens.Count == 1 ? option.Tokens[0].Value : string.Empty;
        if (
            !Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed)
            || (parsed.Scheme != Uri.UriSchemeHttps && parsed.Scheme != Uri.UriSchemeHttp)
        )
        {
            option.AddError(
                "--endpoint-url takes a URL with its scheme, such as http://127.0.0.1:5000, not "
                    + $"'{Printable.Shorten(url, 60)}'."
            );
        }
    }

    private static double ParseTimeout(ArgumentResult result)
    {
        if (
            double.TryParse(
                result.Tokens[0].Value,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out double seconds
            ) && seconds is > 0 and <= LongestTimeout
        )
            return seconds;
        result.AddError(
            $"--timeout takes seconds, more than 0 and {LongestTimeout} at most, not "
                + $"'{Printable.Shorten(result.Tokens[0].Value, 60)}'."
        );
        return 0;
    }

    private static int ParseAttempts(ArgumentResult result)
    {
        if (
            int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int attempts)
            && attempts is >= 1 and <= MostAttempts
        )
            return attempts;
        result.AddError(
            $"--attempts takes a number from 1 to {MostAttempts}, not "
                + $"'{Printable.Shorten(result.Tokens[0].Value, 60)}'."
        );
        return 1;
    }

    private static int ParseThrottleLimit(ArgumentResult result)
    {
        if (
            int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int limit)
            && limit is >= 1 and <= HighestThrottleLimit
        )
            return limit;
        result.AddError(
            $"--throttle-limit takes a number from 1 to {HighestThrottleLimit}, not "
                + $"'{Printable.Shorten(result.Tokens[0].Value, 60)}'."
        );
        return 0;
    }

    private static OutputFormat ParseFormat(ArgumentResult result)
    {
        string word = result.Tokens[0].Value;
        if (word.Equals("json", StringComparison.OrdinalIgnoreCase))
            return OutputFormat.Json;
        string command = (result.Parent?.Parent as CommandResult)?.Command.Name ?? string.Empty;
        bool isTest = command == Verb.Test;
        if (word.Equals("junit", StringComparison.OrdinalIgnoreCase))
        {
            if (!isTest)
                result.AddError(
                    $"--format junit is for test, whose verdicts are test cases; {command} takes text or json."
                );
            return OutputFormat.JUnit;
        }

        bool isThumbprint = command == Verb.Thumbprint;
        if (word.Equals("terraform", StringComparison.OrdinalIgnoreCase))
        {
            if (!isThumbprint)
                result.AddError($"--format terraform is for thumbprint; {command} takes text or json.");
            return OutputFormat.Terraform;
        }

        string known =
            isTest ? "text, json or junit"
            : isThumbprint ? "text, json or terraform"
            : "text or json";
        if (!word.Equals("text", StringComparison.OrdinalIgnoreCase))
            result.AddError($"--format takes {known}, not " + $"'{Printable.Shorten(word, 60)}'.");
        return OutputFormat.Text;
    }
}
