using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace EksThumbprint.Aws.Sdk;

/// <summary>
/// Makes sense of what an AWS.Tools cmdlet throws: the SDK's exception lies within an InvalidOperationException within
/// PowerShell's own, and what the SDK met on its way to credentials lies within an AmazonClientException.
/// </summary>
internal static class SdkErrors
{
    private static readonly Regex Role = new(
        @"arn:[a-z-]+:iam::\d{12}:role/[\w+=,.@/-]+",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    /// <param name="failed">What was thrown.</param>
    /// <param name="operation">The operation asked for, such as <c>eks:DescribeCluster</c>.</param>
    /// <param name="profile">The profile that the user named; null for none.</param>
    public static AwsException Read(Exception failed, string operation, string? profile)
    {
        IReadOnlyList<SdkLayer> layers = SdkLayer.Read(failed);
        string? detour = Detour(layers);
        string asked = detour ?? operation;
        if (layers.FirstOrDefault(layer => layer.ErrorCode is not null) is { } coded)
        {
            AwsFailure meant = AwsErrorCodes.Classify(coded.ErrorCode!);

            // A role that does not exist, met on the way to credentials, is no answer to what was asked for.
            if (meant == AwsFailure.NotFound && detour is not null)
                meant = AwsFailure.InvalidCredentials;
            string said = detour is null ? coded.Exception.Message : Whose(layers, profile, coded.Exception.Message);
            return new AwsException(meant, asked, coded.ErrorCode, said, coded.RequestId, failed, AwsTool.AwsTools);
        }

        (AwsFailure failure, string detail) = ReadPlain(layers);
        bool aboutCredentials =
            detour is not null
            || failure
                is AwsFailure.NoCredentials
                    or AwsFailure.NoProfile
                    or AwsFailure.InvalidProfile
                    or AwsFailure.ExpiredToken;
        return new AwsException(
            failure,
            asked,
            detail: aboutCredentials ? Whose(layers, profile, detail) : detail,
            inner: failed,
            tool: AwsTool.AwsTools
        );
    }

    private static (AwsFailure Failure, string Detail) ReadPlain(IReadOnlyList<SdkLayer> layers)
    {
        int missing = IndexOf(layers, layer => layer.Exception is FileNotFoundException or FileLoadException);
        if (missing >= 0)
            return (AwsFailure.Other, layers[Math.Max(0, missing - 1)].Exception.Message);
        foreach (SdkLayer layer in layers.Reverse())
        {
            if (SdkPhrases.Classify(layer.Exception.Message) is { } said)
                return (said, layer.Exception.Message);
        }

        if (IndexOf(layers, layer => layer.TypeName == "AmazonUnmarshallingException") >= 0)
            return (AwsFailure.ForeignAnswer, "it is not in AWS's form");
        if (layers.FirstOrDefault(layer => layer.Status is not null) is { } answered)
            return answered.Status < 500
                ? (AwsFailure.ForeignAnswer, $"HTTP {answered.Status}: a proxy?")
                : (AwsFailure.ServiceFailure, $"HTTP {answered.Status}");
        if (IndexOf(layers, layer => IsNetwork(layer.Exception)) >= 0)
            return (AwsFailure.NoNetwork, Sentence(layers));
        return (
            IndexOf(layers, layer => layer.Exception is TimeoutException or OperationCanceledException) >= 0
                ? AwsFailure.Timeout
                : AwsFailure.Other,
            Sentence(layers)
        );
    }

    /// <summary>A file that is missing is an IOException too; those are looked for before.</summary>
    private static bool IsNetwork(Exception exception) =>
        exception is HttpRequestException or WebException or SocketException or IOException;

    /// <summary>The innermost layer that says anything.</summary>
    private static string Sentence(IReadOnlyList<SdkLayer> layers) =>
        (layers.LastOrDefault(layer => layer.HasSentence) ?? layers[0]).Exception.Message;

    /// <summary>What the SDK called on its own, to get credentials; null when it was none of that.</summary>
    private static string? Detour(IReadOnlyList<SdkLayer> layers)
    {
        if (IndexOf(layers, layer => layer.IsOf("SSO")) >= 0)
            return "sso:GetRoleCredentials";
        if (IndexOf(layers, layer => layer.IsOf("SSOOIDC")) >= 0)
            return "sso-oauth:CreateToken";
        SdkLayer? client = layers.FirstOrDefault(layer =>
            layer.TypeName == "AmazonClientException"
            && layer.Exception.Message.StartsWith("Error calling ", StringComparison.Ordinal)
        );
        if (client is not null)
            return "sts:" + client.Exception.Message.Split(' ')[2];
        return IndexOf(layers, layer => layer.IsOf("SecurityToken")) >= 0 ? "sts:AssumeRole" : null;
    }

    private static string Whose(IReadOnlyList<SdkLayer> layers, string? profile, string detail)
    {
        string? role = layers
            .Select(layer => Role.Match(layer.Exception.Message))
            .FirstOrDefault(match => match.Success)
            ?.Value;
        bool isTold = role is null || detail.IndexOf(role, StringComparison.Ordinal) >= 0;
        string said = isTold ? detail : $"role {role}: {detail}";
        return profile is null ? said : $"profile '{profile}': {said}";
    }

    private static int IndexOf(IReadOnlyList<SdkLayer> layers, Func<SdkLayer, bool> matches)
    {
        for (int at = 0; at < layers.Count; at++)
        {
            if (matches(layers[at]))
                return at;
        }

        return -1;
    }
}
