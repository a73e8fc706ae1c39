namespace EksThumbprint.Reports;

/// <summary>What a verdict means to a person; the colour that goes with its word.</summary>
public enum Tone
{
    /// <summary>Says nothing.</summary>
    None,

    /// <summary>All is well.</summary>
    Well,

    /// <summary>Works, and is to be put right.</summary>
    Attention,

    /// <summary>Does not work.</summary>
    Bad,

    /// <summary>Could not be told, which is something else than bad.</summary>
    Unclear,
}
