using System.Reflection;
using System.Runtime.Versioning;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Architecture;

public sealed class CoreBuildTests
{
#if CORE_NETSTANDARD
    private const string Expected = ".NETStandard,Version=v2.0";
#else
    private const string Expected = ".NETCoreApp,Version=v8.0";
#endif

    [Fact]
    public void The_tests_run_against_the_build_of_the_core_that_they_are_meant_for()
    {
        Assembly core = typeof(Thumbprint).Assembly;

        Assert.Equal(Expected, core.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName);
        Assert.Equal(AppContext.BaseDirectory, Path.GetDirectoryName(core.Location) + Path.DirectorySeparatorChar);
    }
}
