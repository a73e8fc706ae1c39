using System.Text;
using EksThumbprint.Common;

namespace EksThumbprint.Offline;

/// <summary>
/// The base64 text of one block without its white space, decoded strictly or described where it breaks.
/// </summary>
internal sealed class Base64Text
{
    private readonly string _characters;

    private Base64Text(string characters, string? break_)
    {
        _characters = characters;
        Problem = break_ ?? Unfinished();
        Bytes = Problem is null ? Convert.FromBase64String(characters) : null;
    }

    /// <summary>The bytes, or null when the text is damaged.</summary>
    public byte[]? Bytes { get; }

    /// <summary>What is wrong, as the end of "Its base64 …"; null when nothing is.</summary>
    public string? Problem { get; }

    /// <summary>Reads the text between two positions.</summary>
    public static Base64Text Read(string text, int start, int end, LineIndex lines)
    {
        StringBuilder characters = new(end - start);
        int padding = 0;
        for (int i = start; i < end; i++)
        {
            char c = text[i];
            if (char.IsWhiteSpace(c))
                continue;
            string? problem =
                Value(c) < 0 && c != '=' ? WrongCharacter(text, i)
                : padding > 0 && c != '=' ? "goes on after the '=' that ends it"
                : c == '=' && padding == 2 ? "has more than two '=' at its end"
                : null;
            if (problem is not null)
                return new Base64Text(
                    characters.ToString(),
                    $"{problem}, at character {characters.Length + 1} (line {lines.LineOf(i)})"
                );
            if (c == '=')
                padding++;
            characters.Append(c);
        }

        return new Base64Text(characters.ToString(), null);
    }

    /// <summary>Where a word stands in the text, counted in characters from 1; 0 when it is not there.</summary>
    public int PositionOf(string word) => _characters.IndexOf(word, StringComparison.Ordinal) + 1;

    /// <summary>The bytes of the part before the damage, for a description only.</summary>
    public byte[] Remains()
    {
        string sound = _characters.TrimEnd('=');
        int spare = sound.Length % 4;
        string groups = sound.Substring(0, sound.Length - spare);
        return Convert.FromBase64String(spare < 2 ? groups : sound + new string('=', 4 - spare));
    }

    private string? Unfinished()
    {
        int padding = _characters.Length - _characters.TrimEnd('=').Length;
        int missing = (4 - (_characters.Length % 4)) % 4;
        if (missing != 0)
        {
            string padded = padding == 0 ? string.Empty : $", {padding} of them '=',";
            return $"has {_characters.Length} characters{padded} which is no multiple of four: its end is missing or "
                + "was changed";
        }

        // The unused low bits of the last character are zero in everything that an encoder wrote.
        int unused = padding == 0 ? 0 : Value(_characters[_characters.Length - padding - 1]) & (padding == 1 ? 3 : 15);
        return unused == 0
            ? null
            : $"ends in '{_characters[_characters.Length - padding - 1]}', which no encoder writes there: its end was "
                + "changed";
    }

    private static string WrongCharacter(string text, int position)
    {
        char c = text[position];
        bool literal = c == '\\' && position + 1 < text.Length && text[position + 1] is 'n' or 'r';
        return literal
            ? "has its line breaks written as the two characters '\\n', as JSON does (print the value raw, for "
                + "instance with 'jq -r')"
            : $"breaks at '{Printable.Escape(c.ToString())}', which is no base64 character";
    }

    private static int Value(char c) =>
        c switch
        {
            >= 'A' and <= 'Z' => c - 'A',
            >= 'a' and <= 'z' => c - 'a' + 26,
            >= '0' and <= '9' => c - '0' + 52,
            '+' => 62,
            '/' => 63,
            _ => -1,
        };
}
