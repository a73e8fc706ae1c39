namespace EksThumbprint.TestServer;

/// <summary>A folder that goes when the server does.</summary>
internal sealed class OwnFolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private OwnFolder(string path) => Path = path;

    public string Path { get; }

    public static OwnFolder Take(string? path) =>
        new(path is null ? Directory.CreateTempSubdirectory("eks-thumbprint-lab-").FullName : path);

    /// <summary>
    /// Deletes it. On Windows a program that is about to end holds its files a little longer, and another one may
    /// delete here too, so it is tried for a while.
    /// </summary>
    public async Task DeleteAsync()
    {
        DateTime end = DateTime.UtcNow + Patience;
        while (Directory.Exists(Path))
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException && DateTime.UtcNow < end)
            {
                await Task.Delay(50);
            }
        }
    }
}
