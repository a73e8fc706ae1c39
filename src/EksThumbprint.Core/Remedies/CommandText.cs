namespace EksThumbprint.Remedies;

/// <summary>Builds one command line, word by word.</summary>
/// <param name="shell">Whose rules to quote by.</param>
/// <param name="command">The words that it begins with, as they are.</param>
public sealed class CommandText(Shell shell, string command)
{
    private string? _text = command;

    /// <summary>The command; null when a word of it cannot be quoted.</summary>
    public string? Text => _text;

    /// <summary>Adds words as they are.</summary>
    public CommandText Verbatim(string words)
    {
        _text = _text is null ? null : $"{_text} {words}";
        return this;
    }

    /// <summary>Adds a word that is quoted where it has to be.</summary>
    public CommandText Word(string word)
    {
        _text = _text is not null && ShellWord.Quote(word, shell) is { } quoted ? $"{_text} {quoted}" : null;
        return this;
    }

    /// <summary>Adds an option with its value; nothing when there is no value.</summary>
    public CommandText Option(string name, string? value) => value is null ? this : Verbatim(name).Word(value);

    /// <summary>Adds an option with several values.</summary>
    /// <param name="name">The option.</param>
    /// <param name="values">Its values.</param>
    /// <param name="separator">What stands between two of them besides the blank, such as PowerShell's comma.</param>
    public CommandText Options(string name, IReadOnlyList<string> values, string separator = "") =>
        Verbatim(name).Words(values, separator);

    /// <summary>Adds several words, each quoted where it has to be.</summary>
    /// <param name="values">The words.</param>
    /// <param name="separator">What stands between two of them besides the blank, such as PowerShell's comma.</param>
    public CommandText Words(IReadOnlyList<string> values, string separator = "")
    {
        for (int i = 0; i < values.Count; i++)
        {
            Word(values[i]);
            if (i < values.Count - 1 && separator.Length > 0)
                _text += separator;
        }

        return this;
    }
}
