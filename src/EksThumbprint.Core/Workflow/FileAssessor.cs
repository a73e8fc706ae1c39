using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Common;
using EksThumbprint.Der;
using EksThumbprint.Issuers;
using EksThumbprint.Offline;
using EksThumbprint.Probing;
using EksThumbprint.Trust;

namespace EksThumbprint.Workflow;

/// <summary>From what a file holds to the judgement: finds its chains, asks the trust policy, assesses.</summary>
public static class FileAssessor
{
    /// <summary>Judges a file that was read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="now">The moment of judgement.</param>
    /// <param name="policy">Whose roots count.</param>
    /// <param name="listed">A list to compare with; null when there is none.</param>
    /// <exception cref="InputException">The file is damaged anywhere, or its chain is not certain: no number is
    /// computed from doubtful input.</exception>
    public static FileAssessment Assess(
        OfflineChain file,
        DateTimeOffset now,
        TrustPolicy policy,
        IReadOnlyList<string>? listed = null
    )
    {
        List<FileChain> chains = [];
        foreach (
            IGrouping<TranscriptRecord?, OfflineCertificate> part in file.CertificatesOrThrow()
                .GroupBy(one => one.Transcript)
        )
        {
            List<byte[]> ders = [.. part.Select(certificate => certificate.ToDer())];
            chains.AddRange(
                part.Key is { } transcript
                    ? [OfTranscript(ders, transcript, now, policy)]
                    : OfCertificates(ders, now, policy)
            );
        }

        return chains.Exists(chain => chain.Chain.Undecided)
            ? throw new InputException(
                "ChainUndecided",
                $"'{file.Name}' holds so many certificates of one name and different keys that no chain among them is "
                    + "certain. Give a file with the server's certificate and the ones above it alone."
            )
            : FileAssessment.Judge(file.Name, now, chains, listed);
    }

    private static FileChain OfTranscript(
        List<byte[]> ders,
        TranscriptRecord transcript,
        DateTimeOffset now,
        TrustPolicy policy
    )
    {
        ServedChain chain = ServedChain.OfHandshake(ders);
        IReadOnlyList<string> names = NamesOf(chain.Leaf);
        string? host =
            transcript.Host is { } asked && (names.Count == 0 || names.Any(name => HostName.Covers(name, asked)))
                ? asked
                : NameOf(chain.Leaf);
        return Judged(
            chain,
            Provenance.Transcript,
            host,
            Moment(chain, now, transcript.Started),
            now,
            policy,
            transcript.Host
        );
    }

    private static IEnumerable<FileChain> OfCertificates(List<byte[]> ders, DateTimeOffset now, TrustPolicy policy)
    {
        List<Entry> entries =
        [
            .. ders.Select(der => new Entry(der)).GroupBy(entry => entry.Thumbprint).Select(same => same.First()),
        ];
        List<Entry> servers = [.. entries.Where(entry => IsServer(entry, entries))];
        if (servers.Count == 0)
        {
            ServedChain bag = ServedChain.FromBag(ders);
            int starts = entries.Count(entry => !entries.Exists(other => entry.Issued(other)));
            yield return Judged(bag, Provenance.Certificates, null, Moment(bag, now, null), now, policy) with
            {
                IsBundle = starts > 1,
            };
            yield break;
        }

        foreach (Entry server in servers)
        {
            ServedChain chain = ServedChain.OfHandshake([
                server.Der,
                .. entries.Where(entry => !servers.Contains(entry)).Select(entry => entry.Der),
            ]);
            if (servers.Count > 1)
                chain = ServedChain.OfHandshake([.. chain.Path.Select(one => one.Der)]);
            yield return Judged(
                chain,
                Provenance.Certificates,
                NameOf(chain.Leaf) ?? chain.Leaf.Name,
                Moment(chain, now, null),
                now,
                policy
            );
        }
    }

    private static FileChain Judged(
        ServedChain chain,
        Provenance provenance,
        string? host,
        DateTimeOffset at,
        DateTimeOffset now,
        TrustPolicy policy,
        string? asked = null
    )
    {
        IReadOnlyList<string> names = host is null ? [] : NamesOf(chain.Leaf);
        string judged = FileChain.AmazonsAmong([host, asked, .. names]) ?? host ?? string.Empty;
        HostReading reading = new()
        {
            Host = judged,
            Port = 443,
            Chains = [chain],
            NameMatches = names.Count == 0 || names.Any(name => HostName.Covers(name, judged)),
        };
        return new FileChain
        {
            Provenance = provenance,
            Host = host is null ? null : Printable.Escape(host),
            Asked = asked,
            Names = names,
            Chain = chain,
            At = at,
            IsOfThePast = host is not null && chain.Leaf.NotAfter < now,
            Trust = policy.Judge(reading, chain, at),
        };
    }

    /// <summary>
    /// A server's own certificate issues none of the others, and is no authority's: openssl makes self-signed servers
    /// authorities, but those have a host among their alternative names.
    /// </summary>
    private static bool IsServer(Entry entry, List<Entry> entries)
    {
        if (entries.Exists(other => entry.Issued(other)))
            return false;
        ServedCertificate one = entry.Certificate;
        return entry.NamesHost || (!entry.IsCa && (!entry.IsSelfIssued || NameOf(one)?.IndexOf('.') > 0));
    }

    /// <summary>The hosts that a server's certificate names; where it has no such names, the common one.</summary>
    private static IReadOnlyList<string> NamesOf(ServedCertificate certificate) =>
        certificate.Parts is { NamesHost: true } parts ? parts.HostNames
        : certificate.Opened?.GetNameInfo(X509NameType.DnsName, forIssuer: false) is { Length: > 0 } name ? [name]
        : [];

    private static string? NameOf(ServedCertificate certificate) =>
        NamesOf(certificate) is { Count: > 0 } names ? names[0] : null;

    private static DateTimeOffset Moment(ServedChain chain, DateTimeOffset now, DateTimeOffset? started)
    {
        if (started is { } then && then <= now)
            return then;
        if (now <= chain.Leaf.NotAfter)
            return now;
        DateTimeOffset last = chain.Path.Min(certificate => certificate.NotAfter);
        return last >= chain.Leaf.NotBefore ? last : chain.Leaf.NotAfter;
    }

    private sealed class Entry(byte[] der)
    {
        private readonly CertificateParts? _parts = CertificateParts.TryRead(der, out CertificateParts? parts, out _)
            ? parts
            : null;

        public byte[] Der { get; } = der;

        public ServedCertificate Certificate { get; } = ServedChain.OfHandshake([der]).Leaf;

        public Thumbprints.Thumbprint Thumbprint => Certificate.Thumbprint;

        public bool IsCa => _parts?.IsCa ?? false;

        public bool NamesHost => _parts?.NamesHost ?? false;

        public bool IsSelfIssued => _parts is not null && Issuer == Subject;

        private string Issuer => _parts is null ? string.Empty : DistinguishedName.Canonical(_parts.Issuer);

        private string Subject => _parts is null ? string.Empty : DistinguishedName.Canonical(_parts.Subject);

        /// <summary>By name: whether the signature is right is for the chain to say.</summary>
        public bool Issued(Entry other) =>
            other != this && other.Issuer.Length > 0 && other.Issuer == Subject && !other.IsSelfIssued;
    }
}
