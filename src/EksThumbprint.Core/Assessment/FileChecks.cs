using System.Globalization;
using EksThumbprint.Chains;

namespace EksThumbprint.Assessment;

/// <summary>What a file tells, and what it does not.</summary>
internal static class FileChecks
{
    public static IEnumerable<Finding> Judge(FileAssessment file)
    {
        foreach (FileChain chain in file.Chains)
        {
            if (Provenance(chain) is { } finding)
                yield return finding;
            if (chain.IsOfThePast && chain.Answer.Values.Count > 0)
                yield return Renewed(chain);
            foreach (Finding top in OfTop(chain, file.Now))
                yield return top;
            if (chain.Provenance == Assessment.Provenance.Transcript)
            {
                foreach (Finding sent in OfSent(chain))
                    yield return sent;
            }
        }

        if (file.Chains.Count > 1)
            yield return new Finding(
                FindingCode.SeveralChains,
                Severity.Info,
                $"The file holds {file.Chains.Count} chains: "
                    + $"{StatusText.And(file.Chains.Select(ValueOf).Distinct())}."
            );
    }

    private static string ValueOf(FileChain chain)
    {
        string value = chain.Thumbprints.Count > 0 ? string.Join(" ", chain.Thumbprints) : "no value";
        return $"{value} for {chain.Host ?? chain.Chain.Leaf.Name}";
    }

    private static Finding? Provenance(FileChain chain)
    {
        ServedCertificate top = chain.Chain.Top;
        string root = $"'{top.Name}' ({top.Thumbprint})";
        return chain.Answer.Kind switch
        {
            FileAnswerKind.Topmost => new Finding(
                FindingCode.NotATranscript,
                Severity.Info,
                $"These are certificates, not a record of what a server sent. If '{top.Name}' is the last one that "
                    + $"{chain.Server} sends, this is the value."
            ),
            FileAnswerKind.AuthorityAlone => new Finding(
                FindingCode.AuthorityAlone,
                Severity.Info,
                $"'{top.Name}' is a CA's certificate, and the only one here. If it was the last one that the server "
                    + $"sent, this is the value, and it lasts: the certificate is valid until {Date(top.NotAfter)}."
            ),
            FileAnswerKind.SelfSignedServer => new Finding(
                FindingCode.LeafOnly,
                Severity.Warning,
                $"The certificate of {chain.Server} is self-signed. The server has nothing else to send, so this is "
                    + "the value, and it changes with every renewal."
            ),
            FileAnswerKind.BelowRoot => new Finding(
                FindingCode.RootNotSent,
                Severity.Warning,
                $"{root} is a root: servers do not send it, and its value is not the answer{Known(top)}. The answer is "
                    + $"the certificate below it, '{chain.Answer.Values[0].Name}', if it is the last one that "
                    + $"{chain.Server} sends."
            ),
            FileAnswerKind.RootAlone => NotInFile(
                $"{root} is a root: servers do not send it, so its value never matches{Known(top)}. The certificate "
                    + "that the server sends last is not in this file."
            ),
            FileAnswerKind.RootInPlace => NotInFile(
                $"{root} is a root: servers do not send it, so its value is not the answer. A browser shows it in the "
                    + "place of a cross-signed certificate of the same name, which the server sends and which is not "
                    + "in this file."
            ),
            FileAnswerKind.RootAboveLeaf => NotInFile(
                $"{root} is a root: servers do not send it. Below it the file has only the certificate of "
                    + $"{chain.Server} itself, so it is not certain which one the server sends last."
            ),
            FileAnswerKind.LeafAlone => NotInFile(
                $"The file holds the certificate of {chain.Server} itself and nothing else. The answer is the last of "
                    + "those that the server sends above it, and they are not in this file."
            ),
            FileAnswerKind.Bundle => NotInFile(
                $"The file holds {chain.Chain.AsServed.Count} CA certificates of different chains and no server's own. "
                    + "Which of them a server sends last is not in it."
            ),
            FileAnswerKind.NotAmazons => NotAmazons(chain),
            _ => null,
        };
    }

    private static Finding NotAmazons(FileChain chain)
    {
        string what =
            chain.Provenance == Assessment.Provenance.Transcript
                ? $"When this transcript was saved, what answered for {chain.AmazonsName} was not Amazon"
                : $"These certificates bear the name {chain.AmazonsName}, but do not lead to Amazon";
        return Finding.Create(
            OidcStatus.Intercepted,
            Severity.Error,
            $"{what}: {StatusText.And(chain.Trust.Reasons)}. No value is taken from it."
        );
    }

    private static Finding Renewed(FileChain chain)
    {
        string then =
            chain.Provenance == Assessment.Provenance.Transcript
                ? "The value is the one that was sent then; only the server tells whether it still is."
                : "The value is of that time; only the server tells what it sends now.";
        return new Finding(
            FindingCode.LeafRenewed,
            Severity.Warning,
            $"The certificate of {chain.Server} expired on {Date(chain.Chain.Leaf.NotAfter)}, so the server has had "
                + $"another one since. {then}"
        );
    }

    private static IEnumerable<Finding> OfTop(FileChain chain, DateTimeOffset now)
    {
        if (chain.Answer.Values.Count == 0 || chain.IsOfThePast)
            yield break;
        ServedCertificate top = chain.Answer.Values[0];
        if (top.DaysLeft(now) < 0)
            yield return new Finding(
                FindingCode.TopExpired,
                Severity.Warning,
                $"'{top.Name}' expired on {Date(top.NotAfter)}."
            );
    }

    /// <summary>What only a handshake shows.</summary>
    private static IEnumerable<Finding> OfSent(FileChain chain)
    {
        ServedChain sent = chain.Chain;
        if (sent.OutOfOrder)
            yield return new Finding(
                FindingCode.ChainOutOfOrder,
                Severity.Info,
                $"{chain.Server} did not send its certificates from leaf to top, each once. The top is "
                    + $"'{sent.Top.Name}'."
            );
        if (sent.RootServed)
            yield return new Finding(
                FindingCode.RootServed,
                Severity.Info,
                $"{chain.Server} sent a self-signed root itself. AWS's recipe takes it, AWS's words mean the "
                    + "certificate below; either is a match."
            );
        if (sent.LeafOnly && chain.Answer.Values.Count > 0)
            yield return new Finding(
                FindingCode.LeafOnly,
                Severity.Warning,
                $"{chain.Server} sent its own certificate only, so the value changes with every renewal."
            );
    }

    private static Finding NotInFile(string sentence) =>
        Finding.Create(OidcStatus.NotInFile, Severity.Warning, sentence);

    private static string Known(ServedCertificate root) =>
        KnownCertificates.Find(root.Thumbprint) is var (_, description)
        && !KnownCertificates.IsSentCrossSigned(root.Thumbprint)
            ? $" ({description})"
            : string.Empty;

    private static string Date(DateTimeOffset date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
