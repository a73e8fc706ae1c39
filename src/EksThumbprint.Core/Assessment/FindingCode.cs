namespace EksThumbprint;

/// <summary>
/// The codes of the findings that stand beside a status. The others bear a status's name: <see cref="OidcStatus"/>.
/// </summary>
public static class FindingCode
{
    /// <summary>The top certificate has expired.</summary>
    public const string TopExpired = nameof(TopExpired);

    /// <summary>The top certificate expires soon.</summary>
    public const string TopExpiring = nameof(TopExpiring);

    /// <summary>The certificates are not sent from leaf to top, each once.</summary>
    public const string ChainOutOfOrder = nameof(ChainOutOfOrder);

    /// <summary>The self-signed root is sent itself.</summary>
    public const string RootServed = nameof(RootServed);

    /// <summary>The server's own certificate is sent alone.</summary>
    public const string LeafOnly = nameof(LeafOnly);

    /// <summary>The server's own certificate has no subject alternative name for a host.</summary>
    public const string NoAlternativeName = nameof(NoAlternativeName);

    /// <summary>One host served several chains.</summary>
    public const string MixedChains = nameof(MixedChains);

    /// <summary>An address of the host's name does not answer, others do.</summary>
    public const string AddressSilent = nameof(AddressSilent);

    /// <summary>The hosts of the discovery document and of the JWKS serve chains with different tops.</summary>
    public const string HostsDiffer = nameof(HostsDiffer);

    /// <summary>The issuer took longer than IAM waits.</summary>
    public const string SlowIssuer = nameof(SlowIssuer);

    /// <summary>IAM relies on the list for this issuer.</summary>
    public const string PrivateIssuer = nameof(PrivateIssuer);

    /// <summary>The chain leads to a root that this machine trusts, and that is no public one.</summary>
    public const string TrustedHereOnly = nameof(TrustedHereOnly);

    /// <summary>The provider's list has no place left.</summary>
    public const string ListFull = nameof(ListFull);

    /// <summary>The token has expired, by less than what IAM allows for clocks.</summary>
    public const string TokenEnding = nameof(TokenEnding);

    /// <summary>The token is not valid yet, by less than clocks differ.</summary>
    public const string TokenEarly = nameof(TokenEarly);

    /// <summary>The token was made long ago.</summary>
    public const string TokenOld = nameof(TokenOld);

    /// <summary>The token is of no service account.</summary>
    public const string SubjectUnusual = nameof(SubjectUnusual);

    /// <summary>The role's trust policy lets every service account of the cluster in.</summary>
    public const string RoleOpen = nameof(RoleOpen);

    /// <summary>A further reason why the role's trust policy does not let the pod in.</summary>
    public const string RolePolicy = nameof(RolePolicy);

    /// <summary>What a listed value is.</summary>
    public const string Listed = nameof(Listed);

    /// <summary>A file holds certificates, which do not tell what a server sends.</summary>
    public const string NotATranscript = nameof(NotATranscript);

    /// <summary>A file holds one CA's certificate and nothing else.</summary>
    public const string AuthorityAlone = nameof(AuthorityAlone);

    /// <summary>A file holds a root, which servers do not send.</summary>
    public const string RootNotSent = nameof(RootNotSent);

    /// <summary>A file is of the past: the server's own certificate in it has expired.</summary>
    public const string LeafRenewed = nameof(LeafRenewed);

    /// <summary>A file holds the chains of several servers.</summary>
    public const string SeveralChains = nameof(SeveralChains);

    /// <summary>Beside the right provider there is one for another form of the issuer.</summary>
    public const string DuplicateProvider = nameof(DuplicateProvider);

    /// <summary>An EKS host was reached by its dual-stack name, because its own does not resolve from here.</summary>
    public const string DualStackUsed = nameof(DualStackUsed);
}
