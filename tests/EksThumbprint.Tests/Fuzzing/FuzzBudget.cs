using System.Diagnostics;
using System.Globalization;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>
/// How long a run is, and from which seed: the same ones in every ordinary run of the tests, others by the
/// environment.
/// </summary>
/// <param name="Inputs">Inputs for each target; null for what the table says.</param>
/// <param name="Time">Time for each target; null when inputs are counted.</param>
/// <param name="Seed">The first input's seed; each further input has the next one.</param>
internal sealed record FuzzBudget(long? Inputs, TimeSpan? Time, int Seed)
{
    public const string LengthVariable = "EKSTHUMBPRINT_FUZZ";
    public const string SeedVariable = "EKSTHUMBPRINT_FUZZ_SEED";

    private const int EverydaySeed = 20_260_101;

    public static FuzzBudget OfEnvironment() =>
        Parse(Environment.GetEnvironmentVariable(LengthVariable), Environment.GetEnvironmentVariable(SeedVariable));

    /// <summary>
    /// Reads <c>5000</c> (inputs) or <c>60s</c> (seconds), for each target. A longer run takes another seed each time,
    /// unless one is given.
    /// </summary>
    public static FuzzBudget Parse(string? length, string? seed)
    {
        int given =
            int.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
            : length is { Length: > 0 } ? Random.Shared.Next()
            : EverydaySeed;
        if (string.IsNullOrEmpty(length))
            return new FuzzBudget(null, null, given);
        bool isTime = length.EndsWith('s');
        return
            double.TryParse(
                isTime ? length[..^1] : length,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out double amount
            )
            && amount > 0
            ? isTime
                ? new FuzzBudget(null, TimeSpan.FromSeconds(amount), given)
                : new FuzzBudget((long)amount, null, given)
            : throw new ArgumentException(
                $"{LengthVariable}='{length}' is neither a number of inputs (5000) nor of seconds (60s).",
                nameof(length)
            );
    }

    private static long Ordinary(FuzzTarget target) =>
        TestSize.Times(everyday: Math.Min(target.Inputs, Math.Max(20, target.Inputs / 25)), all: target.Inputs);

    /// <summary>The seeds of a target's inputs.</summary>
    public IEnumerable<int> Seeds(FuzzTarget target)
    {
        Stopwatch clock = Stopwatch.StartNew();
        for (long i = 0; Time is { } time ? clock.Elapsed < time : i < (Inputs ?? Ordinary(target)); i++)
            yield return unchecked((int)(Seed + i));
    }
}
