using EksThumbprint.Chains;

namespace EksThumbprint.Assessment;

/// <summary>What a list tells, held against a file.</summary>
internal static class FileListChecks
{
    public static IEnumerable<Finding> Judge(FileAssessment file)
    {
        List<FileChain> unlisted =
        [
            .. file.Chains.Where(chain => chain.Thumbprints.Count > 0 && !Lists(file, chain.Answer.Values)),
        ];
        if (unlisted.Count > 0)
            yield return Missing(file, unlisted);
        else if (file.Expected.Count == 0 && file.Registered.Count > 0 && file.Registered.All(CannotBeRight))
            yield return Finding.Create(
                OidcStatus.Mismatch,
                Severity.Error,
                "The file does not tell the right value, but nothing that is listed can be it."
            );
        foreach (ListedThumbprint value in file.Registered)
        {
            Severity severity = value.Kind >= ListedThumbprintKind.KnownWrong ? Severity.Warning : Severity.Info;
            yield return new Finding(FindingCode.Listed, severity, $"{value.Value} is {value.Description}.");
        }
    }

    /// <summary>What a listed value is to the file's chains, otherwise what is known of it.</summary>
    public static ListedThumbprint Described(string value, IReadOnlyList<FileChain> chains)
    {
        ListedThumbprint known = ListedThumbprint.Classify(value, []);
        if (known.Thumbprint is not { } thumbprint)
            return known;
        foreach (FileChain chain in chains)
        {
            if (chain.Chain.AsServed.FirstOrDefault(one => one.Thumbprint == thumbprint) is not { } found)
                continue;
            bool isAnswer = chain.Answer.Values.Any(answer => answer.Thumbprint == thumbprint);
            if (!isAnswer && known.Kind == ListedThumbprintKind.KnownWrong)
                return known;
            bool isRoot = found.IsSelfSigned && chain.Provenance == Provenance.Certificates;
            ListedThumbprintKind kind =
                isAnswer ? ListedThumbprintKind.ServedTop
                : found.Role == CertificateRole.Leaf ? ListedThumbprintKind.ServedLeaf
                : isRoot ? ListedThumbprintKind.KnownWrong
                : ListedThumbprintKind.ServedIntermediate;
            return new ListedThumbprint(thumbprint.ToString(), kind, Words(found, chain, isAnswer, isRoot));
        }

        return known;
    }

    private static string Words(ServedCertificate found, FileChain chain, bool isAnswer, bool isRoot)
    {
        string sent =
            chain.Provenance == Provenance.Transcript
                ? "the last certificate that was sent"
                : "the value that the file gives";
        return isAnswer ? $"{found.Name}, {sent}"
            : isRoot ? $"{found.Name}, a root: servers do not send it, so it never matches"
            : found.Role == CertificateRole.Leaf
                ? $"{found.Name}, the server's own certificate: it changes with every renewal"
            : $"{found.Name}, in the file but not the answer";
    }

    private static Finding Missing(FileAssessment file, List<FileChain> unlisted)
    {
        string wanted = StatusText.And(
            unlisted
                .Select(chain => $"{chain.Answer.Values[0].Thumbprint} ('{chain.Answer.Values[0].Name}')")
                .Distinct()
        );
        string whose =
            file.Chains.Count > 1
                ? $" for {StatusText.And(unlisted.Select(chain => chain.Server).Distinct())}"
                : string.Empty;
        return unlisted.TrueForAll(chain => Lists(file, chain.Chain.Path.Where(one => !IsUnsentRoot(one, chain))))
            ? Finding.Create(
                OidcStatus.MatchNotTop,
                Severity.Warning,
                $"The list holds a lower certificate of the chain{whose}, not {wanted}; a value like that stops "
                    + "matching when that certificate is renewed."
            )
            : Finding.Create(
                OidcStatus.Mismatch,
                Severity.Error,
                (file.Registered.Count == 0 ? "The list is empty" : "Nothing that is listed is the value")
                    + $"{whose}: by this file it is {wanted}."
            );
    }

    private static bool IsUnsentRoot(ServedCertificate one, FileChain chain) =>
        one.IsSelfSigned && chain.Provenance == Provenance.Certificates;

    private static bool CannotBeRight(ListedThumbprint value) => value.Kind >= ListedThumbprintKind.KnownWrong;

    private static bool Lists(FileAssessment file, IEnumerable<ServedCertificate> certificates) =>
        certificates.Any(one => file.Registered.Any(value => value.Thumbprint == one.Thumbprint));
}
