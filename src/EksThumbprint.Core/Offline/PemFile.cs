namespace EksThumbprint.Offline;

/// <summary>Reads the certificates of a text file, in their order, with everything that is wrong with them.</summary>
internal static class PemFile
{
    /// <summary>More than any bundle of roots has; far fewer than a hostile file could name.</summary>
    private const int MostCertificates = 10_000;

    public static OfflineChain Read(string text, string name)
    {
        LineIndex lines = new(text);
        PemBlocks blocks = PemBlocks.In(text, lines, MostCertificates);
        if (blocks.Certificates.Count > MostCertificates)
        {
            throw new InputException(
                "TooManyCertificates",
                $"'{name}' holds more than {MostCertificates} certificates. Give the file with the chain alone."
            );
        }

        if (blocks.Certificates.Count == 0 && blocks.Cut is null)
            throw NoCertificate.In(text, name, blocks.Others);

        Transcript transcript = Transcript.Read(text, blocks.Certificates);
        List<OfflineCertificate> certificates = [];
        List<(int Position, OfflineProblem Problem)> problems = [];
        foreach (PemBlock block in blocks.Certificates)
        {
            int line = lines.LineOf(block.Start);
            if (!PemCertificate.TryDecode(text, block, lines, out IReadOnlyList<byte[]>? ders, out string? problem))
            {
                problems.Add((block.Start, new OfflineProblem(name, block.Number, line, problem)));
                continue;
            }

            // Under 'Server certificate', openssl repeats the leaf that it may have listed already.
            TranscriptRecord? record = transcript.RecordOf(block);
            bool isRepeated = transcript.IsUnderServerCertificate(block);
            certificates.AddRange(
                ders.Select(der => new OfflineCertificate(name, block.Number, line, der, record))
                    .Where(one =>
                        !isRepeated || !certificates.Exists(known => known.Transcript == record && one.IsSameAs(known))
                    )
                    .ToList()
            );
        }

        problems.AddRange(
            transcript.Problems.Select(found =>
                (found.Position, new OfflineProblem(name, null, lines.LineOf(found.Position), found.Sentence))
            )
        );
        if (blocks.Cut is { } cut)
            problems.Add(
                (
                    cut,
                    new OfflineProblem(
                        name,
                        null,
                        lines.LineOf(cut),
                        "The file ends inside a BEGIN or END line: it is cut short."
                    )
                )
            );
        return new OfflineChain(
            name,
            certificates,
            problems.OrderBy(found => found.Position).Select(found => found.Problem).ToList()
        );
    }
}
