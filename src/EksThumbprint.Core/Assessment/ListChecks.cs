using EksThumbprint.Chains;
using EksThumbprint.Remedies;
using EksThumbprint.Trust;

namespace EksThumbprint.Assessment;

/// <summary>What the list tells, held against the served chains.</summary>
internal static class ListChecks
{
    public static IEnumerable<Finding> Judge(OidcFacts facts, IReadOnlyList<ListedThumbprint> listed)
    {
        foreach (TrustVerdict seen in facts.Trust.Where(seen => !seen.Intercepted && !seen.IamNeedsNoList))
        {
            // When nothing listed is served, the verdict below says the same, and that it is an outage.
            if (facts.Listed is null || Lists(listed, seen.Chain.Linked))
                yield return Private(seen);
        }

        if (facts.Listed is null)
            yield break;
        if (!facts.Intercepted && Verdict(facts, listed) is { } verdict)
            yield return verdict;
        foreach (ListedThumbprint value in listed)
        {
            Severity severity = value.Kind >= ListedThumbprintKind.KnownWrong ? Severity.Warning : Severity.Info;
            yield return new Finding(FindingCode.Listed, severity, $"{value.Value} is {value.Description}.");
        }
    }

    private static Finding? Verdict(OidcFacts facts, IReadOnlyList<ListedThumbprint> listed)
    {
        List<TrustVerdict> unlisted =
        [
            .. facts.Trust.Where(seen => !seen.Chain.Undecided && !Lists(listed, seen.Chain.Tops)),
        ];
        if (unlisted.Count == 0)
            return null;
        List<TrustVerdict> unknown = [.. unlisted.Where(seen => !Lists(listed, seen.Chain.Linked))];
        string tops = StatusText.And(
            unlisted.Select(seen => $"{seen.Chain.Top.Thumbprint} ('{seen.Chain.Top.Name}')").Distinct()
        );
        if (unknown.Count == 0)
        {
            return Finding.Create(
                OidcStatus.MatchNotTop,
                Severity.Warning,
                $"The list holds a lower certificate of the served chain, not the top, {tops}; a value like that "
                    + "stops matching when that certificate is renewed.",
                Update(facts)
            );
        }

        List<TrustVerdict> needing = [.. unknown.Where(seen => !seen.IamNeedsNoList)];
        string none =
            listed.Count == 0 ? "The list is empty"
            : facts.Trust.Any(seen => Lists(listed, seen.Chain.AsServed))
                ? $"Nothing listed is in {(unknown.Count == 1 ? "the chain" : "the chains")} of "
                    + $"{StatusText.And(unknown.Select(seen => $"{seen.Host} that ends at '{seen.Chain.Top.Name}'"))}"
            : "Nothing listed is served";
        return needing.Count == 0
            ? Finding.Create(
                OidcStatus.Stale,
                Severity.Warning,
                $"{none}, expected is {tops}. IAM trusts the issuer by its own roots and does not look at the list, "
                    + "so pods work.",
                Update(facts)
            )
            : Finding.Create(
                OidcStatus.Mismatch,
                Severity.Error,
                $"{none}, expected is {tops}, and IAM has to rely on the list "
                    + $"({StatusText.And(needing.SelectMany(verdict => verdict.Reasons).Distinct())}); pods see "
                    + "'InvalidIdentityToken: OpenIDConnect provider's HTTPS certificate doesn't match configured "
                    + "thumbprint'.",
                Update(facts)
            );
    }

    private static Finding Private(TrustVerdict seen) =>
        new(
            FindingCode.PrivateIssuer,
            Severity.Info,
            $"IAM relies on the thumbprint list for {seen.Host}: {StatusText.And(seen.Reasons)}."
        );

    /// <summary>None for a file: there is no issuer whose provider could be updated.</summary>
    private static Remedy? Update(OidcFacts facts)
    {
        if (facts.Issuer is not { } issuer)
            return null;
        if (AwsRemedies.WhyNoIssuer(issuer) is { } impossible)
            return impossible;
        if (ServerRemedies.For(facts.Trust) is { } mend)
            return mend;
        bool mayBeWritten = facts.Trust.All(seen => seen.MayBeWritten);
        return new Remedy(RemedyAction.Update, facts.Name)
        {
            Lead = mayBeWritten
                ? "Add the expected value:"
                : "Vouch for the issuer's own root, with a file from its owner, and add the expected value:",
            Option = mayBeWritten ? null : RemedyOption.TrustedRoot,
            Region = facts.Region,
        };
    }

    private static bool Lists(IReadOnlyList<ListedThumbprint> listed, IEnumerable<ServedCertificate> certificates) =>
        certificates.Any(certificate => listed.Any(value => value.Thumbprint == certificate.Thumbprint));
}
