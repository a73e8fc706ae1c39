# A stand-in for tests and the laboratory. It is not the module of this name by Amazon, holds no code of it and never reaches AWS.
@{
    ModuleVersion        = '5.0.100'
    GUID                 = '8d0f3f0a-64fd-4a0e-9a2b-1f2a8a4f7003'
    Author               = 'EksThumbprint contributors'
    Description          = 'Stand-in for AWS.Tools.IdentityManagement, for the tests and the laboratory of EksThumbprint. Not by Amazon.'
    CompatiblePSEditions = @('Core')
    PowerShellVersion    = '7.4'
    RootModule           = 'AwsToolsDouble.dll'
    RequiredModules      = @(@{ ModuleName = 'AWS.Tools.Common'; RequiredVersion = '5.0.100' })
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    CmdletsToExport      = @(
        'Get-IAMOpenIDConnectProvider'
        'Get-IAMOpenIDConnectProviderList'
        'Get-IAMRole'
        'Update-IAMOpenIDConnectProviderThumbprint'
    )
}
