namespace EksThumbprint.Offline;

/// <summary>One thing that is wrong with a chain read from a file, and where.</summary>
/// <param name="Source">The file's name as the user gave it, safe to show.</param>
/// <param name="Block">Which certificate block of the file, counted from 1; null when the problem is not one
/// block's.</param>
/// <param name="Line">The line where that block or place begins, counted from 1; 0 in a binary file.</param>
/// <param name="Sentence">What is wrong, safe to show.</param>
public sealed record OfflineProblem(string Source, int? Block, int Line, string Sentence)
{
    /// <summary>Place and sentence, as in <c>chain.pem: block 4 (line 57): It is empty.</c></summary>
    public override string ToString() => $"{FilePlace.Show(Source, Block, Line)}: {Sentence}";
}
