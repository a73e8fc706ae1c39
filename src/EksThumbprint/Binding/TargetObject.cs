using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.AwsTools;

namespace EksThumbprint.Binding;

/// <summary>
/// Knows the objects that can be piped in, by their properties: AWS.Tools' in any version, our own results, rows of a
/// CSV file.
/// </summary>
internal static class TargetObject
{
    // The more exact a property, the earlier.
    private static readonly string[] Telling =
    [
        "ProviderArn",
        "OpenIDConnectProviderArn",
        "Arn",
        "Issuer",
        "ClusterName",
        "Name",
    ];

    /// <summary>What an object means. Whatever has a name is not a cluster for that.</summary>
    public static TargetInput Read(PSObject item, object given)
    {
        if (item.BaseObject is FileInfo file)
            return new TargetInput(given) { File = file.FullName };
        if (item.BaseObject is X509Certificate2 certificate)
            return new TargetInput(given) { Certificate = certificate.RawData };
        if (!ObjectKind.IsKnown(item))
            return new TargetInput(given) { Unknown = ObjectKind.Describe(item) };
        if (AwsObjects.Has(item, "Identity") && AwsObjects.Has(item, "Name"))
            return new TargetInput(given) { Cluster = AwsObjects.ReadCluster(item) };
        if (AwsObjects.Has(item, "Url") && AwsObjects.Has(item, "ThumbprintList"))
            return new TargetInput(given) { Provider = AwsObjects.ReadProvider(item, string.Empty) };
        if (AwsAnswerObject.Read(item) is { Count: > 0 } items)
            return new TargetInput(given) { Items = items };
        return Row(item, given) ?? new TargetInput(given) { Unknown = ObjectKind.Describe(item) };
    }

    /// <summary>A row of these cmdlets' results, an entry of a list, or of a CSV file.</summary>
    private static TargetInput? Row(PSObject item, object given)
    {
        bool isCertificate = AwsObjects.Has(item, "Role") && AwsObjects.Has(item, "Position");
        if (AwsObjects.Text(item, "Provenance") is not null)
            return new TargetInput(given)
            {
                RowOfFile = AwsObjects.Text(item, "Target") ?? AwsObjects.Text(item, "Name") ?? "a file",
            };

        // A certificate's Issuer is a certificate authority.
        if (isCertificate)
        {
            string? text = item.BaseObject is OidcChainCertificate { IssuerUrl: { } issuer }
                ? issuer.ToString()
                : AwsObjects.Text(item, "Target");
            return new TargetInput(given) { Text = text, RowOfChain = text };
        }

        return
            Telling.Select(property => AwsObjects.Text(item, property)).FirstOrDefault(text => text is not null)
                is { } told
            ? new TargetInput(given)
            {
                Text = told,
                Region = AwsObjects.Text(item, "Region"),
                Name = AwsObjects.Has(item, "ProviderArn") ? AwsObjects.Text(item, "Name") : null,
                Orphaned = AwsObjects.Text(item, "Status") == nameof(OidcStatus.Orphaned),
                RowOfChain = item.BaseObject is OidcRootThumbprint ? told : null,
            }
            : null;
    }
}
