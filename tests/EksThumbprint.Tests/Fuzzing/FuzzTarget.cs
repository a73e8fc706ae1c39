using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>Something that reads foreign bytes, and what it promises of every input.</summary>
/// <param name="Name">What it is called in the table and in <c>EKSTHUMBPRINT_FUZZ_INPUT</c>.</param>
/// <param name="Inputs">How many inputs it gets in a run of all tests; a tenth of them everyday.</param>
/// <param name="Make">Makes an input, mostly a valid one with something changed.</param>
/// <param name="Read">
/// Reads the input, asserts what must hold of what it read, and gives everything of it that a person would be shown.
/// Its own exceptions are <see cref="InputException"/> and <see cref="AwsException"/>; any other is a finding.
/// </param>
internal sealed record FuzzTarget(
    string Name,
    int Inputs,
    Func<Seeded, byte[]> Make,
    Func<byte[], IEnumerable<string?>> Read
)
{
    /// <summary>
    /// How many bytes of memory it may take for each byte of input, beside a constant; what grows faster is a finding.
    /// </summary>
    public int MemoryFactor { get; init; } = 200;

    /// <summary>
    /// What any input may take, whatever its size: tables that are made at first use, messages, a certificate's names.
    /// </summary>
    public long AnyMemory { get; init; } = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
