using EksThumbprint.Remedies;

namespace EksThumbprint.Cli.Output;

/// <summary>Remedies as commands of <c>eks-thumbprint</c>, and of the AWS CLI for what is AWS's to do.</summary>
internal sealed class CliRemedies(RunContext run, Shell shell) : IRemedyWriter
{
    public string? Command(Remedy remedy) =>
        remedy.Action switch
        {
            RemedyAction.Update => Own("update", remedy),
            RemedyAction.Test => Own("test", remedy),
            RemedyAction.ReadChain => Read("chain", command => command.Word(remedy.Subject ?? string.Empty)),
            RemedyAction.ReadRegion => Read("thumbprint", command => command.Option("--region", remedy.Region)),
            _ => AwsCliCommand.Write(remedy, run, shell),
        };

    /// <summary>AWS is not asked, so only the address to dial matters.</summary>
    private string? Read(string verb, Func<CommandText, CommandText> subject) =>
        subject(new CommandText(shell, $"eks-thumbprint {verb}")).Option("--connect-to", run.ConnectTo).Text;

    private string? Own(string verb, Remedy remedy)
    {
        CommandText command = new CommandText(shell, $"eks-thumbprint {verb}").Word(remedy.Subject ?? string.Empty);
        foreach (string further in remedy.Further)
            command.Word(further);
        if (remedy.Option is { } option)
            command.Verbatim(option == RemedyOption.TrustedRoot ? "--trusted-root FILE" : "--thumbprint HEX");
        return command
            .Option("--region", run.ForEks(remedy))
            .Option("--profile", run.Profile)
            .Option("--endpoint-url", run.EndpointUrl)
            .Option("--connect-to", run.ConnectTo)
            .Text;
    }
}
