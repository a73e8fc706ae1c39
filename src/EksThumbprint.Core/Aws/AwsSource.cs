namespace EksThumbprint.Aws;

/// <summary>Whom a call asks, for a person who has to know where the answer comes from.</summary>
/// <param name="Tool">The tool, such as <c>the AWS CLI</c>.</param>
/// <param name="Region">The region; null where only the tool's own configuration knows it.</param>
/// <param name="Profile">The profile that was given.</param>
public sealed record AwsSource(string Tool, string? Region, string? Profile);
