using EksThumbprint.Aws;
using EksThumbprint.Lab.Aws;

namespace EksThumbprint.Tests.Lab;

public sealed class LabAwsClusterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Clusters_belong_to_a_region()
    {
        LabAws aws = new();
        aws.CreateCluster("shop", "https://a.example/id/1");
        aws.CreateCluster("shop", "https://b.example/id/2", "eu-central-1");
        aws.CreateCluster("bank", null, "eu-central-1", "CREATING");

        Assert.Equal(["shop"], aws.ListClusters(null, Cancellation));
        Assert.Equal(["bank", "shop"], aws.ListClusters("eu-central-1", Cancellation));
        Assert.Equal("https://a.example/id/1", aws.FindCluster("shop", "us-west-2", Cancellation)!.Issuer);
        Assert.Equal(
            new Cluster("bank", "arn:aws:eks:eu-central-1:111122223333:cluster/bank", null, "CREATING"),
            aws.FindCluster("bank", "eu-central-1", Cancellation)
        );
        Assert.Null(aws.FindCluster("bank", null, Cancellation));
    }

    [Fact]
    public void A_deleted_cluster_leaves_its_provider_behind()
    {
        LabAws aws = new();
        Cluster cluster = aws.CreateCluster("shop", "https://a.example/id/1");
        string arn = aws.CreateProvider(cluster.Issuer!, []).Arn;

        aws.DeleteCluster("shop");

        Assert.Null(aws.FindCluster("shop", null, Cancellation));
        Assert.Equal([arn], aws.ListProviders(null, Cancellation));
    }

    [Fact]
    public void EKS_needs_a_region_and_IAM_does_not()
    {
        LabAws aws = new(region: null);

        Assert.Equal(
            AwsFailure.NoRegion,
            Assert.Throws<AwsException>(() => aws.ListClusters(null, Cancellation)).Failure
        );
        Assert.Equal(
            AwsFailure.NoRegion,
            Assert.Throws<AwsException>(() => aws.FindCluster("shop", null, Cancellation)).Failure
        );
        Assert.Empty(aws.ListClusters("us-east-1", Cancellation));
        Assert.Empty(aws.ListProviders(null, Cancellation));
    }

    [Fact]
    public void Every_ARN_has_the_partition()
    {
        LabAws aws = new("444455556666", "aws-cn", "cn-north-1");

        Assert.Equal("arn:aws-cn:eks:cn-north-1:444455556666:cluster/shop", aws.CreateCluster("shop", null).Arn);
        Assert.Equal(
            "arn:aws-cn:iam::444455556666:oidc-provider/a.example",
            aws.CreateProvider("https://a.example", []).Arn
        );
    }
}
