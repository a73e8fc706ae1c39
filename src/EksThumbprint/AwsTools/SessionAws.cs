using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using EksThumbprint.Aws;
using EksThumbprint.Aws.Cli;
using EksThumbprint.Aws.Sdk;
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
    private const string Select = "Select";
    private const string StoredRegion = "StoredAWSRegion";
    private const string UpdateThumbprints = "Update-IAMOpenIDConnectProviderThumbprint";

    // A dot-sourced call would overwrite the caller's variables, and PowerShell.Create sends warnings past the caller's
    // redirection.
    private static readonly ScriptBlock Invoke = ScriptBlock.Create(
        "param($command, $parameters) & $command @parameters"
    );

    private readonly ProfileCredential _profile = new(caller, commands, options.ProfileName);

    /// <summary>AWS.Tools when the session has it, otherwise the AWS CLI.</summary>
    public static IAws Choose(PSCmdlet caller, SessionAwsOptions options)
    {
        AwsToolsCommands commands = new(caller);
        if (commands.Available)
        {
            CredentialArgument.Check(caller, commands, options.Credential);
            return new OutageMemory(new SessionAws(caller, commands, options));
        }

        if (options.Credential is not null)
            throw new AwsException(AwsFailure.NotInstalled, "AWS", detail: ErrorText.Get("CredentialNeedsAwsTools"));
        return new OutageMemory(
            new CliFallback(
                new AwsCli(
                    new AwsCliOptions
                    {
                        Region = options.Region,
                        Profile = options.ProfileName,
                        EndpointUrl = options.EndpointUrl,
                    }
                )
            )
        );
    }

    /// <inheritdoc/>
    public bool MaySendAgain => commands.Find(UpdateThumbprints)?.Parameters.ContainsKey(ClientConfig) != true;

    /// <inheritdoc/>
    /// <remarks>
    /// Not even in other runspaces: every cmdlet of AWS.Tools ends by adding to a history that the whole process shares
    /// and that nothing locks (AWSCmdletHistory.cs of aws/aws-tools-for-powershell). Two at a time can leave it broken
    /// for the rest of the user's session.
    /// </remarks>
    public int CallsAtATime => 1;

    /// <inheritdoc/>
    public AwsSource Source(string? region) =>
        new("AWS Tools for PowerShell", ForEks(region) ?? Variable(StoredRegion), options.ProfileName);

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
            ?? throw Foreign("eks:DescribeCluster")
        );

    /// <inheritdoc/>
    /// <remarks>
    /// The whole answer is asked for, where the cmdlet can give it: no providers and a foreign page look the same
    /// otherwise.
    /// </remarks>
    public IReadOnlyList<string> ListProviders(string? region, CancellationToken cancellation)
    {
        const string operation = "iam:ListOpenIDConnectProviders";
        Collection<PSObject> answer = Call(
            operation,
            "Get-IAMOpenIDConnectProviderList",
            ForIam(null, region),
            (Select, "*")
        );
        IReadOnlyList<string> arns = AwsObjects.ReadProviderList(answer);
        return arns.Count == 0 && answer.Any(AwsObjects.LacksRequestId) ? throw Foreign(operation) : arns;
    }

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
                .FirstOrDefault(provider => provider.Url.Length > 0)
            ?? throw Foreign("iam:GetOpenIDConnectProvider")
        );

    /// <inheritdoc/>
    public Role? FindRole(string arn, string? region, CancellationToken cancellation) =>
        OrNull(() =>
            Call(
                    "iam:GetRole",
                    "Get-IAMRole",
                    ForIam(arn, region),
                    ("RoleName", arn.Substring(arn.LastIndexOf('/') + 1))
                )
                .Select(AwsObjects.ReadRole)
                .FirstOrDefault()
            ?? throw Foreign("iam:GetRole")
        );

    /// <inheritdoc/>
    /// <remarks>
    /// The request is sent once where the cmdlet has <c>-ClientConfig</c>: the SDK's own retries are off then, because
    /// a second write after an unclear first one could undo what somebody else wrote in between. AWS.Tools up to 4.1
    /// has no such parameter (<see cref="MaySendAgain"/>).
    /// </remarks>
    public void ReplaceThumbprints(
        string arn,
        IReadOnlyList<Thumbprint> thumbprints,
        string? region,
        CancellationToken cancellation
    ) =>
        Call(
            "iam:UpdateOpenIDConnectProviderThumbprint",
            UpdateThumbprints,
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
            if (parameter is not (ClientConfig or Select) || command.Parameters.ContainsKey(parameter))
                parameters[parameter] = value;
        }

        Add(parameters, "Region", region);
        _profile.AddTo(parameters, operation, options.Credential);
        Add(parameters, "EndpointUrl", options.EndpointUrl);
        try
        {
            return caller.InvokeCommand.InvokeScript(useLocalScope: true, Invoke, null, command, parameters);
        }
        catch (RuntimeException failed) when (failed is not PipelineStoppedException)
        {
            throw SdkErrors.Read(failed, operation, options.ProfileName);
        }
    }

    /// <summary>
    /// The SDK takes any well-formed page with status 200, a proxy's sign-in for one, for an answer that says nothing.
    /// </summary>
    private static AwsException Foreign(string operation) =>
        new(AwsFailure.ForeignAnswer, operation, detail: "it holds nothing of AWS's", tool: AwsTool.AwsTools);

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

    /// <summary>None unless the user or the target names one: AWS.Tools takes the user's own then.</summary>
    private string? ForEks(string? region) => region ?? options.Region;

    /// <summary>
    /// The same for IAM. Only where the provider's partition is known to be another one than the region's, a region of
    /// that partition is named.
    /// </summary>
    private string? ForIam(string? arn, string? region)
    {
        string? named = options.Region ?? region;
        Partition? partition = Partition.Named(arn?.Split(':').ElementAtOrDefault(1) ?? string.Empty);
        if (partition is null)
            return named;
        string? known = named ?? Variable(StoredRegion) ?? Environment.GetEnvironmentVariable("AWS_REGION");
        bool fits = known is null ? partition == Partition.All[0] : partition.HasRegion(known);
        return fits ? named : partition.FirstOf(region) ?? partition.HomeRegion;
    }

    private string? Variable(string name) =>
        caller.SessionState.PSVariable.GetValue(name)?.ToString() is { Length: > 0 } value ? value : null;
}
