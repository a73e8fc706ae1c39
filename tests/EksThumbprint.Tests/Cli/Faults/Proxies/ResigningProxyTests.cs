using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli.Faults.Proxies;

/// <summary>
/// The real command line behind a real proxy that opens TLS and signs anew. SSL_CERT_FILE puts the proxy's root into
/// what .NET takes for the machine's trust store on Linux; a script in the AWS CLI's place notes what IAM is asked.
/// </summary>
public sealed class ResigningProxyTests : IAsyncLifetime
{
    private const string Eks = "oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
    private const string Private = "oidc.corp.example/edge";

    private readonly LabServer _server = LabServer.Start();
    private readonly TemporaryFolder _folder = new();
    private readonly LabAuthority _root = LabAuthority.CreateRoot("Inspection Root", LabKeyKind.Ecdsa);
    private ConnectProxy _proxy = null!;
    private string _rootFile = null!;

    public ValueTask InitializeAsync()
    {
        foreach (string issuer in new[] { Eks, Private })
        {
            string host = issuer.Split('/')[0];
            _ = LabIssuer.Create(
                _server.AddHost(host, LabPki.Create(LabKeyKind.Ecdsa, host).Served()),
                path: issuer[host.Length..]
            );
        }

        _proxy = new ConnectProxy(_server.EndPoint) { Signer = _root.IssueAuthority("Inspection", LabKeyKind.Ecdsa) };
        _rootFile = _folder.Write("root.pem", _root.Certificate.ExportCertificatePem());
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void An_EKS_issuer_is_intercepted_and_not_written_until_the_user_vouches_for_the_proxys_root()
    {
        using FakeAws aws = Iam(Eks);

        CliResult test = Run(aws, Eks, "test");
        Assert.True(test.Exit == 2 && test.Output.Contains("Intercepted"), test.ToString());
        CliResult refused = Run(aws, Eks, "update", "--yes");
        Assert.True(refused.Exit == 2 && refused.Error.Contains("Do not write what is seen here"), refused.ToString());
        Assert.Empty(Writes(aws));

        CliResult written = Run(aws, Eks, "update", "--yes", "--trusted-root", _rootFile);
        Assert.True(written.Exit == 0, written.ToString());
        Assert.Equal([MotoStory.Dead, _proxy.Signer!.Thumbprint.ToString()], Assert.Single(Writes(aws)));
        Assert.All(_proxy.Asked, target => Assert.Equal("oidc.eks.us-west-2.amazonaws.com:443", target));
        // A busy machine may take one connection more than there were runs.
        Assert.InRange(_proxy.Made, 3, 6);
    }

    [WholeRun]
    [Fact]
    public void The_same_proxy_is_no_more_trusted_for_a_private_issuer_although_the_machine_trusts_it()
    {
        using FakeAws aws = Iam(Private);

        CliResult unknown = Run(aws, Private, trusted: false, "update", "--yes");
        Assert.True(unknown.Exit == 1 && unknown.Error.Contains("no reason to trust"), unknown.ToString());
        Assert.DoesNotContain("a root that this machine trusts", unknown.Error, StringComparison.Ordinal);
        CliResult known = Run(aws, Private, "update", "--yes");
        Assert.True(
            known.Exit == 1
                && known.Error.ReplaceLineEndings(" ").Contains("'Inspection Root', a root that this machine trusts"),
            known.ToString()
        );
        Assert.Empty(Writes(aws));
    }

    /// <summary>An account whose provider holds one dead value, until somebody writes.</summary>
    private FakeAws Iam(string issuer)
    {
        FakeAws aws = FakeAws.Running(
            """
            case "$2" in
            get-*) cat "$dir/provider" ;;
            update-*) cp "$dir/written" "$dir/provider" ;;
            esac
            """
        );
        File.WriteAllText(Path.Combine(aws.Folder, "provider"), Provider(issuer, MotoStory.Dead));
        File.WriteAllText(
            Path.Combine(aws.Folder, "written"),
            Provider(issuer, MotoStory.Dead, _proxy.Signer!.Thumbprint.ToString())
        );
        return aws;
    }

    private static string Provider(string issuer, params string[] list) =>
        $$"""
            {"Url": "{{issuer}}", "ClientIDList": ["sts.amazonaws.com"],
             "ThumbprintList": ["{{string.Join("\", \"", list)}}"]}
            """;

    private static IEnumerable<string[]> Writes(FakeAws aws) =>
        aws
            .Calls.Where(call => call.Contains("update-open-id-connect-provider-thumbprint"))
            .Select(call =>
                call.SkipWhile(word => word != "--thumbprint-list")
                    .Skip(1)
                    .TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal))
                    .ToArray()
            );

    private CliResult Run(FakeAws aws, string issuer, params string[] arguments) =>
        Run(aws, issuer, trusted: true, arguments);

    private CliResult Run(FakeAws aws, string issuer, bool trusted, params string[] arguments)
    {
        Dictionary<string, string?> environment = new()
        {
            ["PATH"] = aws.Folder + ":" + Environment.GetEnvironmentVariable("PATH"),
            ["HTTPS_PROXY"] = $"http://127.0.0.1:{_proxy.Port}",
            ["SSL_CERT_FILE"] = trusted ? _rootFile : null,
        };
        return CliProcess.Run(environment, [.. arguments, $"arn:aws:iam::123456789012:oidc-provider/{issuer}"]);
    }
}
