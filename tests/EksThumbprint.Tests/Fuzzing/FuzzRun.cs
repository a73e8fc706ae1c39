using System.Diagnostics;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>Gives inputs to a target and judges what becomes of each.</summary>
internal static class FuzzRun
{
    /// <summary>
    /// A hundred times what the slowest honest input takes; growth with the square of the size goes beyond it.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Runs a target for as long as the budget says.</summary>
    /// <returns>How many inputs it had, and how many of them it took without complaint.</returns>
    public static (long Inputs, long Taken) Run(FuzzTarget target, FuzzBudget budget)
    {
        long inputs = 0;
        long taken = 0;
        foreach (int seed in budget.Seeds(target))
        {
            byte[] input = target.Make(Seeded.Create(seed));
            if (Problem(target, input, out bool took) is { } problem)
            {
                throw new Xunit.Sdk.XunitException(
                    $"{target.Name}: {problem}\n{FuzzBudget.SeedVariable}={seed} with {FuzzBudget.LengthVariable}=1 "
                        + $"makes such an input again; this one was, in base64:\n{Convert.ToBase64String(input)}"
                );
            }

            inputs++;
            if (took)
                taken++;
        }

        return (inputs, taken);
    }

    /// <summary>What is wrong with the way a target took an input; null when nothing is.</summary>
    public static string? Problem(FuzzTarget target, byte[] input, out bool taken)
    {
        taken = false;
        List<string?> shown = [];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Stopwatch clock = Stopwatch.StartNew();
        try
        {
            shown.AddRange(target.Read(input));
            taken = true;
        }
        catch (Exception refused) when (refused is InputException or AwsException)
        {
            shown.Add(refused.Message);
        }
        catch (Exception escaped)
        {
            return escaped.ToString();
        }

        TimeSpan took = clock.Elapsed;
        long memory = GC.GetAllocatedBytesForCurrentThread() - before;
        long most = target.AnyMemory + ((long)input.Length * target.MemoryFactor);
        if (memory > most)
            return $"{memory} bytes of memory for an input of {input.Length}; {most} are allowed";
        if (took > Longest && IsSlow(target, input))
            return $"{took.TotalSeconds} s for an input of {input.Length} bytes";
        return shown.Select(HostileText.Problem).FirstOrDefault(problem => problem is not null);
    }

    /// <summary>
    /// Whether the time was the input's fault: a machine that is busy with something else is not slow three times
    /// more.
    /// </summary>
    private static bool IsSlow(FuzzTarget target, byte[] input) =>
        Enumerable
            .Range(0, 3)
            .All(again =>
            {
                Stopwatch clock = Stopwatch.StartNew();
                try
                {
                    _ = target.Read(input).Count();
                }
                catch (Exception refused) when (refused is InputException or AwsException)
                {
                    // It is the time that matters here.
                }

                return clock.Elapsed > Longest;
            });
}
