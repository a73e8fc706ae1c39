using System.Globalization;
using System.Text;

namespace EksThumbprint.Der;

/// <summary>
/// Distinguished names as RFC 5280, section 7.1, compares them: by their attributes' text, whatever its string type,
/// case and blanks, the attributes of one step of the name in any order.
/// </summary>
/// <remarks>
/// Text is prepared as RFC 4518 says, in short: case is folded, invisible characters are dropped, blanks at the ends
/// dropped and blanks inside made one. It never tells more names apart than openssl, which folds the case of ASCII
/// letters only. Compatibility forms of letters are left as they are: not every platform can fold them.
/// </remarks>
internal static class DistinguishedName
{
    // Prepared text has no control characters, so none can pass for the end of its attribute.
    private const char Step = '\u0001';
    private const char Next = '\u0002';

    /// <summary>
    /// Gives the same text for names that match and different text for others. What is no Name matches only the same
    /// bytes.
    /// </summary>
    /// <param name="name">A Name in DER.</param>
    public static string Canonical(byte[] name)
    {
        DerReader outer = new(name);
        StringBuilder canonical = new(name.Length);
        return
            outer.TryRead(DerTag.Sequence, out DerElement steps)
            && outer.IsAtEnd
            && TryAppendSteps(canonical, steps.Inside())
            ? canonical.ToString()
            : Raw(name);
    }

    private static bool TryAppendSteps(StringBuilder canonical, DerReader steps)
    {
        while (!steps.IsAtEnd)
        {
            if (!steps.TryRead(DerTag.Set, out DerElement step))
                return false;
            canonical.Append(Step);
            DerReader attributes = step.Inside();
            int start = canonical.Length;
            if (!TryAppendAttribute(canonical, ref attributes))
                return false;
            if (!attributes.IsAtEnd && !TryAppendSorted(canonical, attributes, start))
                return false;
        }

        return true;
    }

    /// <summary>Several attributes in one step are a set: their order says nothing.</summary>
    private static bool TryAppendSorted(StringBuilder canonical, DerReader attributes, int start)
    {
        List<string> all = [canonical.ToString(start, canonical.Length - start)];
        while (!attributes.IsAtEnd)
        {
            StringBuilder one = new();
            if (!TryAppendAttribute(one, ref attributes))
                return false;
            all.Add(one.ToString());
        }

        canonical.Length = start;
        foreach (string one in all.OrderBy(one => one, StringComparer.Ordinal))
            canonical.Append(Next).Append(one);
        return true;
    }

    private static bool TryAppendAttribute(StringBuilder canonical, ref DerReader attributes)
    {
        if (!attributes.TryRead(DerTag.Sequence, out DerElement attribute))
            return false;
        DerReader fields = attribute.Inside();
        if (
            !fields.TryRead(out DerElement type)
            || DerOid.Read(type) is not { } oid
            || !fields.TryRead(out DerElement value)
            || !fields.IsAtEnd
        )
            return false;
        canonical.Append(oid);
        if (DerText.Read(value) is { } text)
            AppendPrepared(canonical.Append('='), text);
        else
            canonical.Append(Raw(value.Encoded()));
        return true;
    }

    private static void AppendPrepared(StringBuilder canonical, string text)
    {
        bool blank = false;
        int start = canonical.Length;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                blank = canonical.Length > start;
                continue;
            }

            if (char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format)
                continue;
            if (blank)
                canonical.Append(' ');
            blank = false;
            canonical.Append(char.ToUpperInvariant(c));
        }
    }

    private static string Raw(byte[] bytes) => "#" + Convert.ToBase64String(bytes);
}
