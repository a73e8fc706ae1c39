using System.Text;

namespace EksThumbprint.Der;

/// <summary>
/// The extensions that link certificates into a chain, and the one that names hosts; what is malformed counts as
/// absent.
/// </summary>
internal sealed class CertificateExtensions
{
    private const string SubjectKeyIdentifierOid = "2.5.29.14";
    private const string SubjectAltNameOid = "2.5.29.17";
    private const string BasicConstraintsOid = "2.5.29.19";
    private const string AuthorityKeyIdentifierOid = "2.5.29.35";

    private readonly List<DerElement> _hosts = [];

    public byte[]? SubjectKeyIdentifier { get; private set; }

    public byte[]? AuthorityKeyIdentifier { get; private set; }

    public bool IsCa { get; private set; }

    /// <summary>The hosts among the subject's alternative names, as they are written there.</summary>
    public IReadOnlyList<string> HostNames => [.. _hosts.Select(name => Encoding.ASCII.GetString(name.Content()))];

    /// <summary>Whether there are any.</summary>
    public bool NamesHost => _hosts.Count > 0;

    /// <summary>Reads the list inside <c>[3]</c>; null when it is no list of extensions.</summary>
    public static CertificateExtensions? Read(DerElement wrapper)
    {
        CertificateExtensions found = new();
        DerReader outer = wrapper.Inside();
        if (!outer.TryRead(DerTag.Sequence, out DerElement list) || !outer.IsAtEnd)
            return null;
        DerReader entries = list.Inside();
        while (!entries.IsAtEnd)
        {
            if (!entries.TryRead(DerTag.Sequence, out DerElement entry) || !found.TryAdd(entry.Inside()))
                return null;
        }

        return found;
    }

    private bool TryAdd(DerReader entry)
    {
        if (!entry.TryRead(out DerElement name) || DerOid.Read(name) is not { } oid)
            return false;
        if (entry.NextIs(DerTag.Boolean) && !entry.TryRead(out _))
            return false;
        if (!entry.TryRead(DerTag.OctetString, out DerElement value) || !entry.IsAtEnd)
            return false;

        if (oid == SubjectKeyIdentifierOid)
            SubjectKeyIdentifier ??= OnlyElement(value, DerTag.OctetString)?.Content();
        else if (oid == AuthorityKeyIdentifierOid)
            AuthorityKeyIdentifier ??= KeyIdentifier(value);
        else if (oid == BasicConstraintsOid)
            IsCa |= SaysCa(value);
        else if (oid == SubjectAltNameOid)
            AddHosts(value);
        return true;
    }

    private static byte[]? KeyIdentifier(DerElement value)
    {
        if (OnlyElement(value, DerTag.Sequence) is not { } fields)
            return null;
        DerReader inside = fields.Inside();
        return inside.TryRead(DerTag.Implicit(0), out DerElement identifier) ? identifier.Content() : null;
    }

    private static bool SaysCa(DerElement value)
    {
        if (OnlyElement(value, DerTag.Sequence) is not { } fields)
            return false;
        DerReader inside = fields.Inside();
        return inside.TryRead(DerTag.Boolean, out DerElement ca) && ca.Length == 1 && ca[0] != 0;
    }

    private void AddHosts(DerElement value)
    {
        if (OnlyElement(value, DerTag.Sequence) is not { } names)
            return;
        DerReader inside = names.Inside();
        while (inside.TryRead(out DerElement name))
        {
            if (name.Tag == DerTag.Implicit(2))
                _hosts.Add(name);
        }
    }

    private static DerElement? OnlyElement(DerElement wrapper, byte tag)
    {
        DerReader inside = wrapper.Inside();
        return inside.TryRead(tag, out DerElement element) && inside.IsAtEnd ? element : null;
    }
}
