namespace EksThumbprint.Aws.Cli;

/// <summary>The CLI's whole argument list for a call, and what may not be in it.</summary>
internal static class CliArguments
{
    // What cmd.exe expands or splits on, some of it even within quotes.
    private const string ShellCharacters = "\"%!&|<>^()";

    public static IReadOnlyList<string> Create(CliCall call, AwsCliOptions options)
    {
        List<string> arguments = [call.Service, call.Command];
        foreach (CliOption option in All(call, options))
            arguments.AddRange([option.Name, .. option.Values]);
        return arguments;
    }

    /// <summary>
    /// Why the call must not be made, or null. A value that begins with a dash would be taken for an option, and the
    /// CLI replaces one such as <c>file:///etc/passwd</c> by what it finds there.
    /// </summary>
    public static string? Problem(CliCall call, AwsCliOptions options, string executable)
    {
        bool shell =
            executable.EndsWith(".cmd", StringComparison.OrdinalIgnoreCase)
            || executable.EndsWith(".bat", StringComparison.OrdinalIgnoreCase);
        foreach (CliOption option in All(call, options))
        {
            foreach (string value in option.Values)
            {
                if (Problem(option, value) is { } problem)
                    return $"{problem}: {option.Name} {value}";
                if (shell && value.Any(c => ShellCharacters.IndexOf(c) >= 0))
                    return $"this AWS CLI is a batch file, which cannot be given such a character: {option.Name} "
                        + $"{value}";
            }
        }

        return null;
    }

    private static IEnumerable<CliOption> All(CliCall call, AwsCliOptions options)
    {
        foreach (CliOption option in call.Options)
            yield return option;
        yield return new CliOption("--output", "json");
        if (call.Region is not null)
            yield return new CliOption("--region", call.Region);
        if (!string.IsNullOrWhiteSpace(options.Profile))
            yield return new CliOption("--profile", options.Profile!);
        if (!string.IsNullOrWhiteSpace(options.EndpointUrl))
            yield return new CliOption("--endpoint-url", options.EndpointUrl!);
    }

    private static string? Problem(CliOption option, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return "a value is empty";
        if (value[0] == '-')
            return "a value begins with '-'";
        if (value.Any(char.IsControl))
            return "a value holds a control character";
        bool address = option.Name == "--endpoint-url";
        bool holdsScheme = value.Contains("://");
        if (!address && holdsScheme)
            return "a value is a URL, which the AWS CLI would open";
        return address && !holdsScheme ? "a URL has to begin with https:// or http://" : null;
    }
}
