using System.Text;

namespace EksThumbprint.Workflow;

/// <summary>Reads a text that is small by its nature, and no more of it than that.</summary>
internal static class SmallFile
{
    /// <summary>The file's text, UTF-8 unless its first bytes say otherwise.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">How a message names it.</param>
    /// <param name="most">The most bytes that are read.</param>
    /// <exception cref="InputException">It cannot be read, or is larger.</exception>
    public static string Read(string path, string shown, int most)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return Read(new StreamReader(file, Encoding.UTF8), shown, most);
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            string why = e is FileNotFoundException or DirectoryNotFoundException
                ? "there is no such file"
                : e.GetType().Name;
            throw new InputException("FileUnreadable", $"{shown} cannot be read: {why}.", e);
        }
    }

    /// <summary>The rest of a reader's text.</summary>
    /// <inheritdoc cref="Read(string, string, int)" path="/exception"/>
    public static string Read(TextReader reader, string shown, int most)
    {
        char[] text = new char[most + 1];
        int length = reader.ReadBlock(text, 0, text.Length);
        return length <= most
            ? new string(text, 0, length)
            : throw new InputException(
                "FileTooLarge",
                $"{shown} has more than {most} characters: is it the right file?"
            );
    }
}
