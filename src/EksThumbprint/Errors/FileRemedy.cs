using EksThumbprint.Assessment;
using EksThumbprint.Issuers;

namespace EksThumbprint.Errors;

/// <summary>How to ask the server itself, where a file does not tell, or tells of the past.</summary>
internal static class FileRemedy
{
    /// <summary>The command; null when there is no need, or no server in the file.</summary>
    public static string? Write(FileAssessment file)
    {
        if (!file.NeedsAttention || file.Server is not { } server)
            return null;
        return EksHost.From(server) is { } eks
            ? $"Ask the server: Get-OidcRootThumbprint -Region {eks.Region}"
            : $"Ask the server: Get-EksOidcChain https://{server}";
    }
}
