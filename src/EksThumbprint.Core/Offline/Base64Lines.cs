using System.Diagnostics.CodeAnalysis;

namespace EksThumbprint.Offline;

/// <summary>A text that is base64 and nothing else, in one line or in many.</summary>
internal static class Base64Lines
{
    /// <summary>What is shorter holds no certificate.</summary>
    private const int Shortest = 160;

    /// <summary>Decodes it; false when it is something else, or damaged.</summary>
    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        string characters = text.Trim().Trim('"', '\'');
        if (characters.Length < Shortest || !characters.All(IsOfBase64))
            return false;
        try
        {
            // It passes over white space.
            bytes = Convert.FromBase64String(characters);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsOfBase64(char c) =>
        c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/' or '='
        || c is ' ' or '\t' or '\r' or '\n';
}
