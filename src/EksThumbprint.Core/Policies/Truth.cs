namespace EksThumbprint.Policies;

/// <summary>Whether a part of a policy applies; what is not evaluated here is unknown, and never guessed.</summary>
internal enum Truth
{
    No,
    Unknown,
    Yes,
}
