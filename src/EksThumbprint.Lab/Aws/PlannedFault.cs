namespace EksThumbprint.Lab.Aws;

/// <summary>A fault that waits for a call to run into it.</summary>
/// <param name="Failure">How the call fails.</param>
/// <param name="Code">AWS's error code.</param>
/// <param name="Detail">AWS's words.</param>
/// <param name="AfterEffect">Whether the call takes effect first.</param>
internal sealed record PlannedFault(AwsFailure Failure, string? Code, string? Detail, bool AfterEffect);
