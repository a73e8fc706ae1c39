namespace EksThumbprint;

/// <summary>Why an AWS operation gave no answer.</summary>
public enum AwsFailure
{
    /// <summary>Something not listed here; the message tells.</summary>
    Other,

    /// <summary>The caller lacks the permission.</summary>
    AccessDenied,

    /// <summary>The session's token or credentials have expired.</summary>
    ExpiredToken,

    /// <summary>The credentials are not valid at all.</summary>
    InvalidCredentials,

    /// <summary>No credentials were found.</summary>
    NoCredentials,

    /// <summary>No region is set.</summary>
    NoRegion,

    /// <summary>The named profile does not exist.</summary>
    NoProfile,

    /// <summary>The named profile, or one that it refers to, is not usable as it is written.</summary>
    InvalidProfile,

    /// <summary>Something else than AWS answered, such as a proxy.</summary>
    ForeignAnswer,

    /// <summary>The endpoint cannot be reached.</summary>
    NoNetwork,

    /// <summary>No answer within the time limit. A write may have taken effect.</summary>
    Timeout,

    /// <summary>AWS asked to slow down.</summary>
    Throttled,

    /// <summary>A fault within the service. A write may have taken effect.</summary>
    ServiceFailure,

    /// <summary>What was to be changed does not exist (any more).</summary>
    NotFound,

    /// <summary>Somebody else is changing the same thing.</summary>
    ConcurrentModification,

    /// <summary>AWS rejected a parameter.</summary>
    InvalidInput,

    /// <summary>Neither AWS.Tools nor the AWS CLI is there to ask with.</summary>
    NotInstalled,
}
