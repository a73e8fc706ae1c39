using System.Management.Automation;
using EksThumbprint.Assessment;
using EksThumbprint.Common;
using EksThumbprint.Remedies;
using EksThumbprint.Repair;

namespace EksThumbprint.Errors;

/// <summary>
/// The only maker of error records: each has an id, a category, the user's own input as its target, and advice.
/// </summary>
internal static class ErrorRecords
{
    public static ErrorRecord ToErrorRecord(this InputException wrong, object? target) =>
        new(wrong, wrong.Code, Category(wrong.Code), IsSecret(target) ? null : target);

    /// <summary>A token that was given in the wrong place is no error's target: errors are logged.</summary>
    private static bool IsSecret(object? target) =>
        target switch
        {
            string text => TokenMask.Finds(text),
            IEnumerable<string> texts => texts.Any(TokenMask.Finds),
            PSObject { BaseObject: not PSCustomObject } wrapped => IsSecret(wrapped.BaseObject),
            _ => false,
        };

    /// <summary>What PowerShell says of a path, with the path as the user gave it.</summary>
    public static ErrorRecord ToErrorRecord(this SessionStateException noPath, object? target) =>
        new(
            TokenMask.Finds(noPath.Message) ? new InputException("TokenAsPath", ErrorText.Get("TokenAsPath")) : noPath,
            noPath.ErrorRecord.FullyQualifiedErrorId,
            noPath.ErrorRecord.CategoryInfo.Category,
            IsSecret(target) ? null : target
        );

    public static ErrorRecord ToErrorRecord(this AwsException failed, object? target)
    {
        ErrorRecord record = new(failed, "Aws" + failed.Failure, Category(failed.Failure), target);
        if (failed.RequestId is { } id)
            record.ErrorDetails = new ErrorDetails($"{failed.Message} (request id {id})");
        return record;
    }

    /// <summary>A status that keeps a Get- cmdlet from its answer.</summary>
    public static ErrorRecord ToErrorRecord(this OidcAssessment assessment, object? target, IRemedyWriter remedies)
    {
        if (assessment.Facts.AwsError is { } failed)
            return failed.ToErrorRecord(target);
        string sentence = remedies.Write(assessment.Sentence, assessment.Remedy);
        return new ErrorRecord(
            new InvalidOperationException($"{assessment.Facts.Name}: {sentence}"),
            assessment.Status.ToString(),
            Category(assessment.Status),
            Where(assessment) ?? target
        );
    }

    /// <summary>A file that keeps a Get- cmdlet from its answer.</summary>
    public static ErrorRecord ToErrorRecord(this FileAssessment file, object? target, IRemedyWriter remedies) =>
        new(
            new InvalidOperationException($"{file.Name}: {remedies.Write(file.Sentence, file.Remedy)}"),
            file.Status.ToString(),
            Category(file.Status),
            target
        );

    /// <summary>An update that is not, or not surely, done.</summary>
    public static ErrorRecord ToErrorRecord(this ThumbprintChange change, object? target, IRemedyWriter remedies)
    {
        // When AWS did not even answer the reading, its error is the whole story.
        if (change is { Outcome: ChangeOutcome.Refused, Error: { } unread })
            return unread.ToErrorRecord(target);
        (string id, ErrorCategory category) = change.Outcome switch
        {
            ChangeOutcome.Refused => ("UpdateRefused", ErrorCategory.PermissionDenied),
            ChangeOutcome.ChangedMeanwhile => ("ChangedMeanwhile", ErrorCategory.ResourceBusy),
            ChangeOutcome.Overwritten => ("Overwritten", ErrorCategory.InvalidResult),
            ChangeOutcome.Unconfirmed => ("Unconfirmed", ErrorCategory.OperationTimeout),
            _ => ("UpdateFailed", change.Error is { } error ? Category(error.Failure) : ErrorCategory.WriteError),
        };
        ErrorRecord record = new(
            new InvalidOperationException(
                ErrorText.Get(id, change.Name, remedies.Write(change.Sentence, change.Remedy)),
                change.Error
            ),
            id,
            category,
            target
        );
        if (change.Error?.RequestId is { } request)
            record.ErrorDetails = new ErrorDetails($"{record.Exception.Message} (request id {request})");
        return record;
    }

    /// <summary>One of the module's own sentences.</summary>
    public static ErrorRecord Create(string id, ErrorCategory category, object? target, params object?[] values) =>
        new(new InvalidOperationException(ErrorText.Get(id, values)), id, category, target);

    private static string? Where(OidcAssessment assessment) =>
        assessment.Status == OidcStatus.Unreachable ? assessment.Facts.Probe?.Failure?.Where : null;

    private static ErrorCategory Category(string code) =>
        code switch
        {
            "FileExists" => ErrorCategory.ResourceExists,
            "FileNotWritten" => ErrorCategory.WriteError,
            _ when code.StartsWith("File", StringComparison.Ordinal) => ErrorCategory.ResourceUnavailable,
            _ => ErrorCategory.InvalidArgument,
        };

    private static ErrorCategory Category(OidcStatus status) =>
        status switch
        {
            OidcStatus.Unreachable => ErrorCategory.ConnectionError,
            OidcStatus.NoCluster
            or OidcStatus.NoIssuer
            or OidcStatus.NoProvider
            or OidcStatus.WrongIssuer
            or OidcStatus.Orphaned => ErrorCategory.ObjectNotFound,
            OidcStatus.Intercepted => ErrorCategory.SecurityError,
            OidcStatus.AccessDenied => ErrorCategory.PermissionDenied,
            _ => ErrorCategory.InvalidData,
        };

    private static ErrorCategory Category(AwsFailure failure) =>
        failure switch
        {
            AwsFailure.AccessDenied => ErrorCategory.PermissionDenied,
            AwsFailure.ExpiredToken
            or AwsFailure.InvalidCredentials
            or AwsFailure.NoCredentials
            or AwsFailure.NoProfile
            or AwsFailure.InvalidProfile => ErrorCategory.AuthenticationError,
            AwsFailure.NoRegion or AwsFailure.InvalidInput => ErrorCategory.InvalidArgument,
            AwsFailure.NoNetwork or AwsFailure.ForeignAnswer => ErrorCategory.ConnectionError,
            AwsFailure.Timeout => ErrorCategory.OperationTimeout,
            AwsFailure.Throttled => ErrorCategory.LimitsExceeded,
            AwsFailure.NotFound => ErrorCategory.ObjectNotFound,
            AwsFailure.ConcurrentModification => ErrorCategory.ResourceBusy,
            AwsFailure.NotInstalled => ErrorCategory.NotInstalled,
            _ => ErrorCategory.InvalidResult,
        };
}
