namespace AwsToolsDouble;

/// <summary>An account, as its file holds it.</summary>
internal sealed class LabState
{
    public string Account { get; set; } = "111122223333";

    public string Partition { get; set; } = "aws";

    /// <summary>The default profile's region; null for none.</summary>
    public string? Region { get; set; }

    /// <summary>
    /// The major version whose manners the cmdlets have: 5 returns null for an empty list, 4 an empty list.
    /// </summary>
    public int MajorVersion { get; set; } = 5;

    /// <summary>The largest page of clusters that the service gives.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>How many reads of a provider after a write still show the list before it.</summary>
    public int ReadLag { get; set; }

    /// <summary>How long each call takes.</summary>
    public int LatencyMilliseconds { get; set; }

    /// <summary>Whether nothing in the environment or a default profile gives credentials.</summary>
    public bool NoAmbientCredentials { get; set; }

    /// <summary>Whether nothing in the environment or a default profile gives a region.</summary>
    public bool NoAmbientRegion { get; set; }

    /// <summary>The names of the profiles.</summary>
    public List<string> Profiles { get; set; } = [];

    public List<LabCluster> Clusters { get; set; } = [];

    public List<LabProvider> Providers { get; set; } = [];

    /// <summary>Roles of other accounts that this one's callers may assume.</summary>
    public List<LabRole> Roles { get; set; } = [];

    /// <summary>Roles of this account, with their trust policies.</summary>
    public List<LabTrust> Trusts { get; set; } = [];

    public List<LabFault> Faults { get; set; } = [];

    /// <summary>Writes of other people that wait for their moment.</summary>
    public List<LabIntruder> Intruders { get; set; } = [];
}
