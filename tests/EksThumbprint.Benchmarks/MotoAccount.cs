using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// An AWS account on this machine, as moto plays it: so many clusters in three regions, each with its provider. Ends
/// with this object.
/// </summary>
internal sealed class MotoAccount : IAsyncDisposable
{
    public const string Server = "moto_server";

    public static readonly IReadOnlyList<string> Regions = ["eu-west-1", "us-east-1", "us-west-2"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly HttpClient _http;

    private MotoAccount(Process process, int port)
    {
        _process = process;
        Endpoint = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        _http = new HttpClient { BaseAddress = new Uri(Endpoint), Timeout = Patience };
    }

    public string Endpoint { get; }

    /// <summary>What a process needs in its environment to take this for AWS.</summary>
    public Dictionary<string, string?> Environment =>
        new()
        {
            ["AWS_ENDPOINT_URL"] = Endpoint,
            ["AWS_ACCESS_KEY_ID"] = "testing",
            ["AWS_SECRET_ACCESS_KEY"] = "testing",
            ["AWS_REGION"] = Regions[0],
            ["AWS_DEFAULT_REGION"] = Regions[0],
            ["AWS_PROFILE"] = null,
            ["AWS_SESSION_TOKEN"] = null,
            ["AWSTOOLSDOUBLE_STATE"] = null,
        };

    public static async Task<MotoAccount> StartAsync(int clusters)
    {
        int port = FreePort();
        string portText = port.ToString(CultureInfo.InvariantCulture);
        ProcessStartInfo start = new(Server, ["-H", "127.0.0.1", "-p", portText])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        MotoAccount account = new(process, port);
        await account.WaitAsync();
        for (int cluster = 0; cluster < clusters; cluster++)
            await account.AddAsync(cluster);
        return account;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitAsync()
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using HttpRequestMessage request = Request(HttpMethod.Get, "/clusters", "eks", Regions[0]);
                using HttpResponseMessage answer = await _http.SendAsync(request);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(start) < Patience && !_process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Adds a cluster, and a provider for the issuer that it was given.</summary>
    private async Task AddAsync(int cluster)
    {
        using HttpRequestMessage create = Request(
            HttpMethod.Post,
            "/clusters",
            "eks",
            Regions[cluster % Regions.Count]
        );
        create.Content = JsonContent.Create(
            new
            {
                name = $"cluster-{cluster}",
                roleArn = "arn:aws:iam::123456789012:role/eks",
                resourcesVpcConfig = new { subnetIds = new[] { "subnet-1" } },
            }
        );
        using HttpResponseMessage created = await _http.SendAsync(create);
        using JsonDocument answer = JsonDocument.Parse(await created.Content.ReadAsStringAsync());
        JsonElement oidc = answer.RootElement.GetProperty("cluster").GetProperty("identity").GetProperty("oidc");
        using HttpRequestMessage register = Request(HttpMethod.Post, "/", "iam", Regions[0]);
        register.Content = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["Action"] = "CreateOpenIDConnectProvider",
                ["Version"] = "2010-05-08",
                ["Url"] = oidc.GetProperty("issuer").GetString()!,
                ["ThumbprintList.member.1"] = new string('1', 40),
                ["ClientIDList.member.1"] = "sts.amazonaws.com",
            }
        );
        using HttpResponseMessage registered = await _http.SendAsync(register);
        // All of moto's clusters of a region have one issuer: it is registered by the first.
        if (registered.StatusCode != HttpStatusCode.Conflict)
            registered.EnsureSuccessStatusCode();
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string service, string region)
    {
        // moto reads the service and the region from the signature's scope, and looks at no signature.
        HttpRequestMessage request = new(method, path);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=testing/20260101/{region}/{service}/aws4_request, "
                + "SignedHeaders=host, Signature=0"
        );
        return request;
    }
}
