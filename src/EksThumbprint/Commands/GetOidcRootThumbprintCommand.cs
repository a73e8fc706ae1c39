using System.Management.Automation;
using EksThumbprint.Assessment;
using EksThumbprint.Commands.Base;
using EksThumbprint.Errors;

namespace EksThumbprint.Commands;

/// <summary>Get-OidcRootThumbprint: the top certificates that an issuer's hosts send, each once.</summary>
[Cmdlet(VerbsCommon.Get, "OidcRootThumbprint", DefaultParameterSetName = NetworkSet)]
[OutputType(typeof(OidcRootThumbprint))]
public sealed class GetOidcRootThumbprintCommand : ChainCmdlet
{
    private protected override void EmitChain(TargetInput input, OidcAssessment assessment)
    {
        if (assessment.Facts.Intercepted)
        {
            WriteError(assessment.ToErrorRecord(input.Given, Remedies));
            return;
        }

        foreach (Finding finding in assessment.Findings.Where(finding => finding.Code is "PrivateIssuer" or "LeafOnly"))
        {
            WriteWarning($"{assessment.Facts.Name}: {finding.Sentence}");
        }

        var tops = assessment.Facts.Trust.SelectMany(seen =>
            seen.Chain.Tops.Select(top => new OidcRootThumbprint(seen, top, assessment.Facts))
        );
        WriteObject(tops.GroupBy(top => top.Thumbprint).Select(same => same.First()), enumerateCollection: true);
    }

    private protected override void EmitFile(FileAssessment file, object? given)
    {
        if (file.Expected.Count == 0)
        {
            WriteError(file.ToErrorRecord(given, Remedies));
            return;
        }

        WarnOf(file);
        var tops =
            from chain in file.Chains
            from top in chain.Chain.AsServed
            where chain.Thumbprints.Contains(top.Thumbprint)
            select new OidcRootThumbprint(file, chain, top);
        WriteObject(
            tops.GroupBy(top => (top.Host, top.Thumbprint)).Select(same => same.First()),
            enumerateCollection: true
        );
    }
}
