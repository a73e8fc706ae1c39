using System.Diagnostics;
using System.Text.Json;
using Amazon.Runtime;

namespace AwsToolsDouble;

/// <summary>Runs the AWS CLI once.</summary>
internal static class CliProcess
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static JsonElement Run(CallContext context, string operation, IReadOnlyList<string> arguments)
    {
        using Process process = Process.Start(StartInfo(context, operation, arguments))
            ?? throw new InvalidOperationException("The AWS CLI (aws) did not start.");
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw NetworkErrors.NoAnswer();
        }
        if (process.ExitCode != 0)
            throw CliErrors.Of(operation, errors.GetAwaiter().GetResult());
        string text = output.GetAwaiter().GetResult();
        return string.IsNullOrWhiteSpace(text) ? default : JsonDocument.Parse(text).RootElement;
    }

    private static ProcessStartInfo StartInfo(CallContext context, string operation, IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new("aws")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(operation.Split(':')[0]);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (string option in new[] { "--output", "json", "--region", context.Region })
            start.ArgumentList.Add(option);
        if (!string.IsNullOrEmpty(context.EndpointUrl))
            start.Environment["AWS_ENDPOINT_URL"] = context.EndpointUrl;
        start.Environment["AWS_PAGER"] = string.Empty;
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        Identify(start, context);
        return start;
    }

    private static void Identify(ProcessStartInfo start, CallContext context)
    {
        if (context.Caller.Credentials?.GetCredentials() is ImmutableCredentials keys)
        {
            start.Environment.Remove("AWS_PROFILE");
            start.Environment["AWS_ACCESS_KEY_ID"] = keys.AccessKey;
            start.Environment["AWS_SECRET_ACCESS_KEY"] = keys.SecretKey;
            if (keys.UseToken)
                start.Environment["AWS_SESSION_TOKEN"] = keys.Token;
            else
                start.Environment.Remove("AWS_SESSION_TOKEN");
        }
        else if (context.ProfileName is not null || context.Caller.Source == "Session")
        {
            start.ArgumentList.Add("--profile");
            start.ArgumentList.Add(context.Caller.Name);
        }
    }
}
