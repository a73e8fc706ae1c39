namespace EksThumbprint.Remedies;

/// <summary>The AWS CLI's command for what a remedy asks of AWS.</summary>
public static class AwsCliCommand
{
    private const string Arn = "--open-id-connect-provider-arn";

    /// <summary>The command; null for what is not AWS's to do, and for what cannot be quoted safely.</summary>
    public static string? Write(Remedy remedy, RunContext run, Shell shell)
    {
        string subject = remedy.Subject ?? string.Empty;
        string? value = remedy.Values.Count > 0 ? remedy.Values[0] : null;
        return remedy.Action switch
        {
            RemedyAction.ListClusters => Eks(new CommandText(shell, "aws eks list-clusters")),
            RemedyAction.ShowIssuer => Eks(
                new CommandText(shell, "aws eks describe-cluster")
                    .Option("--name", subject)
                    .Option("--query", "cluster.identity.oidc.issuer")
            ),
            RemedyAction.CreateProvider => Iam(
                new CommandText(shell, "aws iam create-open-id-connect-provider")
                    .Option("--url", subject)
                    .Option("--client-id-list", value)
            ),
            RemedyAction.AddAudience => Iam(
                new CommandText(shell, "aws iam add-client-id-to-open-id-connect-provider")
                    .Option(Arn, subject)
                    .Option("--client-id", value)
            ),
            RemedyAction.DeleteProvider => Iam(
                new CommandText(shell, "aws iam delete-open-id-connect-provider").Option(Arn, subject)
            ),
            RemedyAction.ReplaceThumbprints => Iam(
                new CommandText(shell, "aws iam update-open-id-connect-provider-thumbprint")
                    .Option(Arn, subject)
                    .Options("--thumbprint-list", remedy.Values)
            ),
            _ => null,
        };

        string? Eks(CommandText command) => InContext(command, run.ForEks(remedy));
        string? Iam(CommandText command) => InContext(command, run.ForIam(remedy));
        string? InContext(CommandText command, string? region) =>
            command
                .Option("--region", region)
                .Option("--profile", run.Profile)
                .Option("--endpoint-url", run.EndpointUrl)
                .Text;
    }
}
