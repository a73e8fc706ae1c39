using System.Text;
using EksThumbprint.Common;

namespace EksThumbprint.Files;

/// <summary>
/// Writes a text file as a whole or not at all: beside its place first, then into it. What was there stays until then.
/// </summary>
public static class AtomicFile
{
    private const int LongestTemporaryName = 12;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Whether a file could be written there, as far as can be told beforehand: long work shall not be for nothing.
    /// </summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="overwrite">Whether a file that is there may go.</param>
    /// <param name="how">What the user has to say to overwrite it, such as <c>-Force</c>.</param>
    /// <exception cref="InputException">It could not; the message says why.</exception>
    public static void Check(string path, bool overwrite, string how)
    {
        if (path.Trim().Length == 0)
            throw new InputException(
                "FileNotWritten",
                "The path of the file to write is empty. Give one, such as estate.html."
            );
        string folder = FolderOf(path);
        if (Directory.Exists(path))
            throw new InputException(
                "FileIsDirectory",
                $"'{Printable.Escape(path)}' is a directory. Give the path of a file in it, such as "
                    + $"{Printable.Escape(Path.Combine(path, "estate.html"))}."
            );
        if (folder.Length > 0 && !Directory.Exists(folder))
            throw new InputException(
                "FileFolderMissing",
                $"There is no folder '{Printable.Escape(folder)}' to write to. Create it, or give another path."
            );
        if (!File.Exists(path))
            return;
        if (!overwrite)
            throw new InputException(
                "FileExists",
                $"The file '{Printable.Escape(path)}' exists already. Give another path, or {how} to overwrite it."
            );
        if (IsDevice(path))
            throw new InputException(
                "FileIsDevice",
                $"'{Printable.Escape(path)}' is a device, which a file shall not replace. Give the path of a file."
            );
    }

    /// <summary>Writes the file.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="overwrite">Whether a file that is there may go.</param>
    /// <param name="how">What the user has to say to overwrite it, such as <c>-Force</c>.</param>
    /// <param name="write">Writes the text; when it throws, nothing is left behind.</param>
    /// <exception cref="InputException">The file cannot be written; the message says why.</exception>
    public static void Write(string path, bool overwrite, string how, Action<TextWriter> write)
    {
        Check(path, overwrite, how);
        string temporary = TemporaryBeside(path);
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            using (StreamWriter writer = new(stream, Utf8) { NewLine = "\n" })
            {
                write(writer);
            }

            if (overwrite && File.Exists(path))
                File.Replace(temporary, path, destinationBackupFileName: null);
            else
                File.Move(temporary, path);
        }
        catch (Exception refused)
            when (refused is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new InputException(
                "FileNotWritten",
                $"'{Printable.Escape(path)}' cannot be written: {Reason(refused, temporary, path)} Give a path that "
                    + "you may write to.",
                refused
            );
        }
        finally
        {
            Remove(temporary);
        }
    }

    /// <summary>.NET Framework throws for characters that no path has; so does every platform for some.</summary>
    private static string FolderOf(string path)
    {
        try
        {
            if (path.IndexOfAny(Path.GetInvalidPathChars()) < 0)
                return Path.GetDirectoryName(path) ?? string.Empty;
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException or PathTooLongException)
        {
            // Said below, in the same words for every platform.
        }

        throw new InputException(
            "FileNotWritten",
            $"'{Printable.Shorten(path, 200)}' is no path of a file: it is too long, or has a character that no path "
                + "may have here. Give another one."
        );
    }

    /// <summary>
    /// A name that nothing has yet, and that is no longer than the user's own: where that fits, this one fits too.
    /// </summary>
    private static string TemporaryBeside(string path)
    {
        string name = Path.GetFileName(path);
        string folder = path.Substring(0, path.Length - name.Length);
        int length = Math.Max(2, Math.Min(name.Length, LongestTemporaryName));
        string temporary;
        do
        {
            temporary = folder + ("~" + Guid.NewGuid().ToString("N")).Substring(0, length);
        } while (File.Exists(temporary));

        return temporary;
    }

    /// <summary>The platform's reason, about the file that the user named.</summary>
    private static string Reason(Exception refused, string temporary, string path) =>
        Printable.Escape(refused.Message.Replace(temporary, path));

    private static bool IsDevice(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // What kept the file from being written is told; this would only hide it.
        }
    }
}
