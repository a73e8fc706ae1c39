namespace EksThumbprint.Tests.Support;

/// <summary>
/// Test classes with <c>[Collection(Alone.Name)]</c> run while no other does: they measure the process.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
