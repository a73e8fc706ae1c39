namespace EksThumbprint.Aws.Cli;

/// <summary>
/// The environment that the CLI runs in: this process's, the caller's changes, and what makes its output readable.
/// </summary>
internal static class CliEnvironment
{
    public static void Apply(IDictionary<string, string?> environment, AwsCliOptions options, bool writes)
    {
        foreach (KeyValuePair<string, string?> change in options.Environment ?? new Dictionary<string, string?>())
        {
            if (change.Value is null)
                environment.Remove(change.Key);
            else
                environment[change.Key] = change.Value;
        }

        // No pager and no questions (version 2), errors as sentences whatever the user's configuration says (both,
        // since 2025).
        environment["AWS_PAGER"] = string.Empty;
        environment["AWS_CLI_AUTO_PROMPT"] = "off";
        environment["AWS_CLI_ERROR_FORMAT"] = "legacy";

        // On Windows the output would be in the console's code page. Version 1 obeys Python's variable, version 2 its
        // own.
        environment["PYTHONIOENCODING"] = "utf-8";
        environment["AWS_CLI_OUTPUT_ENCODING"] = "UTF-8";
        if (writes)
            environment["AWS_MAX_ATTEMPTS"] = "1";
    }

    /// <summary>A variable as the CLI will see it; null when it is empty or not set.</summary>
    public static string? Read(AwsCliOptions options, string name)
    {
        string? value =
            options.Environment is { } changes && changes.TryGetValue(name, out string? changed)
                ? changed
                : Environment.GetEnvironmentVariable(name);
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }
}
