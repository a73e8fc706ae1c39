namespace EksThumbprint.Tests.Support;

/// <summary>Random numbers for property tests. A failure names the seed, and EKSTHUMBPRINT_SEED repeats it.</summary>
internal sealed class Seeded
{
    private readonly Random _random;

    private Seeded(int seed)
    {
        Seed = seed;
        _random = new Random(seed);
    }

    public int Seed { get; }

    /// <summary>Runs the property this many times, each with a seed of its own.</summary>
    public static void Each(int times, Action<Seeded> property)
    {
        string? given = Environment.GetEnvironmentVariable("EKSTHUMBPRINT_SEED");
        int[] seeds = int.TryParse(given, out int only)
            ? [only]
            : [.. Enumerable.Range(0, times).Select(_ => Random.Shared.Next())];
        foreach (int seed in seeds)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"EKSTHUMBPRINT_SEED={seed}");
            try
            {
                property(new Seeded(seed));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw new Xunit.Sdk.XunitException(
                    $"The property does not hold; EKSTHUMBPRINT_SEED={seed} repeats it. {e.Message}",
                    e
                );
            }
        }
    }

    /// <summary>The numbers that a seed stands for.</summary>
    public static Seeded Create(int seed) => new(seed);

    public int Below(int limit) => _random.Next(limit);

    public bool Coin() => _random.Next(2) == 0;

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => _random.Next(times) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    public byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        T[] shuffled = [.. items];
        _random.Shuffle(shuffled);
        return shuffled;
    }
}
