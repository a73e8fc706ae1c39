using EksThumbprint.Common;
using EksThumbprint.Offline;

namespace EksThumbprint.Inputs;

/// <summary>What a file, standard input or text from the pipeline turned out to be: certificates, or targets.</summary>
public sealed record InputFile
{
    /// <summary>Its name as the user gave it, safe to show.</summary>
    public required string Name { get; init; }

    /// <summary>Its certificates; null when it holds targets.</summary>
    public OfflineChain? Chain { get; init; }

    /// <summary>Its targets; none when it holds certificates.</summary>
    public IReadOnlyList<InputItem> Items { get; init; } = [];

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It cannot be read, or is nothing that is known here.</exception>
    public static InputFile Read(string path, CancellationToken cancellation = default) =>
        Parse(ChainFileBytes.Read(path, cancellation), path);

    /// <summary>Reads the content of a file.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InputException">One of those of <see cref="ChainFile.Parse"/>, or
    /// <c>NotAnInput</c>.</exception>
    public static InputFile Parse(byte[] content, string name)
    {
        string shown = Printable.Escape(name);
        string text = content.Length is 0 or > ChainFile.LargestBytes ? string.Empty : ChainText.Decode(content);
        if (InputText.IsDocument(text) && Kubeconfig.Read(text) is null && !Base64Lines.TryDecode(text, out _))
            return new InputFile { Name = shown, Items = InputText.Read(text, shown) };
        try
        {
            return new InputFile { Name = shown, Chain = ChainFile.Parse(content, name) };
        }
        catch (InputException none) when (none.Code == "NoCertificateInFile" && InputText.IsList(text))
        {
            return new InputFile { Name = shown, Items = InputText.Read(text, shown) };
        }
    }
}
