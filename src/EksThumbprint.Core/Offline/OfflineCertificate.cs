namespace EksThumbprint.Offline;

/// <summary>One undamaged certificate of a file.</summary>
public sealed class OfflineCertificate
{
    private readonly byte[] _der;

    internal OfflineCertificate(string source, int block, int line, byte[] der, TranscriptRecord? transcript = null)
    {
        Source = source;
        Transcript = transcript;
        Block = block;
        Line = line;
        _der = der;
    }

    /// <summary>The file's name as the user gave it, safe to show.</summary>
    public string Source { get; }

    /// <summary>
    /// Which certificate block of the file, counted from 1; whole blocks of other kinds do not count.
    /// </summary>
    public int Block { get; }

    /// <summary>The line where the block begins, counted from 1; 0 in a binary file.</summary>
    public int Line { get; }

    /// <summary>The transcript that shows it; null where it is just a certificate.</summary>
    public TranscriptRecord? Transcript { get; }

    /// <summary>A copy of the certificate's bytes, exactly as the file holds them.</summary>
    public byte[] ToDer() => (byte[])_der.Clone();

    /// <summary>The place, as in <c>chain.pem: block 2 (line 29)</c>.</summary>
    public override string ToString() => FilePlace.Show(Source, Block, Line);

    internal bool IsSameAs(OfflineCertificate other) => _der.SequenceEqual(other._der);
}
