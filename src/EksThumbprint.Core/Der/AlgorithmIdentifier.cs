namespace EksThumbprint.Der;

/// <summary>
/// An algorithm's object identifier and its parameters, as certificates name signature algorithms and hashes.
/// </summary>
internal sealed class AlgorithmIdentifier
{
    private AlgorithmIdentifier(byte[] encoded, string oid, byte[]? parameters)
    {
        Encoded = encoded;
        Oid = oid;
        Parameters = parameters;
    }

    /// <summary>The whole identifier in DER.</summary>
    public byte[] Encoded { get; }

    /// <summary>The object identifier in dotted form.</summary>
    public string Oid { get; }

    /// <summary>The parameters in DER, or null when there are none; an explicit NULL is a parameter.</summary>
    public byte[]? Parameters { get; }

    /// <summary>Reads an identifier, or gives null when the element holds none.</summary>
    public static AlgorithmIdentifier? Read(DerElement element)
    {
        if (element.Tag != DerTag.Sequence)
            return null;
        DerReader inside = element.Inside();
        if (!inside.TryRead(out DerElement name) || DerOid.Read(name) is not { } oid)
            return null;
        if (inside.IsAtEnd)
            return new AlgorithmIdentifier(element.Encoded(), oid, null);
        return inside.TryRead(out DerElement parameters) && inside.IsAtEnd
            ? new AlgorithmIdentifier(element.Encoded(), oid, parameters.Encoded())
            : null;
    }
}
