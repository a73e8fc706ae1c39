using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace EksThumbprint.Tests.Support;

/// <summary>A row as <see cref="InlineDataAttribute"/> gives it, left out of the everyday run.</summary>
/// <param name="data">The test's arguments.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class WholeRunDataAttribute(params object?[] data) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) => new(TestSize.IsAll ? [new TheoryDataRow(data)] : []);

    public override bool SupportsDiscoveryEnumeration() => true;
}
