using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Repair;

/// <summary>Takes the value of an update from a transcript, for which the user vouches by giving it.</summary>
public static class TranscriptRepair
{
    /// <summary>
    /// The options with the list to write: the transcript's values, and of the listed ones as many as there is room
    /// for.
    /// </summary>
    /// <param name="options">What else the user wants.</param>
    /// <param name="file">The transcript.</param>
    /// <param name="facts">The provider.</param>
    /// <exception cref="InputException">There is no reason to take a value from the file; the message says why, and
    /// what to do.</exception>
    public static RepairOptions With(RepairOptions options, FileAssessment file, OidcFacts facts)
    {
        Require(file, facts);
        if (options.Replace)
            return options with { Replace = false, Explicit = file.Expected };
        IEnumerable<Thumbprint> listed = (facts.Provider?.Thumbprints ?? [])
            .Select(value => FileListChecks.Described(value, file.Chains))
            .OrderBy(value => value.Kind)
            .Select(value => value.Thumbprint)
            .OfType<Thumbprint>()
            .Except(file.Expected)
            .Take(Provider.MostThumbprints - file.Expected.Count);
        HashSet<Thumbprint> kept = [.. listed];
        return options with
        {
            // In the order of the list, so that nothing seems to move.
            Explicit =
            [
                .. (facts.Provider?.Thumbprints ?? [])
                    .Select(value =>
                        Thumbprint.TryParse(value, out Thumbprint parsed, out _) ? parsed : (Thumbprint?)null
                    )
                    .OfType<Thumbprint>()
                    .Where(value => kept.Contains(value) || file.Expected.Contains(value))
                    .Union(file.Expected),
            ],
        };
    }

    private static void Require(FileAssessment file, OidcFacts facts)
    {
        const string again =
            "Save a transcript of the issuer's host: openssl s_client -connect HOST:443 -servername HOST -showcerts "
            + "</dev/null >chain.txt";
        if (file.Expected.Count == 0)
            throw new InputException("NoValueInFile", $"'{file.Name}' gives no value to write. {file.Sentence}");
        if (file.Chains.Any(chain => chain.Provenance != Provenance.Transcript))
            throw new InputException(
                "NotATranscript",
                $"'{file.Name}' holds certificates, which do not show what a server sent, so nothing is taken from it. "
                    + $"{again}; or give the value itself."
            );
        if (file.Chains.FirstOrDefault(chain => chain.IsOfThePast) is { } past)
            throw new InputException(
                "TranscriptOfThePast",
                $"'{file.Name}' is of the past: the certificate of {past.Server} in it has expired, so nothing is "
                    + $"taken from it. {again}"
            );
        if (facts.Issuer is { } issuer && !file.Chains.Any(chain => chain.IsOf(issuer.Host)))
            throw new InputException(
                "TranscriptOfAnother",
                $"'{file.Name}' is of {StatusText.And(file.Chains.Select(chain => chain.Server).Distinct())}, and the "
                    + $"issuer's host is {issuer.Host}, so nothing is taken from it. {again}; or give the value itself."
            );
    }
}
