using System.Management.Automation;
using EksThumbprint.Binding;

namespace EksThumbprint.Commands.Base;

/// <summary>A cmdlet whose targets are looked for in one region.</summary>
public abstract class RegionCmdlet : TargetCmdlet
{
    private protected RegionCmdlet() { }

    /// <summary>The AWS region. Otherwise the target's own, or the session's.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    private protected override string? AwsRegion => Region;
}
