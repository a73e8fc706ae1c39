namespace EksThumbprint.Tests.Reports.Browser;

/// <summary>The classes that share the browser.</summary>
[CollectionDefinition(nameof(InChromium))]
public sealed class InChromium : ICollectionFixture<Chromium>;
