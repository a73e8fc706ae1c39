using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Cli;

/// <summary>
/// Whatever makes no sense gets a sentence that says what to do next and exit code 64, and AWS is not even asked.
/// </summary>
public sealed class BadInputTests
{
    private const string Issuer = "https://oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
    private const string Hex = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";
    private const string Sha256 = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280aaaaaaaaaaaaaaaaaaaaaaaa";

    public static TheoryData<string, string[]> Lines =>
        new()
        {
            { "Give a command: there are chain, thumbprint, test, update, demo, help and completion.", [] },
            {
                "There is no command 'tets', only chain, thumbprint, test, update, demo, help and completion. Did you "
                    + "mean test?",
                ["tets"]
            },
            {
                "'--region' comes before the command. Options follow it: eks-thumbprint test --region",
                ["--region", "eu-west-1", "test", "shop"]
            },
            { "'--verbose' comes before any command.", ["--verbose"] },
            { "test has no option '--frmat'. Did you mean --format?", ["test", "shop", "--frmat", "json"] },
            {
                "update has no option '--trustedroot'. Did you mean --trusted-root?",
                ["update", "shop", "--yes", "--trustedroot", "x"]
            },
            { "Give the shell: bash, zsh, fish or pwsh.", ["completion"] },
            { "demo has no use for 'shop'. Leave it out.", ["demo", "shop"] },
            { "There is no target. Give a cluster name, an issuer URL or an ARN", ["test"] },
            { "There is no target.", ["update", "--yes"] },
            { "The target is empty.", ["test", ""] },
            { "is not a cluster name", ["test", "not a cluster!"] },
            { "is not a cluster name", ["update", "not a cluster!", "--yes"] },
            {
                "IAM only knows issuers that begin with https://",
                ["test", "http://oidc.eks.us-west-2.amazonaws.com/id/A"]
            },
            { "is an IP address. An issuer has a host name", ["chain", "https://10.0.0.1/id/A"] },
            {
                "looks like an EKS issuer's host but is none",
                ["update", "oidc.eks.us-west-2.amazonaws.com.example.com/id/A", "--yes"]
            },
            { "Give the ARN of an IAM OIDC provider", ["test", "arn:aws:iam::123456789012:saml-provider/x"] },
            { "Give the ARN of an IAM OIDC provider", ["test", "arn:aws:s3:::bucket"] },
            { "is a SHA-256 fingerprint (64 digits)", ["update", "shop", "--yes", "--thumbprint", Sha256] },
            { "is a SHA-256 fingerprint (64 digits)", ["test", Issuer, "--thumbprint", Sha256] },
            { "The list of thumbprints is empty", ["update", "shop", "--yes", "--thumbprint"] },
            { "The thumbprint is empty", ["update", "shop", "--yes", "--thumbprint", ""] },
            { "targets come before it", ["update", "--yes", "--thumbprint", Hex, "shop"] },
            { "Give the issuer's URL", ["test", "shop", "--thumbprint", Hex] },
            { "leave --replace out", ["update", "shop", "--yes", "--replace", "--thumbprint", Hex] },
            {
                "leave --trusted-root or --thumbprint out",
                ["update", "shop", "--yes", "--trusted-root", "root.pem", "--thumbprint", Hex]
            },
            { "Give one of these: targets, --all, or --path", ["test", "shop", "--all"] },
            {
                "Several regions go with test --all.",
                ["test", "shop", "--region", "eu-west-1", "--region", "us-east-1"]
            },
            { "Several regions go with test --all.", ["thumbprint", "--region", "eu-west-1", "--region", "us-east-1"] },
            {
                "--region takes one region, not 'eu-west-1,us-east-1'. Repeat it for each.",
                ["test", "--all", "--region", "eu-west-1,us-east-1"]
            },
            { "leave --thumbprint out", ["test", "--all", "--thumbprint", Hex] },
            { "There is no file", ["test", "--path", "no-such-chain.pem"] },
            { "Give either a target or --path, not both", ["chain", "shop", "--path", "chain.pem"] },
            { "is a directory. Give the path of a file in it", ["chain", "--path", "."] },
            { "is a directory. Give the path of a file in it", ["update", "shop", "--yes", "--trusted-root", "."] },
            { "There is no file", ["thumbprint", "--path", "no-such-file.pem"] },
            { "Add --yes to write, or --dry-run", ["update", "shop"] },
            { "--timeout takes seconds, more than 0 and 600 at most, not '0'", ["test", "shop", "--timeout", "0"] },
            { "--throttle-limit takes a number from 1 to 64, not '0'", ["test", "shop", "--throttle-limit", "0"] },
            { "--throttle-limit takes a number from 1 to 64, not 'all'", ["test", "shop", "--throttle-limit", "all"] },
            {
                "--timeout takes seconds, more than 0 and 600 at most, not 'soon'",
                ["test", "shop", "--timeout", "soon"]
            },
            { "--format takes text, json or junit, not 'yaml'", ["test", "shop", "--format", "yaml"] },
            { "--format takes text or json, not 'yaml'", ["chain", "shop", "--format", "yaml"] },
            { "--format junit is for test", ["update", "shop", "--yes", "--format", "junit"] },
            { "--format junit is for test", ["chain", "shop", "--format", "junit"] },
            { "give --report FILE, or leave --force out", ["test", "shop", "--force"] },
            { "is a directory. Give the path of a file in it", ["test", "shop", "--report", "."] },
            { "The path of the file to write is empty", ["test", "shop", "--report", ""] },
            { "There is no folder", ["test", "shop", "--report", "/no-such-folder/estate.html"] },
            { "--endpoint-url takes a URL with its scheme", ["test", "shop", "--endpoint-url", "localhost"] },
            { "is no address to connect to", ["test", "shop", "--connect-to", "nonsense:"] },
            { "Required argument missing for option: '--region'", ["test", "shop", "--region"] },
        };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_line_that_makes_no_sense(string sentence, string[] arguments)
    {
        using FakeAws fake = FakeAws.Running("exit 1");
        CliResult result = await CliHere.RunAsync(
            options => options with { Executable = fake.Executable },
            null,
            arguments
        );
        Assert.True(result.Exit == 64 && result.Error.Contains(sentence), result.ToString());
        Assert.Equal(string.Empty, result.Output);
        Assert.Empty(fake.Calls);
    }

    [Theory]
    [InlineData("invalid-identity-token.de.txt", "block 4 (line 29): The text 'EXAMPLE' was written over it")]
    [InlineData("invalid-identity-token.pt.txt", "block 4 (line 78): The text 'EXAMPLE' was written over it")]
    public void A_damaged_transcript_gives_no_number_but_the_block_and_the_line(string article, string where)
    {
        CliResult result = CliProcess.Run(
            new Dictionary<string, string?>(),
            "thumbprint",
            "--path",
            ReferenceCertificates.PathOf("seeds", article)
        );
        Assert.True(
            result.Exit == 64 && result.Error.Contains(where) && result.Error.Contains("openssl s_client"),
            result.ToString()
        );
        Assert.Equal(string.Empty, result.Output);
    }
}
