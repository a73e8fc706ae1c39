# What the cmdlets of AWS.Tools that the help names take (AWS Tools for PowerShell cmdlet reference). They need not be installed to test the help.
@{
    'Get-EKSClusterList'                        = @('MaxResult', 'NextToken', 'Region', 'ProfileName', 'Credential', 'EndpointUrl')
    'Get-EKSCluster'                            = @('Name', 'Region', 'ProfileName', 'Credential', 'EndpointUrl')
    'Get-IAMOpenIDConnectProviderList'          = @('Region', 'ProfileName', 'Credential', 'EndpointUrl')
    'Get-IAMOpenIDConnectProvider'              = @('OpenIDConnectProviderArn', 'Region', 'ProfileName', 'Credential', 'EndpointUrl')
    'Get-IAMRole' = @('RoleName', 'Select', 'Region', 'ProfileName', 'Credential', 'EndpointUrl')
    'Update-IAMOpenIDConnectProviderThumbprint' = @('OpenIDConnectProviderArn', 'ThumbprintList', 'PassThru', 'Force', 'WhatIf', 'Confirm', 'Region', 'ProfileName', 'Credential', 'EndpointUrl')
    'Get-STSCallerIdentity'                     = @('Region', 'ProfileName', 'Credential', 'EndpointUrl')
}
