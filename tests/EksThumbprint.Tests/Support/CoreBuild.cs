using System.Reflection;
using System.Runtime.Versioning;
using EksThumbprint.Probing;

namespace EksThumbprint.Tests.Support;

/// <summary>Which of the core's two builds the tests run against.</summary>
internal static class CoreBuild
{
    /// <summary>
    /// Whether it is the one for .NET Framework, which can neither tell when it has connected nor turn off TLS
    /// resumption.
    /// </summary>
    public static bool IsNetStandard { get; } =
        typeof(IssuerProbe)
            .Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!
            .FrameworkName.StartsWith(".NETStandard", StringComparison.Ordinal);
}
