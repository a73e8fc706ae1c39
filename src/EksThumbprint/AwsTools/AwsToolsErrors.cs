using System.Management.Automation;
using EksThumbprint.Aws;

namespace EksThumbprint.AwsTools;

/// <summary>
/// Makes sense of what an AWS.Tools cmdlet throws: the SDK's exception lies within an InvalidOperationException within
/// PowerShell's own, and is read by property name.
/// </summary>
internal static class AwsToolsErrors
{
    public static AwsException Read(RuntimeException failed, string operation)
    {
        List<Exception> layers = [];
        for (Exception? layer = failed; layer is not null; layer = layer.InnerException)
            layers.Add(layer);

        foreach (Exception layer in layers)
        {
            // A SocketException has an ErrorCode too: a number, and none of the service's.
            if (AwsObjects.Value(layer, "ErrorCode") is string { Length: > 0 } code)
            {
                return new AwsException(
                    AwsErrorCodes.Classify(code),
                    operation,
                    code,
                    layer.Message,
                    AwsObjects.Text(layer, "RequestId"),
                    failed
                );
            }
        }

        Exception innermost = layers[layers.Count - 1];
        return new AwsException(OfPlain(layers), operation, detail: innermost.Message, inner: failed);
    }

    private static AwsFailure OfPlain(List<Exception> layers)
    {
        if (
            layers.Any(layer =>
                layer is HttpRequestException or System.Net.WebException or System.Net.Sockets.SocketException
            )
        )
            return AwsFailure.NoNetwork;
        if (layers.Any(layer => layer is TimeoutException or OperationCanceledException))
            return AwsFailure.Timeout;
        string said = layers[layers.Count - 1].Message;
        return said switch
        {
            _ when Says(said, "No region") => AwsFailure.NoRegion,
            _ when Says(said, "No credentials") => AwsFailure.NoCredentials,
            _ when Says(said, "profile") => AwsFailure.NoProfile,
            _ when Says(said, "expired") => AwsFailure.ExpiredToken,
            _ => AwsFailure.Other,
        };
    }

    private static bool Says(string text, string phrase) =>
        text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) >= 0;
}
