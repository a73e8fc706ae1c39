using EksThumbprint.Aws;
using EksThumbprint.Aws.Cli;
using EksThumbprint.Errors;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.AwsTools;

/// <summary>
/// The AWS CLI in a session without AWS.Tools; when it is not there either, the error names the ways to get one.
/// </summary>
internal sealed class CliFallback(AwsCli cli) : IAws
{
    public bool MaySendAgain => cli.MaySendAgain;

    public int CallsAtATime => cli.CallsAtATime;

    public AwsSource Source(string? region) => cli.Source(region);

    public IReadOnlyList<string> ListClusters(string? region, CancellationToken cancellation) =>
        Named(() => cli.ListClusters(region, cancellation));

    public Cluster? FindCluster(string name, string? region, CancellationToken cancellation) =>
        Named(() => cli.FindCluster(name, region, cancellation));

    public IReadOnlyList<string> ListProviders(string? region, CancellationToken cancellation) =>
        Named(() => cli.ListProviders(region, cancellation));

    public Provider? FindProvider(string arn, string? region, CancellationToken cancellation) =>
        Named(() => cli.FindProvider(arn, region, cancellation));

    public Role? FindRole(string arn, string? region, CancellationToken cancellation) =>
        Named(() => cli.FindRole(arn, region, cancellation));

    public void ReplaceThumbprints(
        string arn,
        IReadOnlyList<Thumbprint> thumbprints,
        string? region,
        CancellationToken cancellation
    ) =>
        Named(() =>
        {
            cli.ReplaceThumbprints(arn, thumbprints, region, cancellation);
            return true;
        });

    private static T Named<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (AwsException failed) when (failed.Failure == AwsFailure.NotInstalled)
        {
            throw new AwsException(
                AwsFailure.NotInstalled,
                failed.Operation,
                detail: ErrorText.Get("NoAwsTools"),
                inner: failed
            );
        }
    }
}
