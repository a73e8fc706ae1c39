namespace EksThumbprint.Laboratory;

/// <summary>What the session does.</summary>
internal enum Play
{
    /// <summary>The user has the word.</summary>
    Prompt,

    /// <summary>A repair from end to end, which checks itself.</summary>
    Story,
}
