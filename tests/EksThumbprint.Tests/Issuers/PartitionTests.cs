using EksThumbprint.Issuers;

namespace EksThumbprint.Tests.Issuers;

public sealed class PartitionTests
{
    [Theory]
    [InlineData("aws", "eu-west-1")]
    [InlineData("aws", "us-east-1")]
    [InlineData("aws", "ap-southeast-7")]
    [InlineData("aws", "mx-central-1")]
    [InlineData("aws", "il-central-1")]
    [InlineData("aws-cn", "cn-north-1")]
    [InlineData("aws-us-gov", "us-gov-east-1")]
    [InlineData("aws-eusc", "eusc-de-east-1")]
    [InlineData("aws-iso", "us-iso-east-1")]
    [InlineData("aws-iso-b", "us-isob-east-1")]
    [InlineData("aws-iso-e", "eu-isoe-west-1")]
    [InlineData("aws-iso-f", "us-isof-south-1")]
    public void A_region_belongs_to_one_partition_only(string partition, string region)
    {
        Assert.Equal([partition], Partition.All.Where(one => one.HasRegion(region)).Select(one => one.Name));
        Assert.Equal(partition, Partition.OfRegion(region)?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("us")]
    [InlineData("us-east")]
    [InlineData("us-east-")]
    [InlineData("us-east-1a")]
    [InlineData("us-east-1\n")]
    [InlineData("\nus-east-1")]
    [InlineData("us-east-1.x")]
    [InlineData("xx-east-1")]
    [InlineData("US-EAST-1")]
    [InlineData("us-gov-1-1")]
    [InlineData("us-east-１")]
    public void What_has_no_regions_form_is_no_region(string region)
    {
        Assert.Null(Partition.OfRegion(region));
    }

    [Fact]
    public void Every_partition_is_found_by_its_name_in_ARNs_and_has_its_home_region()
    {
        Assert.Equal(
            ["aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f"],
            Partition.All.Select(one => one.Name)
        );
        Assert.All(Partition.All, one =>
        {
            Assert.Same(one, Partition.Named(one.Name));
            Assert.Same(one, Partition.OfRegion(one.HomeRegion));
        });
        Assert.Null(Partition.Named("AWS"));
        Assert.Null(Partition.Named("aws-"));
    }

    [Fact]
    public void Only_the_public_partitions_are_known_to_use_Amazon_Trust_Services()
    {
        Assert.Equal(
            ["aws", "aws-us-gov"],
            Partition.All.Where(one => one.UsesAmazonTrustServices).Select(one => one.Name)
        );
    }
}
