namespace EksThumbprint.Lab.Serving;

/// <summary>One HTTP request that a <see cref="LabServer"/> received.</summary>
/// <param name="Host">The name of the host that it was for.</param>
/// <param name="Method">The method, such as <c>GET</c>.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="Query">The query without its question mark; empty when there is none.</param>
/// <param name="Headers">The header fields; names compare without case, repeated fields are joined by commas.</param>
public sealed record LabRequest(
    string Host,
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers
);
