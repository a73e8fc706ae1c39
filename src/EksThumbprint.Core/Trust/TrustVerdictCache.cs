using System.Runtime.CompilerServices;
using EksThumbprint.Probing;

namespace EksThumbprint.Trust;

/// <summary>Judges each reading of a host once, however many issuers it has.</summary>
/// <remarks>
/// A verdict holds for a minute: it depends on the moment by the certificates' dates only, and clocks differ by more.
/// </remarks>
internal sealed class TrustVerdictCache(TrustPolicy policy)
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    // By the object and not by its value: a reading stays the same one for as long as nothing new is learnt of its
    // host.
    private readonly ConditionalWeakTable<HostReading, Kept> _kept = new();

    /// <summary>The roots that the user vouches for.</summary>
    public IReadOnlyList<VouchedRoot> TrustedRoots => policy.TrustedRoots;

    /// <summary>The verdict on each of the host's chains.</summary>
    public IReadOnlyList<TrustVerdict> Judge(HostReading reading, DateTimeOffset now)
    {
        Kept kept = _kept.GetOrCreateValue(reading);
        lock (kept)
        {
            if (kept.Verdicts is null || (now - kept.At).Duration() >= Age)
            {
                kept.At = now;
                kept.Verdicts = [.. reading.Chains.Select(chain => policy.Judge(reading, chain, now))];
            }

            return kept.Verdicts;
        }
    }

    private sealed class Kept
    {
        public DateTimeOffset At { get; set; }

        public IReadOnlyList<TrustVerdict>? Verdicts { get; set; }
    }
}
