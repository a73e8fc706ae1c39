using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Remedies;
using EksThumbprint.Trust;

namespace EksThumbprint.Repair;

/// <summary>Why the roots that the user vouches for were not enough.</summary>
internal static class VouchedInVain
{
    /// <summary>
    /// What is missing, and how to go on; null when the user vouches for nothing, or the roots were enough.
    /// </summary>
    public static Refusal? Explain(TrustVerdict doubted, OidcFacts facts)
    {
        if (facts.TrustedRoots.Count == 0 || doubted.Vouched || doubted.Chain.Undecided)
            return null;
        string given = string.Join(", ", facts.TrustedRoots.Select(root => $"'{root.Name}'").Distinct());
        ServedCertificate top = doubted.Chain.Top;
        string read = $"What you vouch for was read ({given}), but the chain does not lead to it:";
        if (top.IsSelfSigned)
            return new Refusal(
                $"{read} it ends at '{top.Name}', another root.",
                Remedy.Advice("Give the file of that root, if its owner confirms that it is the issuer's own.")
            );
        return facts.TrustedRoots.Any(root => root.Name == top.IssuerName)
            ? new Refusal(
                $"{read} '{top.Name}' names it as its issuer, but it did not sign this certificate.",
                Remedy.Advice("Ask its owner for the root that signs now: there may be a newer one of the same name.")
            )
            : new Refusal(
                $"{read} '{top.IssuerName}' is missing between '{top.Name}' and its root.",
                Remedy.Advice(
                    $"Have the server send '{top.IssuerName}' too, or add its certificate to your file, beside "
                        + "its root."
                )
            );
    }
}
