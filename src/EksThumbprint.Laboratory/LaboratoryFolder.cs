namespace EksThumbprint.Laboratory;

/// <summary>The one folder in which everything lies that a session writes. It goes when the session ends.</summary>
internal sealed class LaboratoryFolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private LaboratoryFolder(string path) => Root = path;

    public string Root { get; }

    /// <summary>Where the session begins. Files that the user writes go there unless told otherwise.</summary>
    public string Files => Path.Combine(Root, "files");

    /// <summary>For temporary files of all programs of the session.</summary>
    public string Temporary => Path.Combine(Root, "tmp");

    /// <summary>In place of the folder in the user's home that is meant by this variable.</summary>
    public string Home(string variable) => Path.Combine(Root, "home", variable);

    public static LaboratoryFolder Create()
    {
        // Only the user may look in. The name is short: sockets lie below it, and their paths must be.
        LaboratoryFolder folder = new(Directory.CreateTempSubdirectory("eks-laboratory-").FullName);
        Directory.CreateDirectory(folder.Files);
        Directory.CreateDirectory(folder.Temporary);
        return folder;
    }

    /// <summary>
    /// Deletes it. The server of the issuers does so itself at its end, so it gets a little time first; then its
    /// process is gone as well.
    /// </summary>
    public async Task DeleteAsync()
    {
        DateTime end = DateTime.UtcNow + Patience;
        while (Directory.Exists(Root) && DateTime.UtcNow < end)
            await Task.Delay(Pause);
        for (end = DateTime.UtcNow + Patience; Directory.Exists(Root); await Task.Delay(Pause))
        {
            try
            {
                Directory.Delete(Root, recursive: true);
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException && DateTime.UtcNow < end)
            { }
        }
    }
}
