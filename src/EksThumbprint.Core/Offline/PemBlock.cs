namespace EksThumbprint.Offline;

/// <summary>A certificate block from its BEGIN to its END, or the damage that keeps it from being one.</summary>
/// <param name="Number">Which certificate block of the file, counted from 1.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="BodyStart">Where the text between BEGIN and END begins.</param>
/// <param name="BodyEnd">Where that text ends.</param>
/// <param name="IsTrusted">Whether openssl's own trust settings may follow the certificate inside it.</param>
/// <param name="Damage">What is wrong with BEGIN and END; null when nothing is.</param>
internal readonly record struct PemBlock(
    int Number,
    int Start,
    int BodyStart,
    int BodyEnd,
    bool IsTrusted,
    string? Damage
);
