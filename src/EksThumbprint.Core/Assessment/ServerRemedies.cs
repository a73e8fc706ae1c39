using EksThumbprint.Remedies;
using EksThumbprint.Trust;

namespace EksThumbprint.Assessment;

/// <summary>What only the server's owner can mend. No root that the user vouches for helps there.</summary>
internal static class ServerRemedies
{
    /// <summary>What to mend first; null when name and dates are right.</summary>
    public static Remedy? For(TrustVerdict seen) =>
        !seen.NameMatches ? Remedy.Advice($"Have the server send a certificate that is valid for {seen.Host}.")
        : !seen.InTime
            ? Remedy.Advice(
                $"Renew the certificates that {seen.Host} sends. If they are in time, set the clock of this machine."
            )
        : null;

    /// <summary>The same for the first of several that has to be mended.</summary>
    public static Remedy? For(IEnumerable<TrustVerdict> seen) =>
        seen.Select(For).FirstOrDefault(mend => mend is not null);
}
