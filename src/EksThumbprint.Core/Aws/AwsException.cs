using EksThumbprint.Aws;

namespace EksThumbprint;

/// <summary>
/// AWS refused, or could not be asked. The message is a sentence for the user and says what to do next.
/// </summary>
public sealed class AwsException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">The kind of failure.</param>
    /// <param name="operation">The operation, such as <c>iam:GetOpenIDConnectProvider</c>.</param>
    /// <param name="code">AWS's own error code, when it gave one.</param>
    /// <param name="detail">What AWS or the tool said.</param>
    /// <param name="requestId">AWS's request id, when it gave one.</param>
    /// <param name="inner">The exception of the tool that was asked.</param>
    /// <param name="tool">The tool that was asked.</param>
    public AwsException(
        AwsFailure failure,
        string operation,
        string? code = null,
        string? detail = null,
        string? requestId = null,
        Exception? inner = null,
        AwsTool tool = AwsTool.AwsCli
    )
        : base(AwsAdvice.Sentence(failure, operation, code, detail, tool), inner)
    {
        Failure = failure;
        Operation = operation;
        Code = code;
        Detail = detail;
        RequestId = requestId;
    }

    /// <summary>The kind of failure.</summary>
    public AwsFailure Failure { get; }

    /// <summary>
    /// The operation, such as <c>iam:GetOpenIDConnectProvider</c>: also the permission that it needs.
    /// </summary>
    public string Operation { get; }

    /// <summary>AWS's own error code, such as <c>NoSuchEntity</c>.</summary>
    public string? Code { get; }

    /// <summary>What AWS or the tool said.</summary>
    public string? Detail { get; }

    /// <summary>AWS's request id, for a support case.</summary>
    public string? RequestId { get; }

    /// <summary>Whether a write that failed so may have taken effect all the same.</summary>
    public bool MayHaveTakenEffect =>
        Failure
            is AwsFailure.Timeout
                or AwsFailure.ServiceFailure
                or AwsFailure.NoNetwork
                or AwsFailure.ForeignAnswer
                or AwsFailure.Other;
}
