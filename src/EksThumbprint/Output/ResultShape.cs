using System.Management.Automation;
using System.Management.Automation.Host;

namespace EksThumbprint;

/// <summary>Chooses the table of a result: by what it holds, and by the screen.</summary>
internal static class ResultShape
{
    /// <summary>The type name that the result of a pod has beside its own: its table has the links above it.</summary>
    private const string PodType = "EksThumbprint.OidcTestResult#Pod";

    /// <summary>The type name of a result on a wide screen, whose table gives names more room.</summary>
    private const string RoomyType = "EksThumbprint.OidcTestResult#Roomy";

    /// <summary>What the table with the wide names takes.</summary>
    private const int RoomyWidth = 96;

    /// <summary>The result, with a further type name where another table than the usual one suits it.</summary>
    public static object ForScreen(this OidcTestResult result, PSHost host)
    {
        string? type =
            result.Links.Count > 0 ? PodType
            : IsRoomy(host) ? RoomyType
            : null;
        if (type is null)
            return result;
        PSObject shaped = new(result);
        shaped.TypeNames.Insert(0, type);
        return shaped;
    }

    /// <summary>What goes to a pipe or a file of the operating system has no screen.</summary>
    private static bool IsRoomy(PSHost host) => !Console.IsOutputRedirected && HostScreen.Width(host) > RoomyWidth;
}
