namespace EksThumbprint.Assessment;

/// <summary>What a file with certificates is evidence of.</summary>
public enum Provenance : long
{
    /// <summary>A record of a handshake: it tells what a server sent, for its time.</summary>
    Transcript,

    /// <summary>Just certificates, which say nothing about what any server sends.</summary>
    Certificates,
}
