using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>The judge is judged: each kind of harm is seen, and what is no harm is let pass.</summary>
[WholeRun(OnNetStandard = true)]
public sealed class FuzzRunTests
{
    private static string? Problem(Func<byte[], IEnumerable<string?>> read) =>
        FuzzRun.Problem(new FuzzTarget("made", 1, _ => [], read), [1, 2, 3], out _);

    [Fact]
    public void A_foreign_exception_is_seen() =>
        Assert.Contains("IndexOutOfRange", Problem(input => [$"{input[3]}"]), StringComparison.Ordinal);

    [Fact]
    public void A_failed_assertion_is_seen() =>
        Assert.NotNull(
            Problem(_ =>
            {
                Assert.Fail("no");
                return [];
            })
        );

    [Fact]
    public void Memory_beyond_all_measure_is_seen() =>
        Assert.Contains("bytes of memory", Problem(_ => [new string('a', 8_000_000)]), StringComparison.Ordinal);

    [Fact]
    public void Time_beyond_all_measure_is_seen() =>
        Assert.Contains(
            " s for an input of 3 bytes",
            Problem(_ =>
            {
                Thread.Sleep(2_050);
                return [];
            }),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("\u001b[2J")]
    [InlineData("a\rb")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2028b")]
    [InlineData("\U000E0041")]
    [InlineData("\uE000")]
    [InlineData("a\u200bb")]
    public void What_may_not_be_shown_is_seen(string text)
    {
        Assert.NotNull(Problem(_ => ["fine", text]));
        Assert.NotNull(Problem(_ => throw new InputException("Code", text)));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_seen() => Assert.NotNull(Problem(_ => [new string([(char)0xD83D])]));

    [Fact]
    public void Ordinary_answers_and_the_products_own_refusals_are_no_findings()
    {
        Assert.Null(Problem(_ => ["Prüfstelle – 認証局 😀\nline two", null]));
        Assert.Null(Problem(_ => throw new InputException("Code", "Give another one.")));
        Assert.Null(Problem(_ => throw new AwsException(AwsFailure.Throttled, "iam:X")));
    }

    [Fact]
    public void One_seed_makes_one_input()
    {
        byte[][] seeds = [.. new[] { "one seed", "another, longer seed" }.Select(System.Text.Encoding.UTF8.GetBytes)];
        byte[][] made =
        [
            .. Enumerable.Range(0, 200).Select(seed => Mutation.Mutate(Support.Seeded.Create(seed), seeds)),
        ];
        Assert.Equal(
            made,
            Enumerable.Range(0, 200).Select(seed => Mutation.Mutate(Support.Seeded.Create(seed), seeds))
        );
        Assert.InRange(made.Select(Convert.ToHexString).Distinct().Count(), 150, 200);
    }

    [Fact]
    public void A_run_is_as_long_as_the_environment_says()
    {
        FuzzTarget target = new("made", 7, _ => [], _ => []);
        Assert.Equal((7L, 7L), FuzzRun.Run(target, FuzzBudget.Parse(null, null)));
        Assert.Equal([5, 6, 7], FuzzBudget.Parse("3", "5").Seeds(target));
        Assert.True(FuzzRun.Run(target, FuzzBudget.Parse("0.05s", null)).Inputs > 0);
        Assert.Equal(FuzzBudget.Parse(null, null).Seed, FuzzBudget.Parse(null, null).Seed);
        foreach (string wrong in new[] { "x", "0", "-1", "s", "5m" })
            Assert.Throws<ArgumentException>(() => FuzzBudget.Parse(wrong, null));
    }

    [Fact]
    public void DER_that_is_read_and_written_again_stays_as_it_was()
    {
        Assert.All(CertificateSeeds.Ders, der => Assert.Equal(der, DerTree.Read(der)!.Encode()));
        Assert.Equal(CertificateSeeds.Ders, Bundle.Unpack(Bundle.Pack(CertificateSeeds.Ders)));
    }
}
