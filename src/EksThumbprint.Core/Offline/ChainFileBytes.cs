using System.Security;
using EksThumbprint.Common;

namespace EksThumbprint.Offline;

/// <summary>Gets a file's bytes, at most as many as a chain may have, or says why not.</summary>
public static class ChainFileBytes
{
    /// <summary>The bytes of a file.</summary>
    /// <remarks>
    /// Neither opening a pipe nor reading from one can be interrupted, so a thread of its own does that, and is left
    /// behind when the user stops.
    /// </remarks>
    /// <exception cref="InputException">It cannot be read; the message says what to do.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static byte[] Read(string path, CancellationToken cancellation)
    {
        Task<byte[]> reading = Task.Factory.StartNew(
            () => Read(path),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        Task.WaitAny([reading], cancellation);
        return reading.GetAwaiter().GetResult();
    }

    private static byte[] Read(string path)
    {
        string shown = Printable.Escape(path);
        if (string.IsNullOrWhiteSpace(path))
            throw new InputException("FileNameInvalid", "The path is empty. Give the path of a file with the chain.");
        if (Directory.Exists(path))
            throw new InputException("FileIsDirectory", $"'{shown}' is a directory. Give the path of a file in it.");
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return ReadBounded(file) ?? throw TooLarge(shown);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(
                "FileNotFound",
                $"There is no file '{shown}'. Check the path; a relative one begins at "
                    + $"'{Printable.Escape(CurrentDirectory())}'.",
                e
            );
        }
        catch (Exception e) when (e is UnauthorizedAccessException or SecurityException)
        {
            throw new InputException(
                "FileUnreadable",
                $"'{shown}' may not be read by this user. Allow it, or give a copy that may be read.",
                e
            );
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new InputException(
                "FileNameInvalid",
                $"'{Printable.Shorten(path, 200)}' cannot be a file's path: {Printable.Escape(e.Message)} Give the "
                    + "path of a file with the chain.",
                e
            );
        }
        catch (IOException e)
        {
            throw new InputException(
                "FileUnreadable",
                $"'{shown}' cannot be read: {Printable.Escape(e.Message)} Try again, or give a copy.",
                e
            );
        }
    }

    /// <summary>The same of standard input.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static byte[] Read(Stream input, string name)
    {
        try
        {
            return ReadBounded(input) ?? throw TooLarge(name);
        }
        catch (IOException e)
        {
            throw new InputException("FileUnreadable", $"{name} cannot be read: {Printable.Escape(e.Message)}", e);
        }
    }

    internal static InputException TooLarge(string shown) =>
        new(
            "FileTooLarge",
            $"'{shown}' is larger than {ChainFile.LargestBytes / (1024 * 1024)} MiB; a chain has a few thousand "
                + "bytes. Give the file with the chain alone."
        );

    /// <summary>
    /// Everything up to the limit, or null beyond it. The length is counted, not asked for: a pipe has none.
    /// </summary>
    private static byte[]? ReadBounded(Stream stream)
    {
        using MemoryStream content = new();
        byte[] buffer = new byte[81920];
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (content.Length + read > ChainFile.LargestBytes)
                return null;
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    private static string CurrentDirectory()
    {
        try
        {
            return Directory.GetCurrentDirectory();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ".";
        }
    }
}
