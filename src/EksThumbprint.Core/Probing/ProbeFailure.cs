namespace EksThumbprint.Probing;

/// <summary>Why a probe, or a part of it, gave no answer.</summary>
/// <param name="Kind">The kind of failure.</param>
/// <param name="Phase">How far it came.</param>
/// <param name="Where">The host and port, or the URL of the document.</param>
/// <param name="Sentence">What happened, for a person.</param>
public sealed record ProbeFailure(ProbeFailureKind Kind, ProbePhase Phase, string Where, string Sentence)
{
    /// <summary>Whether the host answered, but with the wrong thing; otherwise it could not be reached.</summary>
    public bool IsAboutContent => Kind >= ProbeFailureKind.HttpStatus;
}

/// <summary>What kept a probe from its answer.</summary>
public enum ProbeFailureKind
{
    /// <summary>The host's name does not resolve.</summary>
    Dns,

    /// <summary>Nothing listens at the address.</summary>
    Refused,

    /// <summary>The connection broke, or could not be made for another reason.</summary>
    Connection,

    /// <summary>No answer within the time limit.</summary>
    Timeout,

    /// <summary>The TLS handshake failed.</summary>
    Tls,

    /// <summary>The proxy cannot be reached, or refuses to connect.</summary>
    Proxy,

    /// <summary>An HTTP status other than 200.</summary>
    HttpStatus,

    /// <summary>A redirection to another host, or in circles.</summary>
    Redirected,

    /// <summary>The answer broke HTTP's rules, or was longer than is reasonable.</summary>
    BadResponse,

    /// <summary>The document is not the JSON object that the standard asks for.</summary>
    NotJson,

    /// <summary>The discovery document is of another issuer.</summary>
    WrongIssuer,

    /// <summary>The discovery document has no usable <c>jwks_uri</c>.</summary>
    NoJwksUri,

    /// <summary>The <c>jwks_uri</c> is not an https URL.</summary>
    JwksNotHttps,

    /// <summary>The issuer is public, and its <c>jwks_uri</c> leads to an address of an inside network.</summary>
    JwksInside,

    /// <summary>The JWKS document has no keys.</summary>
    NoKeys,
}

/// <summary>The steps of one request, in their order.</summary>
public enum ProbePhase
{
    /// <summary>Resolving the name and connecting.</summary>
    Connect,

    /// <summary>The TLS handshake.</summary>
    Handshake,

    /// <summary>Waiting for the answer's headers, after the handshake.</summary>
    Answer,

    /// <summary>Reading the answer's body.</summary>
    Body,

    /// <summary>Judging what the document says.</summary>
    Content,
}
