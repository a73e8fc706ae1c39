namespace EksThumbprint.Offline;

/// <summary>Writes a place in a file the same way in every message.</summary>
internal static class FilePlace
{
    /// <summary><c>chain.pem: block 4 (line 57)</c>, or as much of it as is known.</summary>
    public static string Show(string source, int? block, int line) =>
        (block, line) switch
        {
            (_, 0) => source,
            (null, _) => $"{source}: line {line}",
            _ => $"{source}: block {block} (line {line})",
        };
}
