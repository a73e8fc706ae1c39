namespace EksThumbprint.Tests.Layers;

/// <summary>A type that uses another one, by the files that they are in: paths within the project.</summary>
public sealed record SourceReference(string From, string FromType, string To, string ToType)
{
    public string FromFolder => Folder(From);

    public string ToFolder => Folder(To);

    public override string ToString() => $"{FromType} ({From}) uses {ToType} ({To})";

    private static string Folder(string file) =>
        Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder.Replace('\\', '/') : LayerTable.Root;
}
