using System.Management.Automation;
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

    public static TargetInput? Read(PSObject item, object given)
    {
        if (AwsObjects.Has(item, "Identity") && AwsObjects.Has(item, "Name"))
            return new TargetInput(given) { Cluster = AwsObjects.ReadCluster(item) };
        if (AwsObjects.Has(item, "Url") && AwsObjects.Has(item, "ThumbprintList"))
            return new TargetInput(given) { Provider = AwsObjects.ReadProvider(item, string.Empty) };

        // A certificate's Issuer is a certificate authority.
        if (item.BaseObject is OidcChainCertificate certificate)
            return new TargetInput(given) { Text = certificate.IssuerUrl?.ToString() };
        if (
            Telling.Select(property => AwsObjects.Text(item, property)).FirstOrDefault(text => text is not null)
            is not { } text
        )
            return null;
        return new TargetInput(given)
        {
            Text = text,
            Region = AwsObjects.Text(item, "Region"),
            Name = AwsObjects.Has(item, "ProviderArn") ? AwsObjects.Text(item, "Name") : null,
            Orphaned = AwsObjects.Text(item, "Status") == nameof(OidcStatus.Orphaned),
        };
    }
}
