using System.Collections.ObjectModel;
using System.Management.Automation;
using Amazon.IdentityManagement;
using AwsToolsDouble;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>
/// What one version of the cmdlet has and another has not: up to 4.1 <c>-PassThru</c>, from 5 on <c>-ClientConfig</c>
/// (there in the base class of IAM's cmdlets).
/// </summary>
internal sealed class UpdateParametersByVersion
{
    private const string PassThruName = "PassThru";
    private const string ClientConfigName = "ClientConfig";

    private readonly RuntimeDefinedParameterDictionary _parameters = [];

    public bool PassThru => Value(PassThruName) is SwitchParameter { IsPresent: true };

    public int? MaxErrorRetry => (Value(ClientConfigName) as AmazonIdentityManagementServiceConfig)?.MaxErrorRetry;

    public RuntimeDefinedParameterDictionary Create()
    {
        bool isNew = BackendChoice.MajorVersion >= 5;
        string name = isNew ? ClientConfigName : PassThruName;
        Type type = isNew ? typeof(AmazonIdentityManagementServiceConfig) : typeof(SwitchParameter);
        Collection<Attribute> attributes = [new ParameterAttribute { ValueFromPipelineByPropertyName = true }];
        _parameters[name] = new RuntimeDefinedParameter(name, type, attributes);
        return _parameters;
    }

    private object? Value(string name) =>
        _parameters.TryGetValue(name, out RuntimeDefinedParameter? parameter) && parameter.IsSet
            ? parameter.Value
            : null;
}
