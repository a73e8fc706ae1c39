using System.Runtime.CompilerServices;

namespace EksThumbprint.Tests.Support;

/// <summary>
/// What the tests start runs too shortly to pay for measuring which code is hot: without that, .NET needs a fifth less
/// of the processor.
/// </summary>
internal static class ChildRuntime
{
    [ModuleInitializer]
    internal static void Hurry() => Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
}
