namespace EksThumbprint.Trust;

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
