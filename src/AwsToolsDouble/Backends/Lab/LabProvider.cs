namespace AwsToolsDouble;

/// <summary>A provider in the file.</summary>
internal sealed class LabProvider
{
    public string Arn { get; set; } = string.Empty;

    /// <summary>The issuer, without scheme.</summary>
    public string Url { get; set; } = string.Empty;

    public List<string> Thumbprints { get; set; } = [];

    public List<string> ClientIds { get; set; } = [];

    public DateTime CreateDate { get; set; }

    /// <summary>The list before the last write.</summary>
    public List<string> Previous { get; set; } = [];

    /// <summary>How many reads still show <see cref="Previous"/>.</summary>
    public int StaleReads { get; set; }

    public void Write(IEnumerable<string> thumbprints, int staleReads)
    {
        if (StaleReads == 0)
            Previous = Thumbprints;
        Thumbprints = [.. thumbprints];
        StaleReads = staleReads;
    }

    /// <summary>The list that this read shows.</summary>
    public List<string> Read()
    {
        if (StaleReads == 0)
            return Thumbprints;
        StaleReads--;
        return Previous;
    }
}
