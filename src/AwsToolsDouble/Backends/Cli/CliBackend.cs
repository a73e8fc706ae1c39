using System.Globalization;
using System.Text.Json;
using Amazon.EKS.Model;
using Amazon.IdentityManagement.Model;
using Amazon.PowerShell.Common;
using Amazon.SecurityToken.Model;
using Amazon.SimpleNotificationService.Model;

namespace AwsToolsDouble;

/// <summary>
/// An AWS-like server on this machine, reached with the AWS CLI. Empty lists come back as null, as in version 5.
/// </summary>
internal sealed class CliBackend : IBackend
{
    public bool HasAmbientCredentials => true;

    public bool HasAmbientRegion => true;

    public string? DefaultRegion => null;

    // The AWS CLI reads the profiles' files; it also says when one is missing.
    public AWSPSCredentials Profile(string name) => new(credentials: null, name, "Profile");

    public ListClustersResponse ListClusters(CallContext context, PageRequest page)
    {
        List<string> arguments =
        [
            "list-clusters",
            "--no-paginate",
            "--max-results",
            page.Size.ToString(CultureInfo.InvariantCulture),
        ];
        if (page.Token is not null)
            arguments.AddRange(["--next-token", page.Token]);
        JsonElement answer = CliProcess.Run(context, Operations.ListClusters, arguments);
        return new ListClustersResponse
        {
            Clusters = CliJson.Texts(answer, "clusters"),
            NextToken = CliJson.Text(answer, "nextToken"),
        };
    }

    public DescribeClusterResponse DescribeCluster(CallContext context, string name)
    {
        JsonElement cluster = CliProcess
            .Run(context, Operations.DescribeCluster, ["describe-cluster", $"--name={name}"])
            .GetProperty("cluster");
        string? issuer = CliJson.Child(CliJson.Child(cluster, "identity"), "oidc") is { } oidc
            ? CliJson.Text(oidc, "issuer")
            : null;
        return new DescribeClusterResponse
        {
            Cluster = new Cluster
            {
                Name = CliJson.Text(cluster, "name"),
                Arn = CliJson.Text(cluster, "arn"),
                Version = CliJson.Text(cluster, "version"),
                CreatedAt = CliJson.Date(cluster, "createdAt"),
                Status = CliJson.Text(cluster, "status") ?? string.Empty,
                Identity = issuer is null ? null : new Identity { Oidc = new OIDC { Issuer = issuer } },
            },
        };
    }

    public ListOpenIDConnectProvidersResponse ListProviders(CallContext context)
    {
        JsonElement answer = CliProcess.Run(context, Operations.ListProviders, ["list-open-id-connect-providers"]);
        List<OpenIDConnectProviderListEntry>? entries = CliJson.Each(
            answer,
            "OpenIDConnectProviderList",
            entry => new OpenIDConnectProviderListEntry { Arn = CliJson.Text(entry, "Arn") }
        );
        return new ListOpenIDConnectProvidersResponse { OpenIDConnectProviderList = entries };
    }

    public GetOpenIDConnectProviderResponse GetProvider(CallContext context, string? arn)
    {
        JsonElement answer = CliProcess.Run(
            context,
            Operations.GetProvider,
            ["get-open-id-connect-provider", $"--open-id-connect-provider-arn={arn}"]
        );
        return new GetOpenIDConnectProviderResponse
        {
            Url = CliJson.Text(answer, "Url"),
            ThumbprintList = CliJson.Texts(answer, "ThumbprintList"),
            ClientIDList = CliJson.Texts(answer, "ClientIDList"),
            CreateDate = CliJson.Date(answer, "CreateDate"),
            Tags = CliJson.Each(answer, "Tags", tag => new Tag
            {
                Key = CliJson.Text(tag, "Key"),
                Value = CliJson.Text(tag, "Value"),
            }),
        };
    }

    public GetRoleResponse GetRole(CallContext context, string? name)
    {
        JsonElement role = CliProcess
            .Run(context, Operations.GetRole, ["get-role", $"--role-name={name}"])
            .GetProperty("Role");
        return new GetRoleResponse
        {
            Role = new Role
            {
                Arn = CliJson.Text(role, "Arn"),
                RoleName = CliJson.Text(role, "RoleName"),
                AssumeRolePolicyDocument = Uri.EscapeDataString(
                    role.GetProperty("AssumeRolePolicyDocument").GetRawText()
                ),
            },
        };
    }

    public UpdateOpenIDConnectProviderThumbprintResponse UpdateThumbprints(
        CallContext context,
        string? arn,
        IReadOnlyList<string> thumbprints
    )
    {
        List<string> arguments =
        [
            "update-open-id-connect-provider-thumbprint",
            $"--open-id-connect-provider-arn={arn}",
            "--thumbprint-list",
        ];
        CliProcess.Run(context, Operations.UpdateThumbprints, [.. arguments, .. thumbprints]);
        return new UpdateOpenIDConnectProviderThumbprintResponse();
    }

    public GetCallerIdentityResponse GetCallerIdentity(CallContext context)
    {
        JsonElement answer = CliProcess.Run(context, Operations.GetCallerIdentity, ["get-caller-identity"]);
        return new GetCallerIdentityResponse
        {
            Account = CliJson.Text(answer, "Account"),
            Arn = CliJson.Text(answer, "Arn"),
            UserId = CliJson.Text(answer, "UserId"),
        };
    }

    public AssumeRoleResponse AssumeRole(CallContext context, string roleArn, string sessionName, string? externalId)
    {
        List<string> arguments = ["assume-role", $"--role-arn={roleArn}", $"--role-session-name={sessionName}"];
        if (externalId is not null)
            arguments.Add($"--external-id={externalId}");
        JsonElement answer = CliProcess.Run(context, Operations.AssumeRole, arguments);
        JsonElement keys = answer.GetProperty("Credentials");
        JsonElement user = answer.GetProperty("AssumedRoleUser");
        return new AssumeRoleResponse
        {
            AssumedRoleUser = new AssumedRoleUser
            {
                Arn = CliJson.Text(user, "Arn"),
                AssumedRoleId = CliJson.Text(user, "AssumedRoleId"),
            },
            Credentials = new Credentials(
                CliJson.Text(keys, "AccessKeyId")!,
                CliJson.Text(keys, "SecretAccessKey")!,
                CliJson.Text(keys, "SessionToken")!,
                CliJson.Date(keys, "Expiration") ?? DateTime.MaxValue
            ),
        };
    }

    public PublishResponse Publish(CallContext context, string topicArn, string message, string? subject)
    {
        List<string> arguments = ["publish", $"--topic-arn={topicArn}", $"--message={message}"];
        if (subject is not null)
            arguments.Add($"--subject={subject}");
        return new PublishResponse
        {
            MessageId = CliJson.Text(CliProcess.Run(context, Operations.Publish, arguments), "MessageId"),
        };
    }
}
