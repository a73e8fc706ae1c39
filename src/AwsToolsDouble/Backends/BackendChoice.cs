namespace AwsToolsDouble;

/// <summary>Picks what stands in AWS's place, by the environment, so that it holds for child processes too.</summary>
internal static class BackendChoice
{
    public const string StateVariable = "AWSTOOLSDOUBLE_STATE";
    private const string EndpointVariable = "AWS_ENDPOINT_URL";

    /// <summary>The major version whose manners the cmdlets have; 5 without an account's file.</summary>
    public static int MajorVersion =>
        Environment.GetEnvironmentVariable(StateVariable) is { Length: > 0 } path && File.Exists(path)
            ? LabFile.Peek(path).MajorVersion
            : 5;

    /// <summary>The backend; null with the problem when the environment names none.</summary>
    public static IBackend? Current(string? endpointUrl, out string problem)
    {
        problem = string.Empty;
        if (Environment.GetEnvironmentVariable(StateVariable) is { Length: > 0 } path)
            return new LabBackend(path);
        string? endpoint = string.IsNullOrEmpty(endpointUrl)
            ? Environment.GetEnvironmentVariable(EndpointVariable)
            : endpointUrl;
        if (Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? url) && url.IsLoopback)
            return new CliBackend();
        problem =
            $"This is a stand-in for AWS Tools, not AWS Tools. Set {StateVariable} to an account's file, or "
            + $"{EndpointVariable} to an AWS-like server on this machine.";
        return null;
    }
}
