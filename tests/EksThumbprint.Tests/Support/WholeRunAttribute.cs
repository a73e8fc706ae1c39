using Xunit.v3;

namespace EksThumbprint.Tests.Support;

/// <summary>
/// A test that the everyday run leaves out: it repeats in another setting what a cheaper one proves, or proves
/// endurance. <see cref="TestSize"/> says how to run it; <c>tests/everyday.runsettings</c> leaves it out.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class WholeRunAttribute : Attribute, ITraitAttribute
{
    public const string Trait = "Run";
    public const string Value = "Whole";

    /// <summary>Whether it is left out only where the core's build for .NET Framework is tested.</summary>
    public bool OnNetStandard { get; init; }

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        OnNetStandard && !CoreBuild.IsNetStandard ? [] : [new(Trait, Value)];
}
