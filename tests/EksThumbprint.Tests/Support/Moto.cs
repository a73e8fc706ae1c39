namespace EksThumbprint.Tests.Support;

/// <summary>
/// Test classes with <c>[Collection(Moto.Name)]</c> share one moto server, and run one after another because of it.
/// </summary>
[CollectionDefinition(Name)]
public sealed class Moto : ICollectionFixture<MotoServer>
{
    public const string Name = "moto";
}
