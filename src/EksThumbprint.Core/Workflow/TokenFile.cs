using EksThumbprint.Tokens;

namespace EksThumbprint.Workflow;

/// <summary>
/// Reads a token from a file. A path that is no path may be the token itself, so no message quotes it.
/// </summary>
public static class TokenFile
{
    private const string Shown = "The file with the token";

    /// <summary>Reads the file.</summary>
    /// <exception cref="InputException">It cannot be read, or is too large for one with a token.</exception>
    public static TokenReading Read(string path)
    {
        try
        {
            return TokenText.Read(SmallFile.Read(path, Shown, TokenText.LargestFile));
        }
        catch (InputException unreadable)
        {
            // The inner exception's message holds the path.
            throw new InputException(unreadable.Code, unreadable.Message);
        }
    }

    /// <summary>Reads standard input.</summary>
    /// <exception cref="InputException">There is too much of it for a token.</exception>
    public static TokenReading Read(TextReader reader) =>
        TokenText.Read(SmallFile.Read(reader, "Standard input", TokenText.LargestFile));
}
