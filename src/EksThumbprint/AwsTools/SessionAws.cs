using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using EksThumbprint.Aws;
using EksThumbprint.Aws.Cli;
using EksThumbprint.Errors;
using EksThumbprint.Issuers;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.AwsTools;

/// <summary>
/// AWS through the AWS.Tools cmdlets of the caller's session: the user's own credentials, profile, region and
/// endpoint.
/// </summary>
/// <remarks>Only on the pipeline thread, as all cmdlets.</remarks>
internal sealed class SessionAws(PSCmdlet caller, AwsToolsCommands commands, SessionAwsOptions options) : IAws
{
    private const string ClientConfig = "ClientConfig";

    // A dot-sourced call would overwrite the caller's variables, and PowerShell.Create sends warnings past his
    // redirection.
    private static readonly ScriptBlock Invoke = ScriptBlock.Create(
        "param($command, $parameters) & $command @parameters"
    );

    /// <summary>AWS.Tools when the session has it, otherwise the AWS CLI.</summary>
    public static IAws Choose(PSCmdlet caller, SessionAwsOptions options)
    {
        AwsToolsCommands commands = new(caller);
        if (commands.Available)
            return new SessionAws(caller, commands, options);
        if (options.Credential is not null)
            throw new AwsException(AwsFailure.NotInstalled, "AWS", detail: ErrorText.Get("CredentialNeedsAwsTools"));
        return new CliFallback(
            new AwsCli(
                new AwsCliOptions
                {
                    Region = options.Region,
                    Profile = options.ProfileName,
                    EndpointUrl = options.EndpointUrl,
                }
            )
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ListClusters(string? region, CancellationToken cancellation) =>
        [
            .. Call("eks:ListClusters", "Get-EKSClusterList", ForEks(region))
                .Select(name => name.ToString())
                .Where(name => name.Length > 0),
        ];

    /// <inheritdoc/>
    public Cluster? FindCluster(string name, string? region, CancellationToken cancellation) =>
        OrNull(() =>
            Call("eks:DescribeCluster", "Get-EKSCluster", ForEks(region), ("Name", name))
                .Select(AwsObjects.ReadCluster)
                .FirstOrDefault()
        );

    /// <inheritdoc/>
    public IReadOnlyList<string> ListProviders(string? region, CancellationToken cancellation) =>
        [
            .. Call("iam:ListOpenIDConnectProviders", "Get-IAMOpenIDConnectProviderList", ForIam(null, region))
                .Select(entry => AwsObjects.Text(entry, "Arn"))
                .OfType<string>(),
        ];

    /// <inheritdoc/>
    public Provider? FindProvider(string arn, string? region, CancellationToken cancellation) =>
        OrNull(() =>
            Call(
                    "iam:GetOpenIDConnectProvider",
                    "Get-IAMOpenIDConnectProvider",
                    ForIam(arn, region),
                    ("OpenIDConnectProviderArn", arn)
                )
                .Select(answer => AwsObjects.ReadProvider(answer, arn))
                .FirstOrDefault()
        );

    /// <inheritdoc/>
    /// <remarks>
    /// The request is sent once: the SDK's own retries are off, because a second write after an unclear first one
    /// could undo what
    /// somebody else wrote in between. Versions before 4 cannot be told.
    /// </remarks>
    public void ReplaceThumbprints(
        string arn,
        IReadOnlyList<Thumbprint> thumbprints,
        string? region,
        CancellationToken cancellation
    ) =>
        Call(
            "iam:UpdateOpenIDConnectProviderThumbprint",
            "Update-IAMOpenIDConnectProviderThumbprint",
            ForIam(arn, region),
            ("OpenIDConnectProviderArn", arn),
            ("ThumbprintList", thumbprints.Select(thumbprint => thumbprint.ToString()).ToArray()),
            // Https://docs.aws.amazon.com/powershell/v5/userguide/pstools-clientconfig.html
            (ClientConfig, new Hashtable { ["MaxErrorRetry"] = 0 }),
            ("Confirm", false), // asked already, once; -Force would also override $WhatIfPreference
            ("WhatIf", false)
        ); // -WhatIf:$false was said to us; the session's $WhatIfPreference would silently skip the write

    private Collection<PSObject> Call(
        string operation,
        string name,
        string? region,
        params (string Name, object Value)[] own
    )
    {
        CommandInfo command = commands.Find(name)
            ?? throw new AwsException(AwsFailure.NotInstalled, operation, detail: ErrorText.Get("NoAwsTools"));
        Hashtable parameters = new(StringComparer.OrdinalIgnoreCase) { ["ErrorAction"] = ActionPreference.Stop };
        foreach ((string parameter, object value) in own)
        {
            if (parameter != ClientConfig || command.Parameters.ContainsKey(ClientConfig))
                parameters[parameter] = value;
        }

        Add(parameters, "Region", region);
        Add(parameters, "ProfileName", options.ProfileName);
        Add(parameters, "Credential", options.Credential);
        Add(parameters, "EndpointUrl", options.EndpointUrl);
        try
        {
            return caller.InvokeCommand.InvokeScript(useLocalScope: true, Invoke, null, command, parameters);
        }
        catch (RuntimeException failed) when (failed is not PipelineStoppedException)
        {
            throw Named(AwsToolsErrors.Read(failed, operation));
        }
    }

    // AWS.Tools does not say which profile it found no credentials in.
    private AwsException Named(AwsException failed) =>
        failed.Failure == AwsFailure.NoCredentials && options.ProfileName is { } profile
            ? new AwsException(
                failed.Failure,
                failed.Operation,
                detail: $"profile '{profile}': {failed.Detail}",
                inner: failed
            )
            : failed;

    private static void Add(Hashtable parameters, string name, object? value)
    {
        if (value is not null)
            parameters[name] = value;
    }

    private static T? OrNull<T>(Func<T?> call)
        where T : class
    {
        try
        {
            return call();
        }
        catch (AwsException failed) when (failed.Failure == AwsFailure.NotFound)
        {
            return null;
        }
    }

    private string? ForEks(string? region) => region ?? SessionRegion();

    /// <summary>
    /// IAM without a region asks EC2's metadata for 15 s first, so it always gets one: any of the right partition
    /// leads to it.
    /// </summary>
    private string ForIam(string? arn, string? region)
    {
        Partition? partition = arn is null
            ? null
            : Partition.Named(arn.Split(':').ElementAtOrDefault(1) ?? string.Empty);
        string? suitable = new[] { SessionRegion(), region }.FirstOrDefault(known =>
            known is not null && (partition is null || partition.HasRegion(known))
        );
        return suitable ?? (partition ?? Partition.All[0]).HomeRegion;
    }

    private string? SessionRegion() =>
        options.Region
        ?? Variable("StoredAWSRegion")
        ?? Environment.GetEnvironmentVariable("AWS_REGION")
        ?? Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION");

    private string? Variable(string name) =>
        caller.SessionState.PSVariable.GetValue(name)?.ToString() is { Length: > 0 } value ? value : null;
}
