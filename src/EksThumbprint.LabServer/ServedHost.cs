using System.Security.Authentication;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;

namespace EksThumbprint.TestServer;

/// <summary>A host, the hierarchy behind it, and the files that tell a test about them.</summary>
internal sealed class ServedHost
{
    private readonly string _folder;
    private LabPki _pki;
    private int _served;
    private bool _withRoot;
    private bool _reversed;
    private int _files;

    public ServedHost(LabServer server, LabCommand command, string name, string folder)
    {
        _folder = folder;
        _pki = LabPki.Create(command.Rsa ? LabKeyKind.Rsa2048 : LabKeyKind.Ecdsa, name);
        _served = 4;
        Take(command);
        Host = server.AddHost(name, Chain());
        if (command.Alternates)
            Host.Alternate = _pki.Served(_served == 2 ? 3 : 2);
    }

    public LabHost Host { get; }

    public HostAnswer Rotate(LabCommand command)
    {
        LabCertificateOptions? options = command.DaysLeft is { } days
            ? new() { Validity = LabValidity.Days(days, daysOld: days < 0 ? 100 - days : 1) }
            : null;
        _pki = command.Renew switch
        {
            Renewal.Leaf => _pki.RenewLeaf(options, command.Names),
            Renewal.Intermediate => _pki.RotateIntermediate(),
            _ => _pki.RotateRoots(),
        };
        return Shape(command);
    }

    public HostAnswer Shape(LabCommand command)
    {
        Take(command);
        Host.Chain = Chain();
        return Describe();
    }

    public HostAnswer Tls(string? version)
    {
        Host.Protocols = version switch
        {
            null => SslProtocols.Tls12 | SslProtocols.Tls13,
            "1.2" => SslProtocols.Tls12,
            "1.3" => SslProtocols.Tls13,
            _ => throw new ArgumentException("The TLS version is 1.2 or 1.3.", nameof(version)),
        };
        return Describe();
    }

    public HostAnswer Describe()
    {
        LabChain sent = Host.Chain;
        _files++;
        return new HostAnswer(
            Host.Name,
            [.. sent.Thumbprints.Select(thumbprint => thumbprint.ToString())],
            sent.Thumbprints[0].ToString(),
            (_withRoot ? _pki.Root.Thumbprint : _pki.Served(_served).Thumbprints[^1]).ToString(),
            Write("chain", sent.ToPem()),
            Write("root", Anchor().Certificate.ExportCertificatePem() + "\n")
        );
    }

    /// <summary>The root below which everything that is sent stands.</summary>
    private LabAuthority Anchor() =>
        _withRoot || _served < 3 ? _pki.Root
        : _served == 3 ? _pki.ServicesRoot
        : _pki.Class2;

    private void Take(LabCommand command)
    {
        _served = command.Served ?? _served;
        _withRoot = command.WithRoot;
        _reversed = command.Reversed;
    }

    private LabChain Chain()
    {
        LabChain chain = _withRoot ? _pki.ServedWithRoot() : _pki.Served(_served);
        return _reversed ? chain.Reversed() : chain;
    }

    private string Write(string kind, string pem)
    {
        // A new file each time: what a test was told before stays as it was.
        string path = Path.Combine(_folder, $"{Host.Name}-{_files}-{kind}.pem");
        File.WriteAllText(path, pem);
        return path;
    }
}
