namespace EksThumbprint.Json;

/// <summary>Keeps halves of surrogate pairs out of text: they cannot be written in any encoding.</summary>
internal static class Surrogates
{
    /// <summary>The text with U+FFFD in the place of every half.</summary>
    public static string Paired(string text)
    {
        char[]? whole = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else
                (whole ??= text.ToCharArray())[i] = '\uFFFD';
        }

        return whole is null ? text : new string(whole);
    }
}
