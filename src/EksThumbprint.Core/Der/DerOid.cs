using System.Globalization;
using System.Text;

namespace EksThumbprint.Der;

/// <summary>Object identifiers in dotted form.</summary>
internal static class DerOid
{
    /// <summary>The longest content that is read; no identifier in use comes near it.</summary>
    private const int Longest = 64;

    /// <summary>The identifier as <c>1.2.840.113549.1.1.11</c>, or null when the element holds none.</summary>
    public static string? Read(DerElement element)
    {
        if (element.Tag != DerTag.ObjectIdentifier || element.Length is 0 or > Longest)
            return null;
        StringBuilder dotted = new();
        ulong arc = 0;
        for (int i = 0; i < element.Length; i++)
        {
            if (arc > ulong.MaxValue >> 7 || (arc == 0 && element[i] == 0x80))
                return null;
            arc = (arc << 7) | (uint)(element[i] & 0x7F);
            if ((element[i] & 0x80) != 0)
                continue;
            if (dotted.Length == 0)
                arc = AppendFirst(dotted, arc);
            dotted.Append('.').Append(arc.ToString(CultureInfo.InvariantCulture));
            arc = 0;
        }

        bool whole = (element[element.Length - 1] & 0x80) == 0;
        return whole ? dotted.ToString() : null;
    }

    /// <summary>The first two arcs share one number.</summary>
    private static ulong AppendFirst(StringBuilder dotted, ulong both)
    {
        ulong first = Math.Min(both / 40, 2);
        dotted.Append(first.ToString(CultureInfo.InvariantCulture));
        return both - (first * 40);
    }
}
