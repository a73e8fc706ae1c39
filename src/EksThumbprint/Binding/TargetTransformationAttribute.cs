using System.Collections;
using System.Management.Automation;

namespace EksThumbprint.Binding;

/// <summary>
/// Makes inputs of what a user has. What it does not know becomes an input too, and one error that names its type:
/// PowerShell's own says neither what was given nor what to give.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TargetTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override bool TransformNullOptionalParameters => true;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? bare = inputData is PSObject { BaseObject: not PSCustomObject } wrapped
            ? wrapped.BaseObject
            : inputData;
        if (bare is IEnumerable many and not string and not IDictionary)
            return many.Cast<object?>().Select(One).ToArray();
        TargetInput one = One(inputData);
        return new[] { one };
    }

    private static TargetInput One(object? given)
    {
        PSObject? item = given is null ? null : PSObject.AsPSObject(given);
        return item?.BaseObject switch
        {
            null => new TargetInput(null),
            TargetInput input => input,
            string text => new TargetInput(text) { Text = text },
            Uri url => new TargetInput(url) { Text = url.OriginalString },
            _ => TargetObject.Read(item, given!),
        };
    }
}
