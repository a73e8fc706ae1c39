namespace EksThumbprint.Policies;

/// <summary>
/// Matches text as <c>StringLike</c> does: <c>*</c> for any characters or none, <c>?</c> for one. It only ever goes
/// back to the last star, so no pattern makes it slower than the two lengths multiplied.
/// </summary>
internal static class Wildcard
{
    public static bool Matches(PatternText pattern, string text)
    {
        int at = 0,
            next = 0,
            star = -1,
            from = 0;
        while (at < text.Length)
        {
            if (pattern.IsStar(next))
            {
                star = next++;
                from = at;
            }
            else if (pattern.Takes(next, text[at]))
            {
                next++;
                at++;
            }
            else if (star >= 0)
            {
                next = star + 1;
                at = ++from;
            }
            else
            {
                return false;
            }
        }

        while (pattern.IsStar(next))
            next++;
        return next == pattern.Length;
    }

    /// <summary>Whether a text written in a policy holds a wildcard.</summary>
    public static bool IsIn(string text) => text.IndexOfAny(['*', '?']) >= 0;
}
