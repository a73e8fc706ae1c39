namespace AwsToolsDouble;

/// <summary>Which page of a list.</summary>
/// <param name="Number">Counted from 1 within one command.</param>
/// <param name="Size">At most so many entries.</param>
/// <param name="Token">Where it begins; null for the first.</param>
internal sealed record PageRequest(int Number, int Size, string? Token);
