using System.Runtime.InteropServices;
using EksThumbprint.Common;

namespace EksThumbprint.Remedies;

/// <summary>Whose rules a command is quoted by.</summary>
public enum Shell
{
    /// <summary>sh, bash, zsh and their kind.</summary>
    Posix,

    /// <summary>PowerShell, on any system.</summary>
    PowerShell,

    /// <summary>Windows: cmd.exe and PowerShell both read double quotes.</summary>
    Windows,
}

/// <summary>Quotes single words.</summary>
public static class ShellWord
{
    private const string Plain = ":/._-%+=";

    /// <summary>The shell that most likely started this process, when it is not PowerShell itself.</summary>
    public static Shell Default => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? Shell.Windows : Shell.Posix;

    /// <summary>The word for that shell; null when it cannot be written there so that it stays one word.</summary>
    public static string? Quote(string word, Shell shell)
    {
        if (Printable.Escape(word) != word)
            return null;
        if (word.Length > 0 && word[0] != '-' && word.All(IsPlain))
            return word;
        return shell switch
        {
            Shell.Posix => $"'{word.Replace("'", "'\\''")}'",
            // Typographic quotes end a string there as well; each is doubled.
            Shell.PowerShell => $"'{string.Concat(word.Select(c => IsQuote(c) ? new string(c, 2) : c.ToString()))}'",
            _ => word.IndexOfAny(['"', '%', '$', '`', '!', '\u201c', '\u201d', '\u201e']) >= 0 ? null : $"\"{word}\"",
        };
    }

    private static bool IsPlain(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || Plain.IndexOf(c) >= 0;

    private static bool IsQuote(char c) => c is '\'' or (>= '\u2018' and <= '\u201b');
}
