using System.Management.Automation;
using System.Management.Automation.Host;

namespace EksThumbprint;

/// <summary>The screen of whoever runs PowerShell.</summary>
internal static class HostScreen
{
    /// <summary>How many characters a line has; 0 where there is no screen.</summary>
    public static int Width(PSHost? host)
    {
        try
        {
            return host?.UI?.RawUI?.BufferSize.Width ?? 0;
        }
        catch (Exception none) when (none is not PipelineStoppedException)
        {
            // Every host has its own way to say that it has no screen.
            return 0;
        }
    }
}
