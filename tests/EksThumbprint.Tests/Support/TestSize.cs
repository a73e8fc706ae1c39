namespace EksThumbprint.Tests.Support;

/// <summary>
/// The two sizes of the tests: the everyday one has at least one row of every kind of proof;
/// <c>EKSTHUMBPRINT_TESTS=all</c> runs every row, and what proves endurance at full length. The Pester files read the
/// same variable.
/// </summary>
internal static class TestSize
{
    public const string Variable = "EKSTHUMBPRINT_TESTS";

    /// <summary>Whether everything is to run.</summary>
    public static bool IsAll { get; } = Parse(Environment.GetEnvironmentVariable(Variable));

    /// <summary>All rows, or the first one of each kind.</summary>
    public static IEnumerable<TRow> Rows<TRow, TKind>(IEnumerable<TRow> rows, Func<TRow, TKind> kind) =>
        IsAll ? rows : rows.DistinctBy(kind);

    /// <summary>One of two numbers: how often in everyday's run, and how often in the whole one.</summary>
    public static int Times(int everyday, int all) => IsAll ? all : everyday;

    /// <summary>Reads the variable's value.</summary>
    /// <exception cref="InvalidOperationException">It is neither empty nor <c>all</c>.</exception>
    public static bool Parse(string? value) =>
        value switch
        {
            null or "" => false,
            "all" => true,
            _ => throw new InvalidOperationException(
                $"{Variable} is '{value}'. Set it to 'all' to run everything, or unset it."
            ),
        };
}
