using EksThumbprint.Aws;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Aws;

/// <summary>An endpoint that cannot be reached is asked once a command.</summary>
public sealed class OutageMemoryTests
{
    private const string Arn = "arn:aws:iam::111122223333:oidc-provider/a.example";

    [Fact]
    public void An_endpoint_that_could_not_be_reached_is_not_asked_again_and_that_is_said()
    {
        Unreachable aws = new("eks");
        OutageMemory memory = new(aws);

        for (int i = 0; i < 4; i++)
        {
            AwsException failed = Assert.Throws<AwsException>(() =>
                memory.FindCluster($"c{i}", "eu-west-1", TestContext.Current.CancellationToken)
            );
            Assert.Equal((AwsFailure.NoNetwork, "eks:DescribeCluster"), (failed.Failure, failed.Operation));
            Assert.Equal(i > 0, failed.Message.Contains("not asked again in this command", StringComparison.Ordinal));
        }

        Assert.Throws<AwsException>(() => memory.ListClusters("eu-west-1", TestContext.Current.CancellationToken));
        Assert.Equal(1, aws.Asked);
    }

    [Fact]
    public void Another_region_and_another_service_are_asked_all_the_same()
    {
        Unreachable aws = new("eks");
        OutageMemory memory = new(aws);

        Assert.Throws<AwsException>(() => memory.FindCluster("c", "eu-west-1", TestContext.Current.CancellationToken));
        Assert.Throws<AwsException>(() => memory.FindCluster("c", "eu-west-2", TestContext.Current.CancellationToken));
        Assert.Empty(memory.ListProviders("eu-west-1", TestContext.Current.CancellationToken));
        Assert.Equal(3, aws.Asked);
    }

    [Fact]
    public void The_list_of_providers_is_asked_for_in_another_region_all_the_same()
    {
        Unreachable aws = new("iam");
        OutageMemory memory = new(aws);

        foreach (string region in (string[])["eu-wst-1", "eu-west-1", "eu-west-1"])
        {
            Assert.Throws<AwsException>(() => memory.ListProviders(region, TestContext.Current.CancellationToken));
        }

        Assert.Equal(2, aws.Asked);
    }

    [Fact]
    public void What_was_written_is_read_back_every_time()
    {
        Unreachable aws = new("iam");
        OutageMemory memory = new(aws);

        Assert.Throws<AwsException>(() =>
            memory.ReplaceThumbprints(Arn, [], null, TestContext.Current.CancellationToken)
        );
        Assert.Throws<AwsException>(() => memory.FindProvider(Arn, null, TestContext.Current.CancellationToken));
        Assert.Throws<AwsException>(() => memory.FindProvider(Arn, null, TestContext.Current.CancellationToken));

        Assert.Equal(3, aws.Asked);
    }

    [Theory]
    [InlineData(AwsFailure.Timeout)]
    [InlineData(AwsFailure.AccessDenied)]
    [InlineData(AwsFailure.Throttled)]
    public void Other_failures_are_of_one_input(AwsFailure failure)
    {
        Unreachable aws = new("eks", failure);
        OutageMemory memory = new(aws);

        Assert.Throws<AwsException>(() => memory.FindCluster("c", null, TestContext.Current.CancellationToken));
        Assert.Throws<AwsException>(() => memory.FindCluster("d", null, TestContext.Current.CancellationToken));

        Assert.Equal(2, aws.Asked);
    }

    private sealed class Unreachable(string service, AwsFailure failure = AwsFailure.NoNetwork) : IAws
    {
        public int Asked { get; private set; }

        public bool MaySendAgain => true;

        public int CallsAtATime => 1;

        public AwsSource Source(string? region) => new("a network without AWS", region, null);

        public IReadOnlyList<string> ListClusters(string? region, CancellationToken cancellation) =>
            Answer<string[]>("eks:ListClusters", []);

        public Cluster? FindCluster(string name, string? region, CancellationToken cancellation) =>
            Answer<Cluster?>("eks:DescribeCluster", null);

        public IReadOnlyList<string> ListProviders(string? region, CancellationToken cancellation) =>
            Answer<string[]>("iam:ListOpenIDConnectProviders", []);

        public Provider? FindProvider(string arn, string? region, CancellationToken cancellation) =>
            Answer<Provider?>("iam:GetOpenIDConnectProvider", null);

        public Role? FindRole(string arn, string? region, CancellationToken cancellation) => null;

        public void ReplaceThumbprints(
            string arn,
            IReadOnlyList<Thumbprint> thumbprints,
            string? region,
            CancellationToken cancellation
        ) => Answer("iam:UpdateOpenIDConnectProviderThumbprint", 0);

        private T Answer<T>(string operation, T answer)
        {
            Asked++;
            return operation.StartsWith(service, StringComparison.Ordinal)
                ? throw new AwsException(failure, operation, detail: "no route")
                : answer;
        }
    }
}
