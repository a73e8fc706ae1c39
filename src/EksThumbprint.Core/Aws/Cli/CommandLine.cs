using System.Text;

namespace EksThumbprint.Aws.Cli;

/// <summary>
/// Arguments as one command line, by the rules that Windows programs split theirs with; .NET splits by the same rules
/// on other systems. (.NET Standard 2.0 has no ProcessStartInfo.ArgumentList.)
/// </summary>
internal static class CommandLine
{
    public static string Join(IEnumerable<string> arguments) => string.Join(" ", arguments.Select(Quote));

    private static string Quote(string argument)
    {
        if (argument.Length > 0 && !argument.Any(c => c == '"' || char.IsWhiteSpace(c)))
            return argument;
        StringBuilder quoted = new("\"");
        int backslashes = 0;
        foreach (char c in argument)
        {
            // A backslash is only an escape where a quote follows the run it stands in: there, each is written twice.
            if (c == '"')
                quoted.Append('\\', backslashes + 1);
            backslashes = c == '\\' ? backslashes + 1 : 0;
            quoted.Append(c);
        }

        return quoted.Append('\\', backslashes).Append('"').ToString();
    }
}
