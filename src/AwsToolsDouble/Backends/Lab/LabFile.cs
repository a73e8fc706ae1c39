using System.Text;
using System.Text.Json;

namespace AwsToolsDouble;

/// <summary>
/// An account's file, held for this process alone until disposed. The calls are appended to a second file beside it.
/// </summary>
/// <remarks>
/// Whoever reads or writes either file first opens the lock file for itself alone; the test's helper script does the
/// same.
/// The state is replaced by renaming, so that even a reader without the lock sees a whole one.
/// </remarks>
internal sealed class LabFile : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private readonly string _path;
    private readonly FileStream _lock;

    private LabFile(string path, FileStream held, LabState state)
    {
        _path = path;
        _lock = held;
        State = state;
    }

    public LabState State { get; }

    public static LabFile Open(string path)
    {
        FileStream held = Hold(path + ".lock");
        try
        {
            LabState? state = JsonSerializer.Deserialize<LabState>(File.ReadAllText(path));
            return new LabFile(path, held, state ?? throw new InvalidDataException($"{path} holds no account."));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The account at this moment.</summary>
    public static LabState Peek(string path)
    {
        using LabFile file = Open(path);
        return file.State;
    }

    public void Save()
    {
        string next = $"{_path}.{Environment.ProcessId}";
        File.WriteAllText(next, JsonSerializer.Serialize(State));
        File.Move(next, _path, overwrite: true);
    }

    public void Log(LabCall call)
    {
        using FileStream log = new(_path + ".calls", FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        log.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(call) + "\n"));
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream Hold(string path)
    {
        DateTime end = DateTime.UtcNow + Longest;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < end)
            {
                Thread.Sleep(5);
            }
        }
    }
}
