namespace EksThumbprint.Offline;

/// <summary>
/// What a file holds of a chain: its undamaged certificates in file order, and everything that is wrong with it.
/// </summary>
public sealed class OfflineChain
{
    private const int MostShown = 10;

    internal OfflineChain(
        string name,
        IReadOnlyList<OfflineCertificate> certificates,
        IReadOnlyList<OfflineProblem> problems
    )
    {
        Name = name;
        Certificates = certificates;
        Problems = problems;
    }

    /// <summary>The file's name as the user gave it, safe to show.</summary>
    public string Name { get; }

    /// <summary>
    /// The undamaged certificates, in file order. To show them is fine; for a thumbprint use
    /// <see cref="CertificatesOrThrow"/>,
    /// because with one block lost nobody can know which certificate is the top.
    /// </summary>
    public IReadOnlyList<OfflineCertificate> Certificates { get; }

    /// <summary>What is wrong, in file order; empty for a file in good order.</summary>
    public IReadOnlyList<OfflineProblem> Problems { get; }

    /// <summary>Whether nothing is damaged or missing, so that a thumbprint may be computed.</summary>
    public bool IsComplete => Problems.Count == 0;

    /// <summary>The certificates of a file in good order.</summary>
    /// <exception cref="InputException"><c>DamagedChainFile</c>: something is damaged or missing; the message lists
    /// it.</exception>
    public IReadOnlyList<OfflineCertificate> CertificatesOrThrow() =>
        IsComplete ? Certificates : throw new InputException("DamagedChainFile", DamageReport());

    private string DamageReport()
    {
        List<string> lines = [$"'{Name}' is damaged or incomplete, and no thumbprint can be computed from it:"];
        lines.AddRange(Problems.Take(MostShown).Select(problem => $"  {problem}"));
        if (Problems.Count > MostShown)
            lines.Add($"  and {Problems.Count - MostShown} more.");
        lines.Add(
            "Save the chain again, whole: openssl s_client -connect HOST:443 -servername HOST -showcerts </dev/null "
                + ">chain.txt"
        );
        return string.Join("\n", lines);
    }
}

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
