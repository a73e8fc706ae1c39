namespace EksThumbprint.TestServer;

/// <summary>One request. Which members count depends on <see cref="Do"/>; the others stay null.</summary>
internal sealed record LabCommand
{
    public LabAction Do { get; init; }

    /// <summary>AddIssuer, Rotate, Shape, Tls: the DNS name.</summary>
    public string? Host { get; init; }

    /// <summary>AddIssuer: the host of the keys, when it is another one.</summary>
    public string? JwksHost { get; init; }

    /// <summary>AddIssuer: the issuer's path; null for one as EKS makes it.</summary>
    public string? Path { get; init; }

    /// <summary>AddIssuer, for a new host: RSA keys in place of ECDSA.</summary>
    public bool Rsa { get; init; }

    /// <summary>
    /// AddIssuer for a new host, Rotate, Shape: how many certificates are sent, 1 to 4; null for as many as before.
    /// </summary>
    public int? Served { get; init; }

    /// <summary>AddIssuer for a new host, Rotate, Shape: whether the self-signed root is sent last.</summary>
    public bool WithRoot { get; init; }

    /// <summary>
    /// AddIssuer for a new host, Rotate, Shape: whether the certificates after the leaf are sent from the last to the
    /// first.
    /// </summary>
    public bool Reversed { get; init; }

    /// <summary>AddIssuer for a new host: whether every second handshake sends one certificate more or less.</summary>
    public bool Alternates { get; init; }

    /// <summary>Rotate: Leaf, Intermediate or Roots.</summary>
    public Renewal Renew { get; init; } = Renewal.Roots;

    /// <summary>Rotate of a leaf: days until it ends; negative for one that has ended.</summary>
    public double? DaysLeft { get; init; }

    /// <summary>Rotate of a leaf: the names it is valid for.</summary>
    public string[] Names { get; init; } = [];

    /// <summary>Tls: 1.2 or 1.3; null for both.</summary>
    public string? Version { get; init; }

    /// <summary>Document: the issuer's URL.</summary>
    public string? Issuer { get; init; }

    /// <summary>Document: whether it is the key set, not the discovery document.</summary>
    public bool Jwks { get; init; }

    /// <summary>Document: the text to serve; null for the right one.</summary>
    public string? Body { get; init; }

    /// <summary>Document: the HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Document: how long the answer takes.</summary>
    public int DelayMilliseconds { get; init; }

    /// <summary>Fault: Silent, Close, Reset, PlainText or None.</summary>
    public FaultKind Fault { get; init; }
}
