namespace EksThumbprint.Policies;

/// <summary>What a trust policy says to a request.</summary>
internal enum PolicyAnswer
{
    /// <summary>A statement allows it, and none denies it.</summary>
    Allowed,

    /// <summary>No statement allows it.</summary>
    NotAllowed,

    /// <summary>A statement denies it, whatever others allow.</summary>
    Denied,

    /// <summary>It depends on something that is not evaluated here.</summary>
    Undetermined,
}
