namespace EksThumbprint.Aws;

/// <summary>What AWS is asked through. Advice speaks of that one only.</summary>
public enum AwsTool
{
    /// <summary>The AWS CLI.</summary>
    AwsCli,

    /// <summary>AWS Tools for PowerShell.</summary>
    AwsTools,
}
