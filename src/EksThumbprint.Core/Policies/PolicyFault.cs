namespace EksThumbprint.Policies;

/// <summary>What keeps a role's trust policy from letting a pod in, or makes it let too many in.</summary>
internal enum PolicyFault
{
    /// <summary>No statement is about AssumeRoleWithWebIdentity.</summary>
    OtherAction,

    /// <summary>The role is for EKS Pod Identity, which takes no tokens of service accounts.</summary>
    PodIdentity,

    /// <summary>The principal is no federated one.</summary>
    OtherPrincipal,

    /// <summary>The principal is another cluster's provider; a deleted cluster's, most often.</summary>
    OtherCluster,

    /// <summary>The principal is this issuer's provider in another account or partition.</summary>
    OtherAccount,

    /// <summary>The principal is a URL, and not the provider's ARN.</summary>
    UrlAsPrincipal,

    /// <summary>A wildcard where wildcards are letters.</summary>
    WildcardInEquals,

    /// <summary>A condition's key has a form that no request has: a scheme, or a slash at its end.</summary>
    KeyForm,

    /// <summary>A condition's key is of another issuer.</summary>
    KeyOfOther,

    /// <summary>A condition's key ends in a claim that IAM does not know.</summary>
    KeyMisspelt,

    /// <summary>The service account's namespace differs.</summary>
    OtherNamespace,

    /// <summary>The service account's name differs.</summary>
    OtherName,

    /// <summary>The subject differs in some other way.</summary>
    OtherSubject,

    /// <summary>The audience differs.</summary>
    OtherAudience,

    /// <summary>A statement denies it.</summary>
    Denied,

    /// <summary>It depends on what is not evaluated here.</summary>
    NotEvaluated,

    /// <summary>Every service account of the cluster may assume the role.</summary>
    EveryServiceAccount,
}
