using System.Globalization;
using EksThumbprint.Json;

namespace EksThumbprint.Tokens;

/// <summary>A moment as tokens write it: seconds since 1970 in UTC, a fraction allowed (RFC 7519, section 2).</summary>
internal static class NumericDate
{
    // The moments that DateTimeOffset has.
    private const double First = -62135596800;
    private const double Last = 253402300799;

    /// <summary>The moment; null when the claim is absent, no number, or far from every calendar.</summary>
    public static DateTimeOffset? Read(JsonValue claim) =>
        claim.Kind == JsonKind.Number
        && double.TryParse(claim.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
        && seconds is >= First and <= Last
            ? DateTimeOffset.FromUnixTimeSeconds((long)Math.Floor(seconds))
            : null;
}
