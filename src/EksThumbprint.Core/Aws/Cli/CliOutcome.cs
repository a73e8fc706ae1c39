using EksThumbprint.Json;

namespace EksThumbprint.Aws.Cli;

/// <summary>
/// How a call ended: with an answer, or with the failure that says why not. An update's answer is absent.
/// </summary>
internal sealed record CliOutcome(JsonValue? Answer, AwsException? Failure);
