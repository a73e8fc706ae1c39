using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>
/// Everything that reads foreign bytes gets valid input with something changed, from the same seed in each run: it may
/// refuse it in its own words, and nothing else. A longer run, by hand:
/// <code>
/// EKSTHUMBPRINT_FUZZ=60s dotnet test --filter FullyQualifiedName~Fuzzing
/// </code>
/// gives each target sixty seconds, <c>EKSTHUMBPRINT_FUZZ=100000</c> as many inputs. Its first seed is another one
/// each time;
/// <c>EKSTHUMBPRINT_FUZZ_SEED</c> sets it. A failure prints the input's own seed and the input in base64: make a test
/// of it in
/// <c>FuzzFindingTests</c>. The keys of the certificates are new in each run, so there only the base64 is exact.
/// </summary>
[WholeRun(OnNetStandard = true)]
public sealed class FuzzTests
{
    private static readonly Dictionary<string, FuzzTarget> Targets = (
        (FuzzTarget[])
            [
                .. TextTargets.All,
                .. DocumentTargets.All,
                .. CertificateTargets.All,
                .. ChainTargets.All,
                .. FileTargets.All,
            ]
    ).ToDictionary(target => target.Name);

    public static TheoryData<string> Names => [.. Targets.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_comes_in_is_read_or_refused_in_bounds_and_nothing_hostile_is_shown(string target)
    {
        (long inputs, long taken) = FuzzRun.Run(Targets[target], FuzzBudget.OfEnvironment());

        TestContext.Current.TestOutputHelper?.WriteLine($"{target}: {inputs} inputs, {taken} of them taken");
        Assert.True(inputs > 0 && (taken > 0 || inputs < 100), $"{inputs} inputs, {taken} of them taken");
    }
}
