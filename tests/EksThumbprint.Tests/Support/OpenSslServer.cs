using System.Diagnostics;
using System.Net;
using EksThumbprint.Lab.Pki;

namespace EksThumbprint.Tests.Support;

/// <summary><c>openssl s_server</c> on a loopback port, serving the files of a folder of its own.</summary>
internal sealed class OpenSslServer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;
    private readonly TaskCompletionSource<IPEndPoint> _listening = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    /// <param name="chain">What it sends, by <c>-cert</c> and <c>-cert_chain</c>.</param>
    /// <param name="more">Further arguments, such as <c>-tls1_3</c>.</param>
    public OpenSslServer(LabChain chain, params string[] more)
    {
        string leaf = _folder.Write("leaf.pem", chain.Cut(1).ToPem());
        string key = _folder.Write("key.pem", chain.LeafKeyPem());
        List<string> arguments = ["s_server", "-accept", "127.0.0.1:0", "-WWW", "-cert", leaf, "-key", key, .. more];
        if (chain.Others.Count > 0)
            arguments.AddRange([
                "-cert_chain",
                _folder.Write(
                    "others.pem",
                    string.Concat(chain.Others.Select(one => one.ExportCertificatePem() + "\n"))
                ),
            ]);
        ProcessStartInfo start = new("openssl", arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        EndPoint = _listening.Task.WaitAsync(TimeSpan.FromMinutes(1)).GetAwaiter().GetResult();
    }

    public IPEndPoint EndPoint { get; }

    /// <summary>Serves a text at a path of up to three segments.</summary>
    public void Serve(string path, string text)
    {
        string file = Path.Combine(_folder.FullName, path.TrimStart('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Serves an issuer's two documents.</summary>
    public void Serve(TestIssuer issuer)
    {
        Serve(issuer.DiscoveryPath, issuer.Discovery);
        Serve(issuer.JwksPath, TestIssuer.Jwks);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit(5000);
        _process.Dispose();
        _folder.Dispose();
    }

    private void Heard(string? line)
    {
        const string accept = "ACCEPT ";
        if (line is null)
            _listening.TrySetException(new InvalidOperationException("openssl s_server ended before it listened"));
        else if (line.StartsWith(accept, StringComparison.Ordinal))
            _listening.TrySetResult(IPEndPoint.Parse(line[accept.Length..]));
    }
}
