using System.Text;
using EksThumbprint.Lab.Serving;

namespace EksThumbprint.TestServer;

/// <summary>One server with all its hosts and issuers, and a folder of their certificates.</summary>
/// <param name="home">A folder of its own, deleted at the end; null for a fresh one.</param>
internal sealed class Laboratory(string? home) : IAsyncDisposable
{
    private readonly LabServer _server = LabServer.Start();
    private readonly OwnFolder _folder = OwnFolder.Take(home);
    private readonly Dictionary<string, ServedHost> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, LabIssuer> _issuers = new(StringComparer.Ordinal);

    public object Describe() =>
        new
        {
            ConnectTo = _server.EndPoint.ToString(),
            _server.Port,
            Folder = _folder.Path,
        };

    public object Do(LabCommand command) =>
        command.Do switch
        {
            LabAction.AddIssuer => AddIssuer(command),
            LabAction.Rotate => Known(command.Host).Rotate(command),
            LabAction.Shape => Known(command.Host).Shape(command),
            LabAction.Tls => Known(command.Host).Tls(command.Version),
            LabAction.Document => Document(command),
            LabAction.Fault => SetFault(command.Fault),
            LabAction.Counters => Counters(),
            _ => throw new ArgumentException($"{command.Do} has no answer.", nameof(command)),
        };

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _folder.DeleteAsync();
    }

    private object AddIssuer(LabCommand command)
    {
        ServedHost host = HostOf(command.Host, command);
        ServedHost jwks = command.JwksHost is null ? host : HostOf(command.JwksHost, command);
        LabIssuer issuer = LabIssuer.Create(host.Host, jwks.Host, command.Path);
        _issuers[issuer.Url] = issuer;
        return new
        {
            issuer.Url,
            issuer.JwksUrl,
            Host = host.Describe(),
            JwksHost = jwks.Describe(),
        };
    }

    private object Document(LabCommand command)
    {
        LabIssuer issuer = _issuers.GetValueOrDefault(command.Issuer ?? string.Empty)
            ?? throw new ArgumentException($"There is no issuer {command.Issuer} here.", nameof(command));
        string body = command.Body ?? (command.Jwks ? issuer.Jwks : issuer.Discovery);
        LabResponse response = LabResponse.Json(body) with
        {
            Status = command.Status,
            Delay = TimeSpan.FromMilliseconds(command.DelayMilliseconds),
        };
        if (command.Jwks)
            issuer.ServeJwks(response);
        else
            issuer.ServeDiscovery(response);
        return new { issuer.Url };
    }

    private object SetFault(FaultKind kind)
    {
        _server.Fault = kind switch
        {
            FaultKind.Silent => LabFault.Silent,
            FaultKind.Close => LabFault.Close,
            FaultKind.Reset => LabFault.Reset,
            FaultKind.PlainText => LabFault.Plain(
                Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
            ),
            _ => null,
        };
        return new { Fault = kind };
    }

    private object Counters() =>
        new
        {
            _server.Counters.Connections,
            _server.Counters.OpenConnections,
            _server.Counters.Handshakes,
            Requests = _server.Counters.RequestCount,
        };

    private ServedHost HostOf(string? name, LabCommand command)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new ArgumentException("The request names no host.", nameof(name));
        if (!_hosts.TryGetValue(name, out ServedHost? host))
            _hosts[name] = host = new ServedHost(_server, command, name, _folder.Path);
        return host;
    }

    private ServedHost Known(string? name) =>
        _hosts.GetValueOrDefault(name ?? string.Empty)
        ?? throw new ArgumentException($"There is no host '{name}' here.", nameof(name));
}
