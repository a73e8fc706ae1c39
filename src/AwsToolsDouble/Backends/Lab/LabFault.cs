namespace AwsToolsDouble;

/// <summary>Something that goes wrong.</summary>
internal sealed class LabFault
{
    /// <summary>The operation, such as <c>iam:GetOpenIDConnectProvider</c>; <c>*</c> for any.</summary>
    public string Operation { get; set; } = "*";

    /// <summary>
    /// Denied, Throttled, ExpiredToken, NoNetwork, LostAnswer, BlankPage, ServiceFailure, ConcurrentModification,
    /// Error, or one of <see cref="CredentialErrors"/>.
    /// </summary>
    public string Kind { get; set; } = string.Empty;

    /// <summary>How many calls that it could meet pass first.</summary>
    public int After { get; set; }

    /// <summary>How many calls run into it; null for every one.</summary>
    public int? Times { get; set; }

    /// <summary>Only calls for this name or ARN; null for any.</summary>
    public string? Resource { get; set; }

    /// <summary>Only this page of a list; null for any.</summary>
    public int? Page { get; set; }

    /// <summary>Only calls in this region; null for any.</summary>
    public string? Region { get; set; }

    /// <summary>The service's code, with the kind Error.</summary>
    public string? Code { get; set; }

    /// <summary>The service's words, with the kind Error.</summary>
    public string? Message { get; set; }

    public bool IsUsedUp => Times is <= 0;

    /// <summary>Counts the calls that pass first.</summary>
    public bool Strikes(LabCall call) => Meets(call) && --After < 0;

    private bool Meets(LabCall call) =>
        !IsUsedUp
        && (Operation == "*" || string.Equals(Operation, call.Operation, StringComparison.OrdinalIgnoreCase))
        && (Resource is null || Resource == call.Resource)
        && (Page is null || Page == call.Page)
        && (Region is null || Region == call.Region);
}
