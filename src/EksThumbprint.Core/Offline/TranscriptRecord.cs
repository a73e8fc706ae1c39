namespace EksThumbprint.Offline;

/// <summary>What a transcript tells beside its certificates.</summary>
/// <param name="Number">Which transcript of the file, counted from 1.</param>
/// <param name="Host">The host that the command before it names (<c>-servername</c> or <c>-connect</c>); null where the
/// command was not saved.</param>
/// <param name="Started">When the session began, by openssl's <c>Start Time</c>; null where it does not show
/// one.</param>
public sealed record TranscriptRecord(int Number, string? Host, DateTimeOffset? Started);
