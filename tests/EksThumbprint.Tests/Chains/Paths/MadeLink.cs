namespace EksThumbprint.Tests.Chains.Paths;

/// <summary>A certificate of which it is known who made it for whom.</summary>
internal sealed record MadeLink(ShapeAuthority Subject, ShapeAuthority Signer, byte[] Der)
{
    public bool IsSelfSigned => Subject.Identity == Signer.Identity;

    /// <summary>As in <c>Middle&lt;Root</c>: Middle, signed by Root.</summary>
    public override string ToString() => $"{Subject.Label}<{Signer.Label}";
}
