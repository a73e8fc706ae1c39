using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using EksThumbprint.Common;

namespace EksThumbprint.Thumbprints;

/// <summary>
/// The SHA-1 of a certificate's DER bytes: the value that IAM keeps in a provider's thumbprint list.
/// </summary>
/// <remarks>
/// IAM stores and returns 40 lower-case hexadecimal digits without colons, and that is how a thumbprint prints here.
/// </remarks>
public readonly struct Thumbprint : IEquatable<Thumbprint>, IComparable<Thumbprint>
{
    /// <summary>The number of hexadecimal digits of a thumbprint.</summary>
    public const int Digits = 40;

    private readonly string? _hex;

    internal Thumbprint(string lowerCaseHex) => _hex = lowerCaseHex;

    /// <summary>Computes the thumbprint of a certificate.</summary>
    /// <param name="der">The certificate's DER bytes, as served.</param>
    [SuppressMessage(
        "Security",
        "CA5350",
        Justification = "IAM defines the thumbprint as SHA-1; it names a certificate and protects nothing."
    )]
    public static Thumbprint OfCertificate(byte[] der)
    {
        using SHA1 sha1 = SHA1.Create();
        return new Thumbprint(Hex.Lower(sha1.ComputeHash(der)));
    }

    /// <summary>
    /// Reads a thumbprint as people write it: with colons or spaces, in any case, after <c>SHA1 Fingerprint=</c>.
    /// </summary>
    /// <exception cref="InputException">The text is something else; the message says what.</exception>
    public static Thumbprint Parse(string text) =>
        TryParse(text, out Thumbprint value, out string? problem)
            ? value
            : throw new InputException("NotAThumbprint", problem);

    /// <summary>Reads a thumbprint as people write it, or says what is wrong.</summary>
    public static bool TryParse(string? text, out Thumbprint value, [NotNullWhen(false)] out string? problem)
    {
        string? hex = ThumbprintText.Digits(text, out problem);
        value = hex is null ? default : new Thumbprint(hex);
        return hex is not null;
    }

    /// <summary>The 40 lower-case hexadecimal digits.</summary>
    public override string ToString() => _hex ?? Placeholder;

    /// <inheritdoc/>
    public bool Equals(Thumbprint other) => string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Thumbprint other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <inheritdoc/>
    public int CompareTo(Thumbprint other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>Whether both name the same certificate.</summary>
    public static bool operator ==(Thumbprint left, Thumbprint right) => left.Equals(right);

    /// <summary>Whether they name different certificates.</summary>
    public static bool operator !=(Thumbprint left, Thumbprint right) => !left.Equals(right);

    /// <summary>Orders by digits.</summary>
    public static bool operator <(Thumbprint left, Thumbprint right) => left.CompareTo(right) < 0;

    /// <summary>Orders by digits.</summary>
    public static bool operator <=(Thumbprint left, Thumbprint right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by digits.</summary>
    public static bool operator >(Thumbprint left, Thumbprint right) => left.CompareTo(right) > 0;

    /// <summary>Orders by digits.</summary>
    public static bool operator >=(Thumbprint left, Thumbprint right) => left.CompareTo(right) >= 0;

    private static readonly string Placeholder = new('0', Digits);
}
