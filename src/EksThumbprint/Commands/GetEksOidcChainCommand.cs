using System.Management.Automation;
using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Commands.Base;
using EksThumbprint.Trust;

namespace EksThumbprint.Commands;

/// <summary>Get-EksOidcChain: the certificates that an issuer's hosts send, leaf to top.</summary>
[Cmdlet(VerbsCommon.Get, "EksOidcChain", DefaultParameterSetName = NetworkSet)]
[OutputType(typeof(OidcChainCertificate))]
public sealed class GetEksOidcChainCommand : ChainCmdlet
{
    private protected override void EmitChain(TargetInput input, OidcAssessment assessment)
    {
        foreach (TrustVerdict seen in assessment.Facts.Trust)
        {
            foreach (ServedCertificate certificate in seen.Chain.ForDisplay)
            {
                WriteObject(new OidcChainCertificate(seen, certificate, assessment.Facts));
            }
        }
    }

    private protected override void EmitFile(FileAssessment file, object? given)
    {
        foreach (FileChain chain in file.Chains)
        {
            foreach (ServedCertificate certificate in chain.Chain.ForDisplay)
                WriteObject(new OidcChainCertificate(file, chain, certificate));
        }

        WarnOf(file);
    }
}
