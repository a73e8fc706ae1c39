using EksThumbprint.Aws;
using EksThumbprint.Inputs;

namespace EksThumbprint;

/// <summary>One input of a cmdlet: what was given, and what it already tells.</summary>
public sealed class TargetInput
{
    internal TargetInput(object? given) => Given = given;

    /// <summary>What the user gave: the target of error records.</summary>
    public object? Given { get; }

    /// <summary>A name, URL or ARN; null when the input is an object of AWS.Tools, or nothing.</summary>
    internal string? Text { get; init; }

    /// <summary>The region that the input tells beside its text, such as that of an earlier result.</summary>
    internal string? Region { get; init; }

    /// <summary>The name that an earlier result was shown under.</summary>
    internal string? Name { get; init; }

    /// <summary>
    /// Whether an earlier result found no cluster for the provider. A later look at the provider alone cannot see
    /// that.
    /// </summary>
    internal bool Orphaned { get; init; }

    /// <summary>A cluster as <c>Get-EKSCluster</c> described it.</summary>
    internal Cluster? Cluster { get; init; }

    /// <summary>
    /// A provider as <c>Get-IAMOpenIDConnectProvider</c> read it; its ARN is empty, for the answer holds none.
    /// </summary>
    internal Provider? Provider { get; init; }

    /// <summary>A file whose content is meant.</summary>
    internal string? File { get; init; }

    /// <summary>A certificate, in DER.</summary>
    internal byte[]? Certificate { get; init; }

    /// <summary>What an answer of the AWS CLI tells that went through ConvertFrom-Json.</summary>
    internal IReadOnlyList<InputItem> Items { get; init; } = [];

    /// <summary>The file that a row came from: it has no issuer that could be asked.</summary>
    internal string? RowOfFile { get; init; }

    /// <summary>The chain that a row is a part of: the rows of one chain are one input.</summary>
    internal string? RowOfChain { get; init; }

    /// <summary>What it is, when it is nothing that can be a target.</summary>
    internal string? Unknown { get; init; }

    /// <summary>Whether there is anything in it.</summary>
    internal bool IsEmpty => Cluster is null && Provider is null && string.IsNullOrWhiteSpace(Text);

    /// <summary>What it tells of a cluster, a provider or an issuer.</summary>
    internal InputItem AsItem =>
        new()
        {
            Text = Text,
            Cluster = Cluster,
            Provider = Provider,
        };

    /// <summary>An input of its own for a target that was found in this one.</summary>
    internal TargetInput Part(InputItem item) =>
        new(Given)
        {
            Text = item.Text,
            Cluster = item.Cluster,
            Provider = item.Provider,
            Region = Region,
        };

    /// <inheritdoc/>
    public override string ToString() => Text ?? Cluster?.Name ?? Provider?.Url ?? string.Empty;
}
