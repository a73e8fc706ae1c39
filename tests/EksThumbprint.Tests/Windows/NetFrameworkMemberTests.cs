using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using EksThumbprint.Tests.Docs;

namespace EksThumbprint.Tests.Windows;

/// <summary>What the build for Windows PowerShell calls has to work on .NET Framework, not only to be there.</summary>
public sealed class NetFrameworkMemberTests
{
    [Theory]
    [InlineData("EksThumbprint.Core.dll")]
    [InlineData("EksThumbprint.dll")]
    public void Every_member_that_the_build_calls_works_on_the_NET_Framework_that_the_manifest_asks_for(string file)
    {
        Version required = Version.Parse(
            Regex
                .Match(RepositoryFiles.Read("EksThumbprint.psd1"), @"DotNetFrameworkVersion\s*=\s*'([0-9.]+)'")
                .Groups[1]
                .Value
        );
        string[] called = [.. MembersOf(Built(file))];

        Assert.Contains("System.Object..ctor", called);
        Assert.DoesNotContain(called, member =>
            NetFrameworkMembers.Since.TryGetValue(member, out Version? since) && (since is null || since > required)
        );
    }

    [Fact]
    public void The_list_is_checked_against_members_that_are_called()
    {
        string[] called = [.. MembersOf(Built("EksThumbprint.Core.dll"))];

        Assert.Contains("System.Net.Http.HttpClientHandler.set_SslProtocols", called);
        Assert.Contains("System.Net.Http.HttpClientHandler.set_SslProtocols", NetFrameworkMembers.Since.Keys);
    }

    private static string Built(string file) =>
        Directory
            .GetFiles(Path.Combine(RepositoryFiles.Root, "out", "EksThumbprint"), file, SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == "netstandard2.0")
            .MaxBy(File.GetLastWriteTimeUtc)
        ?? throw new InvalidOperationException(
            $"The module's {file} for .NET Standard is not built. Run dotnet build."
        );

    /// <summary>Every member of another assembly that the file refers to: <c>Namespace.Type.Member</c>.</summary>
    private static IEnumerable<string> MembersOf(string file)
    {
        using PEReader assembly = new(File.OpenRead(file));
        MetadataReader metadata = assembly.GetMetadataReader();
        foreach (MemberReferenceHandle handle in metadata.MemberReferences)
        {
            MemberReference member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference)
                continue;
            TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
            yield return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"
                + $".{metadata.GetString(member.Name)}";
        }
    }
}
