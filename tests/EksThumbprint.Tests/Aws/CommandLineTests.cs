using System.Text;
using EksThumbprint.Aws.Cli;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Aws;

public sealed class CommandLineTests
{
    private static readonly string[] Awkward =
    [
        "",
        " ",
        "a b",
        "\"",
        "\\",
        "\\\\",
        "a\\",
        "a b\\",
        "a b\\\\",
        "\\\"",
        "a\\\\\"b",
        "\"\"",
        "a\"b c\\\"d\\",
        "tab\there",
        "$HOME",
        "%PATH%",
        "`id`",
        "*",
        "'x'",
        "é😀",
        "--name=x y",
        "C:\\Program Files\\x\\",
    ];

    [Fact]
    public void Windows_splits_the_line_into_the_same_arguments()
    {
        Random random = new(7);
        for (int i = 0; i < 20_000; i++)
        {
            string[] arguments = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Any(random))];
            string line = CommandLine.Join(arguments);
            Assert.True(arguments.SequenceEqual(SplitAsWindows(line)), line);
        }
    }

    [Fact]
    public void A_real_process_gets_the_same_arguments()
    {
        using FakeAws fake = FakeAws.Running(string.Empty);
        foreach (string[] arguments in Awkward.Select(argument => new[] { "first", argument, "last" }).Append(Awkward))
        {
            ChildProcess.Run(
                new(fake.Executable, CommandLine.Join(arguments)),
                TimeSpan.FromSeconds(20),
                1000,
                TestContext.Current.CancellationToken
            );
            Assert.Equal(arguments, fake.Calls[^1]);
        }
    }

    private static string Any(Random random) =>
        random.Next(3) == 0
            ? Awkward[random.Next(Awkward.Length)]
            : string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => "ab \\\"\t"[random.Next(6)]));

    /// <summary>
    /// The documented rules of CommandLineToArgvW: 2n backslashes and a quote are n backslashes and the quote's
    /// effect, 2n+1 are n and a quote.
    /// </summary>
    private static List<string> SplitAsWindows(string line)
    {
        List<string> arguments = [];
        StringBuilder? argument = null;
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (!quoted && line[i] is ' ' or '\t' && !quoted)
            {
                if (argument is not null)
                    arguments.Add(argument.ToString());
                argument = null;
                continue;
            }

            argument ??= new StringBuilder();
            int run = line.Skip(i).TakeWhile(c => c == '\\').Count();
            bool beforeQuote = i + run < line.Length && line[i + run] == '"';
            argument.Append('\\', beforeQuote ? run / 2 : run);
            i += run;
            if (beforeQuote && run % 2 == 1)
                argument.Append('"');
            else if (beforeQuote)
                quoted = !quoted;
            else if (run > 0)
                i--;
            else
                argument.Append(line[i]);
        }

        if (argument is not null)
            arguments.Add(argument.ToString());
        return arguments;
    }
}
