using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Options;
using EksThumbprint.Inputs;
using EksThumbprint.Offline;

namespace EksThumbprint.Cli.Commands;

/// <summary>
/// Reads the files of <c>--path</c> and standard input, and sorts them: certificates here, targets there.
/// </summary>
internal sealed class GivenFiles
{
    private const string InputName = "standard input";

    private readonly List<OfflineChain> _chains = [];
    private readonly List<InputItem> _items = [];

    private GivenFiles() { }

    /// <summary>The files with certificates.</summary>
    public IReadOnlyList<OfflineChain> Chains => _chains;

    /// <summary>The targets of the other files, what they tell of one issuer put together.</summary>
    public IReadOnlyList<InputItem> Items => InputJoin.Join(_items);

    /// <summary>Reads the files in order.</summary>
    /// <exception cref="InputException">A file cannot be read, is nothing that is known, or standard input is named
    /// twice.</exception>
    public static async Task<GivenFiles> ReadAsync(
        IReadOnlyList<string> paths,
        CliHost host,
        CancellationToken cancellation
    )
    {
        if (paths.Count(path => path == SharedOptions.StandardInput) > 1)
            throw new InputException("InputTwice", "Standard input (-) can be read only once. Leave one of them out.");
        GivenFiles given = new();
        foreach (string path in paths)
        {
            InputFile file = await ReadAsync(path, host, cancellation);
            if (file.Chain is { } chain)
                given._chains.Add(chain);
            given._items.AddRange(file.Items);
        }

        return given;
    }

    /// <summary>The bytes of a file, or of standard input, and the name that messages have for it.</summary>
    public static async Task<(byte[] Content, string Name)> BytesAsync(
        string path,
        CliHost host,
        CancellationToken cancellation
    )
    {
        // A terminal's read cannot be interrupted, so it is left behind when the user stops the command.
        return path == SharedOptions.StandardInput
            ? (await Task.Run(() => ReadInput(host), cancellation).WaitAsync(cancellation), InputName)
            : (ChainFileBytes.Read(path, cancellation), path);
    }

    private static byte[] ReadInput(CliHost host)
    {
        using Stream input = host.Input();
        return ChainFileBytes.Read(input, InputName);
    }

    private static async Task<InputFile> ReadAsync(string path, CliHost host, CancellationToken cancellation)
    {
        (byte[] content, string name) = await BytesAsync(path, host, cancellation);
        return InputFile.Parse(content, name);
    }
}
