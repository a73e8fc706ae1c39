using EksThumbprint.Chains;

namespace EksThumbprint.Trust;

/// <summary>
/// What is known of a host's right to be believed: facts with reasons, judged apart from the handshake.
/// </summary>
public sealed record TrustVerdict
{
    /// <summary>The host judged.</summary>
    public required string Host { get; init; }

    /// <summary>The chain judged.</summary>
    public required ServedChain Chain { get; init; }

    /// <summary>Whose roots decided.</summary>
    public required TrustSource Source { get; init; }

    /// <summary>How the chain stands to them.</summary>
    public required TrustState State { get; init; }

    /// <summary>The root's name, when anchored.</summary>
    public string? Anchor { get; init; }

    /// <summary>
    /// The root of this machine's own store that the chain leads to, when none that decides does; null otherwise. It
    /// may be a company's, a proxy's, or a public one that is newer than the list.
    /// </summary>
    public LocalRoot? LocalRoot { get; init; }

    /// <summary>Whether the leaf is valid for the host's name.</summary>
    public required bool NameMatches { get; init; }

    /// <summary>Whether every certificate of the path is within its dates.</summary>
    public required bool InTime { get; init; }

    /// <summary>Whether the server refuses TLS 1.2.</summary>
    public required bool RequiresTls13 { get; init; }

    /// <summary>Whether the chain leads to a root that the user vouches for.</summary>
    public bool Vouched { get; init; }

    /// <summary>Whether the host is EKS's, its roots are known, and what answered is not that host.</summary>
    public required bool Intercepted { get; init; }

    /// <summary>Why not everything is well, a clause each; empty when it is.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Whether the chain is anchored, in time and of the right name by the roots that decided.</summary>
    public bool IsTrusted => State == TrustState.Anchored && NameMatches && InTime;

    /// <summary>Whether IAM trusts the host by its own roots, so that it does not need the thumbprint list.</summary>
    public bool IamNeedsNoList => IsTrusted && !RequiresTls13;

    /// <summary>Whether there is reason to write this host's thumbprint into IAM.</summary>
    public bool MayBeWritten => (IsTrusted && Source != TrustSource.MachineStore) || (Vouched && NameMatches && InTime);

    /// <summary>The verdict in a few words, for the head of a chain.</summary>
    public string Words =>
        this switch
        {
            { Intercepted: true } => "INTERCEPTED",
            { Vouched: true, MayBeWritten: true } => "trusted by the root that you vouch for",
            { LocalRoot: { } root } => $"trusted by this machine only, by '{root.Name}'",
            { IsTrusted: true, Reasons.Count: 0 } => $"trusted, anchored in {Anchor}",
            { IsTrusted: true } => $"trusted, anchored in {Anchor}, but {Reasons[0]}",
            { State: TrustState.Anchored, Reasons.Count: > 0 } => $"anchored in {Anchor}, but {Reasons[0]}",
            _ => "not publicly trusted",
        };
}

/// <summary>How a served chain stands to a set of roots. Dates and names are judged apart.</summary>
public enum TrustState
{
    /// <summary>The chain leads to one of the roots.</summary>
    Anchored,

    /// <summary>The chain ends at a root that is not among them, or breaks a rule on the way.</summary>
    NotAnchored,

    /// <summary>The chain ends below any root: the issuer of its top is neither sent nor among the roots.</summary>
    Incomplete,
}
