using EksThumbprint.Remedies;

namespace EksThumbprint.AwsTools;

/// <summary>
/// Remedies as commands of a PowerShell session: this module's cmdlets, and for what is AWS's to do those of AWS.Tools,
/// or the AWS CLI where the session uses that.
/// </summary>
/// <param name="run">What the cmdlet was given.</param>
/// <param name="hasCredential">Whether it was given credentials, which a text cannot carry.</param>
/// <param name="usesAwsCli">Whether AWS is asked through the AWS CLI; looked up only when it matters.</param>
internal sealed class CmdletRemedies(RunContext run, bool hasCredential, Lazy<bool> usesAwsCli) : IRemedyWriter
{
    private const string Arn = "-OpenIDConnectProviderArn";

    public string? Command(Remedy remedy)
    {
        string subject = remedy.Subject ?? string.Empty;
        string? value = remedy.Values.Count > 0 ? remedy.Values[0] : null;
        return remedy.Action switch
        {
            RemedyAction.Update => Own("Update-OidcThumbprint", remedy),
            RemedyAction.Test => Own("Test-OidcThumbprint", remedy),
            RemedyAction.ReadChain => Read(New("Get-EksOidcChain").Word(subject)),
            RemedyAction.ReadRegion => Read(New("Get-OidcRootThumbprint").Option("-Region", remedy.Region)),
            RemedyAction.Advice => null,
            _ when usesAwsCli.Value => AwsCliCommand.Write(remedy, run, Shell.PowerShell),
            RemedyAction.ListClusters => InContext(New("Get-EKSClusterList"), run.ForEks(remedy)),
            RemedyAction.ShowIssuer => InContext(New("Get-EKSCluster").Option("-Name", subject), run.ForEks(remedy))
                is { } described
                ? $"({described}).Identity.Oidc.Issuer"
                : null,
            RemedyAction.CreateProvider => Iam(
                New("New-IAMOpenIDConnectProvider").Option("-Url", subject).Option("-ClientIDList", value),
                remedy
            ),
            RemedyAction.AddAudience => Iam(
                New("Add-IAMClientIDToOpenIDConnectProvider").Option(Arn, subject).Option("-ClientID", value),
                remedy
            ),
            RemedyAction.DeleteProvider => Iam(New("Remove-IAMOpenIDConnectProvider").Option(Arn, subject), remedy),
            RemedyAction.ReplaceThumbprints => Iam(
                New("Update-IAMOpenIDConnectProviderThumbprint")
                    .Option(Arn, subject)
                    .Options("-ThumbprintList", remedy.Values, separator: ","),
                remedy
            ),
            _ => null,
        };
    }

    private static CommandText New(string command) => new(Shell.PowerShell, command);

    /// <summary>AWS is not asked, so only the address to dial matters.</summary>
    private string? Read(CommandText command) => command.Option("-ConnectTo", run.ConnectTo).Text;

    private string? Own(string cmdlet, Remedy remedy)
    {
        CommandText command = New(cmdlet).Words([remedy.Subject ?? string.Empty, .. remedy.Further], separator: ",");
        if (remedy.Option is { } option)
            command.Verbatim(option == RemedyOption.TrustedRoot ? "-TrustedRoot FILE" : "-Thumbprint HEX");
        return InContext(command, run.ForEks(remedy), run.ConnectTo);
    }

    // AWS.Tools asks EC2's metadata for 15 s when IAM's region is not known, so it always gets one.
    private string? Iam(CommandText command, Remedy remedy) => InContext(command, run.ForIam(remedy) ?? remedy.Region);

    private string? InContext(CommandText command, string? region, string? connectTo = null)
    {
        command.Option("-Region", region).Option("-ProfileName", run.Profile);
        if (hasCredential)
            command.Verbatim("-Credential $credential");
        return command.Option("-EndpointUrl", run.EndpointUrl).Option("-ConnectTo", connectTo).Text;
    }
}
