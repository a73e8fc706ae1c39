using EksThumbprint.Common;

namespace EksThumbprint.Policies;

/// <summary>Why a statement's principal is not the provider of a token.</summary>
internal static class PrincipalReason
{
    private const string Provider = ":oidc-provider/";
    private const string PodIdentityService = "pods.eks.amazonaws.com";

    public static PolicyReason From(PolicyStatement statement, WebIdentityRequest request)
    {
        PolicyPrincipal principal = statement.Principal!;
        if (principal.Federated.Count == 0)
            return NoFederated(statement, principal);
        string named = Nearest(principal.Federated, request.ProviderArn);
        string shown = Printable.Shorten(named, 200);
        string remedy = $"Put the provider's ARN under Principal.Federated: {request.ProviderArn}";
        if (named.IndexOf(Provider, StringComparison.Ordinal) is var at && at < 0)
        {
            return new PolicyReason(
                PolicyFault.UrlAsPrincipal,
                $"{statement.Name} names '{shown}' as its principal, which is not the ARN of an OIDC provider.",
                remedy
            );
        }

        string path = named.Substring(at + Provider.Length);
        return path == request.ProviderPath
            ? new PolicyReason(PolicyFault.OtherAccount, $"{statement.Name} trusts {Where(named, request)}.", remedy)
            : new PolicyReason(
                PolicyFault.OtherCluster,
                $"{statement.Name} trusts the provider of {Other(path, request)} ({shown}).",
                remedy
            );
    }

    private static string Where(string named, WebIdentityRequest request)
    {
        string? account = Part(named, 4);
        string? expected = Part(request.ProviderArn, 4);
        return account != expected
            ? $"this issuer's provider in account {Printable.Shorten(account ?? "(none)", 20)}, and the provider and "
                + $"the role have to be in one account, {expected}"
            : $"'{Printable.Shorten(named, 200)}', and the provider is {request.ProviderArn}";
    }

    private static string Other(string path, WebIdentityRequest request) =>
        string.Equals(path.TrimEnd('/'), request.ProviderPath, StringComparison.OrdinalIgnoreCase)
            ? "this issuer in another form: letter case and slashes count"
        : Spelling.IsNear(path, request.ProviderPath) ? "an issuer that differs by a letter or two"
        : "another cluster, of a deleted one most often";

    private static PolicyReason NoFederated(PolicyStatement statement, PolicyPrincipal principal) =>
        principal.Services.Contains(PodIdentityService)
            ? new PolicyReason(
                PolicyFault.PodIdentity,
                $"{statement.Name} trusts EKS Pod Identity ({PodIdentityService}), which takes no tokens of service "
                    + "accounts.",
                "Add a statement for the OIDC provider, or make a pod identity association and drop the annotation."
            )
            : new PolicyReason(
                PolicyFault.OtherPrincipal,
                $"{statement.Name} trusts no OIDC provider: its principals are of the kind "
                    + $"{Printable.Shorten(string.Join(", ", principal.Others), 60)}.",
                "Add a statement whose Principal.Federated is the provider's ARN."
            );

    private static string Nearest(IReadOnlyList<string> named, string arn) =>
        named.Count == 1 ? named[0] : named.OrderBy(one => Spelling.Distance(one, arn)).First();

    private static string? Part(string arn, int index) =>
        arn.Split(':').ElementAtOrDefault(index) is { Length: > 0 } part ? part : null;
}
