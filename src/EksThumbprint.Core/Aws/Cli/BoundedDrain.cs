namespace EksThumbprint.Aws.Cli;

/// <summary>Reads a pipe to its end, but no further than a limit.</summary>
internal static class BoundedDrain
{
    /// <summary>
    /// What came out of the pipe. Where that is more than the limit, <paramref name="tooMuch"/> is called and the
    /// reading ends.
    /// </summary>
    public static async Task<byte[]> ReadAsync(Stream pipe, int limit, Action tooMuch)
    {
        using MemoryStream read = new();
        byte[] buffer = new byte[16 * 1024];
        int count;
        while (
            (count = await pipe.ReadAsync(buffer, 0, buffer.Length).ConfigureAwait(false)) > 0
            && read.Length + count <= limit
        )
            read.Write(buffer, 0, count);
        if (count > 0)
            tooMuch();
        return read.ToArray();
    }
}
