using Amazon.Runtime;

namespace Amazon.SecurityToken.Model;

/// <summary>Stands for the SDK's type of this name.</summary>
public sealed class GetCallerIdentityResponse : AmazonWebServiceResponse
{
    /// <summary>The account's number.</summary>
    public string? Account { get; set; }

    /// <summary>The caller's ARN.</summary>
    public string? Arn { get; set; }

    /// <summary>The caller's ID.</summary>
    public string? UserId { get; set; }
}
