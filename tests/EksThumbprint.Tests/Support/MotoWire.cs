using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace EksThumbprint.Tests.Support;

/// <summary>
/// Requests to moto without the AWS CLI, which takes long to start: what others do to an account, and what it holds
/// then.
/// </summary>
internal sealed class MotoWire(string url)
{
    private static readonly HttpClient Client = new();

    /// <summary>Makes a cluster: its ARN and its issuer.</summary>
    public async Task<(string Arn, string Issuer)> CreateClusterAsync(string name, string region)
    {
        string body =
            $$"""{"name": "{{name}}", "roleArn": "arn:aws:iam::123456789012:role/eks", "resourcesVpcConfig": { } }""";
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        string said = await SendAsync(new Uri(url + "/clusters"), content, region, "eks");
        JsonElement cluster = JsonDocument.Parse(said).RootElement.GetProperty("cluster");
        return (
            cluster.GetProperty("arn").GetString()!,
            cluster.GetProperty("identity").GetProperty("oidc").GetProperty("issuer").GetString()!
        );
    }

    public Task<string> CreateProviderAsync(string issuer, params string[] thumbprints) =>
        IamAsync(
            "CreateOpenIDConnectProvider",
            [("Url", issuer), ("ClientIDList.member.1", "sts.amazonaws.com"), .. Members(thumbprints)]
        );

    public Task OverwriteAsync(string arn, params string[] thumbprints) =>
        IamAsync("UpdateOpenIDConnectProviderThumbprint", [("OpenIDConnectProviderArn", arn), .. Members(thumbprints)]);

    public Task DeleteProviderAsync(string arn) =>
        IamAsync("DeleteOpenIDConnectProvider", [("OpenIDConnectProviderArn", arn)]);

    /// <summary>A provider's list as the server holds it; null when there is no such provider.</summary>
    public async Task<string[]?> ThumbprintsAsync(string arn)
    {
        if (!(await IamAsync("ListOpenIDConnectProviders", [])).Contains($">{arn}<", StringComparison.Ordinal))
            return null;
        XDocument answer = XDocument.Parse(
            await IamAsync("GetOpenIDConnectProvider", [("OpenIDConnectProviderArn", arn)])
        );
        return
        [
            .. answer
                .Descendants()
                .Single(element => element.Name.LocalName == "ThumbprintList")
                .Elements()
                .Select(member => member.Value),
        ];
    }

    private static IEnumerable<(string Name, string Value)> Members(string[] thumbprints) =>
        thumbprints.Select((value, i) => ($"ThumbprintList.member.{i + 1}", value));

    private async Task<string> IamAsync(string action, IEnumerable<(string Name, string Value)> parameters)
    {
        IEnumerable<(string Name, string Value)> all = [("Action", action), ("Version", "2010-05-08"), .. parameters];
        using FormUrlEncodedContent form = new(all.Select(each => KeyValuePair.Create(each.Name, each.Value)));
        return await SendAsync(new Uri(url), form, "us-east-1", "iam");
    }

    private static async Task<string> SendAsync(Uri target, HttpContent content, string region, string service)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, target) { Content = content };

        // The server finds the service by what a signature is made for, and checks none.
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=testing/20240815/{region}/{service}/aws4_request, SignedHeaders=host, "
                + "Signature=0"
        );
        using HttpResponseMessage answer = await Client.SendAsync(request);
        string said = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? said : throw new InvalidOperationException($"{service}: {said}");
    }
}
