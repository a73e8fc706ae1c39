namespace EksThumbprint;

/// <summary>How a link is.</summary>
public enum LinkState : long
{
    /// <summary>It was not looked at, or what was seen does not decide.</summary>
    NotLookedAt,

    /// <summary>It holds.</summary>
    Holds,

    /// <summary>It is broken: the pod gets no credentials.</summary>
    Broken,
}
