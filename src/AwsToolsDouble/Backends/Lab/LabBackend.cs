using System.Globalization;
using Amazon.EKS.Model;
using Amazon.IdentityManagement.Model;
using Amazon.PowerShell.Common;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using Amazon.SimpleNotificationService.Model;

namespace AwsToolsDouble;

/// <summary>An account kept in a file, which a test writes and reads while another process calls.</summary>
internal sealed class LabBackend(string path) : IBackend
{
    public bool HasAmbientCredentials => !LabFile.Peek(path).NoAmbientCredentials;

    public bool HasAmbientRegion => !LabFile.Peek(path).NoAmbientRegion;

    public string? DefaultRegion => LabFile.Peek(path).Region;

    public AWSPSCredentials? Profile(string name) =>
        LabFile.Peek(path).Profiles.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? new AWSPSCredentials(Keys(name), name, "Profile")
            : null;

    public ListClustersResponse ListClusters(CallContext context, PageRequest page) =>
        Run(context, LabCall.Of(context, Operations.ListClusters, resource: null, page), state =>
        {
            int start = page.Token is null ? 0 : int.Parse(page.Token, CultureInfo.InvariantCulture);
            int size = Math.Min(page.Size, state.PageSize);
            string[] all =
            [
                .. state
                    .Clusters.Where(cluster => cluster.Region == context.Region)
                    .Select(cluster => cluster.Name)
                    .Order(StringComparer.Ordinal),
            ];
            string? next = start + size < all.Length ? (start + size).ToString(CultureInfo.InvariantCulture) : null;
            return new ListClustersResponse { Clusters = Maybe(state, all.Skip(start).Take(size)), NextToken = next };
        });

    public DescribeClusterResponse DescribeCluster(CallContext context, string name) =>
        Run(context, LabCall.Of(context, Operations.DescribeCluster, name), state => new DescribeClusterResponse
        {
            Cluster = state.Clusters.Find(cluster => cluster.Name == name && cluster.Region == context.Region)
                is { } found
                ? Described(state, found)
                : throw LabErrors.NoSuchCluster(name),
        });

    public ListOpenIDConnectProvidersResponse ListProviders(CallContext context) =>
        Run(
            context,
            LabCall.Of(context, Operations.ListProviders, resource: null),
            state => new ListOpenIDConnectProvidersResponse
            {
                OpenIDConnectProviderList = Maybe(
                    state,
                    state.Providers.Select(provider => new OpenIDConnectProviderListEntry { Arn = provider.Arn })
                ),
            }
        );

    public GetOpenIDConnectProviderResponse GetProvider(CallContext context, string? arn) =>
        Run(context, LabCall.Of(context, Operations.GetProvider, arn), state =>
        {
            LabProvider provider = Find(state, arn);
            return new GetOpenIDConnectProviderResponse
            {
                Url = provider.Url,
                ThumbprintList = Maybe(state, provider.Read()),
                ClientIDList = Maybe(state, provider.ClientIds),
                CreateDate = provider.CreateDate,
                Tags = Maybe<Tag>(state, []),
            };
        });

    public GetRoleResponse GetRole(CallContext context, string? name) =>
        Run(context, LabCall.Of(context, Operations.GetRole, name), state =>
        {
            LabTrust role = state.Trusts.Find(one => one.Name == name) ?? throw LabErrors.NoSuchRole(name);
            return new GetRoleResponse
            {
                Role = new Role
                {
                    Arn = $"arn:{state.Partition}:iam::{state.Account}:role/{role.Name}",
                    RoleName = role.Name,
                    AssumeRolePolicyDocument = Uri.EscapeDataString(role.Policy),
                },
            };
        });

    public UpdateOpenIDConnectProviderThumbprintResponse UpdateThumbprints(
        CallContext context,
        string? arn,
        IReadOnlyList<string> thumbprints
    ) => Run(context, LabCall.Of(context, Operations.UpdateThumbprints, arn, thumbprints: thumbprints), state =>
        {
            List<string> stored = LabRules.Stored(thumbprints);
            Find(state, arn).Write(stored, state.ReadLag);
            return new UpdateOpenIDConnectProviderThumbprintResponse();
        });

    public GetCallerIdentityResponse GetCallerIdentity(CallContext context) =>
        Run(
            context,
            LabCall.Of(context, Operations.GetCallerIdentity, resource: null),
            state => new GetCallerIdentityResponse
            {
                Account = state.Account,
                Arn = $"arn:{state.Partition}:iam::{state.Account}:user/lab",
                UserId = "AIDALAB",
            }
        );

    public AssumeRoleResponse AssumeRole(CallContext context, string roleArn, string sessionName, string? externalId)
    {
        LabCall call = LabCall.Of(context, Operations.AssumeRole, roleArn);
        return Run(context, call, state => LabRoles.Assume(state, call, sessionName, externalId));
    }

    public PublishResponse Publish(CallContext context, string topicArn, string message, string? subject) =>
        Run(
            context,
            LabCall.Of(context, Operations.Publish, topicArn, subject: subject, message: message),
            _ => new PublishResponse { MessageId = Guid.NewGuid().ToString() }
        );

    /// <summary>A profile whose name begins with <c>role</c> leads to a role of this account.</summary>
    private AWSCredentials Keys(string name)
    {
        BasicAWSCredentials own = new($"AKIALAB{name.ToUpperInvariant()}", "lab");
        if (!name.StartsWith("role", StringComparison.OrdinalIgnoreCase))
            return own;
        return new AssumeRoleAWSCredentials(() =>
        {
            CallContext caller = new("us-east-1", new AWSPSCredentials(own, name, "Profile"), name, EndpointUrl: null);
            return Run(caller, LabCall.Of(caller, Operations.AssumeRole, name), _ => new ImmutableCredentials(
                own.GetCredentials().AccessKey,
                "lab",
                "session"
            ));
        });
    }

    private static LabProvider Find(LabState state, string? arn) =>
        state.Providers.Find(provider => provider.Arn == LabRules.RequiredArn(arn))
        ?? throw LabErrors.NoSuchProvider(LabRules.RequiredArn(arn));

    private static Cluster Described(LabState state, LabCluster cluster) =>
        new()
        {
            Name = cluster.Name,
            Arn = $"arn:{state.Partition}:eks:{cluster.Region}:{state.Account}:cluster/{cluster.Name}",
            CreatedAt = cluster.CreatedAt,
            Version = cluster.Version,
            Status = cluster.Status,
            Identity = cluster.Issuer is null ? null : new Identity { Oidc = new OIDC { Issuer = cluster.Issuer } },
        };

    // Version 5 of the SDK leaves empty lists null.
    private static List<T>? Maybe<T>(LabState state, IEnumerable<T> entries)
    {
        List<T> list = [.. entries];
        return list.Count == 0 && state.MajorVersion >= 5 ? null : list;
    }

    private T Run<T>(CallContext context, LabCall call, Func<LabState, T> effect)
        where T : class
    {
        string account = LabRoles.AccountOf(path, context);

        // Outside the lock: slow calls of several processes are slow at the same time, as in life.
        int latency = LabFile.Peek(account).LatencyMilliseconds;
        if (latency > 0)
            Thread.Sleep(latency);
        using LabFile file = LabFile.Open(account);
        return new LabRun(file, call).Of(effect);
    }
}
