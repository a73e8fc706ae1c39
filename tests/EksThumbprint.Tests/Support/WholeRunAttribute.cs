using Xunit.v3;

namespace EksThumbprint.Tests.Support;

/// <summary>
/// What is left out of the everyday run: it repeats in another setting what a cheaper test proves, or proves endurance.
/// <see cref="TestSize"/> says how to run it; <c>tests/everyday.runsettings</c> leaves it out.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class WholeRunAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Run", "Whole")];
}
