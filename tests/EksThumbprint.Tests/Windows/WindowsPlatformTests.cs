using System.Security.Authentication;
using EksThumbprint.Aws.Cli;
using EksThumbprint.Chains;
using EksThumbprint.Files;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Windows;

/// <summary>What only a real Windows can show.</summary>
public sealed class WindowsPlatformTests
{
    private static void RequireWindows() => Assert.SkipUnless(OperatingSystem.IsWindows(), "needs Windows");

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.None)]
    public async Task Whatever_order_the_store_has_the_leaf_is_first_and_the_top_is_right(SslProtocols version)
    {
        RequireWindows();
        LabPki pki = SharedPki.Ecdsa;
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost(SharedPki.HostName, pki.Served());
        host.Protocols = version;

        for (int i = 0; i < 5; i++)
        {
            ProbeResult result = await Probes.RunAsync(server, TestIssuer.At(host));

            ServedChain chain = Assert.Single(result.Discovery.Chains);
            Assert.Equal(
                pki.Served().Thumbprints.Select(value => value.ToString()),
                chain.Path.Select(one => one.Thumbprint.ToString())
            );
            Assert.Equal([1, 2, 3, 4], chain.Path.Select(one => one.Position));
            Assert.False(chain.OrderKnown || chain.OutOfOrder);
        }
    }

    [Fact]
    public void A_file_that_another_program_has_open_is_not_replaced_and_stays_whole()
    {
        RequireWindows();
        using TemporaryFolder folder = new();
        string path = folder.Write("estate.html", "before");
        using (FileStream held = new(path, FileMode.Open, FileAccess.Read, FileShare.None))
        {
            InputException refused = Assert.Throws<InputException>(() =>
                AtomicFile.Write(path, overwrite: true, "add -Force", writer => writer.Write("after"))
            );
            Assert.Equal("FileNotWritten", refused.Code);
        }

        Assert.Equal("before", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.FullName));
    }

    [Theory]
    [InlineData("a|b.html")]
    [InlineData("<.html")]
    [InlineData("a\"b.html")]
    public void A_name_that_Windows_does_not_have_is_an_input_error(string name)
    {
        RequireWindows();
        using TemporaryFolder folder = new();

        InputException refused = Assert.Throws<InputException>(() =>
            AtomicFile.Write(folder.FullName + "\\" + name, overwrite: false, "add -Force", writer => writer.Write("x"))
        );

        Assert.Equal("FileNotWritten", refused.Code);
    }

    [Fact]
    public void A_batch_file_is_run_from_a_folder_with_blanks_and_an_ampersand()
    {
        RequireWindows();
        using TemporaryFolder folder = new();
        string inner = Directory.CreateDirectory(folder.PathOf("my tools & more")).FullName;
        File.WriteAllText(
            Path.Combine(inner, "aws.cmd"),
            "@echo off\r\necho {\"OpenIDConnectProviderList\":"
                + "[{\"Arn\":\"arn:aws:iam::111122223333:oidc-provider/a.example\"}]}\r\n"
        );

        IReadOnlyList<string> providers = new AwsCli(
            new AwsCliOptions { Executable = Path.Combine(inner, "aws.cmd"), Region = "eu-west-1" }
        ).ListProviders("eu-west-1", TestContext.Current.CancellationToken);

        Assert.Equal(["arn:aws:iam::111122223333:oidc-provider/a.example"], providers);
    }
}
