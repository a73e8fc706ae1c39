using EksThumbprint.Aws;
using EksThumbprint.Common;

namespace EksThumbprint.Assessment;

/// <summary>Where a cluster was looked for in vain, and what is there instead.</summary>
/// <param name="Source">Who was asked.</param>
/// <param name="Account">The account, when something there told it.</param>
/// <param name="Nearest">The names that are most like the one given, the nearest first.</param>
public sealed record ClusterSearch(AwsSource Source, string? Account, IReadOnlyList<string> Nearest)
{
    /// <summary>The place for a sentence, with a blank before it.</summary>
    public override string ToString()
    {
        string region = Source.Region is null ? " in the configured region" : $" in {Source.Region}";
        string account = Account is null ? string.Empty : $" of account {Account}";
        string profile = Source.Profile is null ? string.Empty : $", profile '{Source.Profile}'";
        return Printable.Escape($"{region}{account} (asked through {Source.Tool}{profile})");
    }
}
