@{
    RootModule             = if ($PSEdition -eq 'Core') { 'bin/net8.0/EksThumbprint.dll' } else { 'bin/netstandard2.0/EksThumbprint.dll' }
    ModuleVersion          = '0.1.0'
    GUID                   = '4b1f6a4e-6f0c-4f0b-9c38-0d2f5f3a7e15'
    Author                 = 'EksThumbprint contributors'
    CompanyName            = 'EksThumbprint contributors'
    Copyright              = 'Copyright (c) EksThumbprint contributors. MIT licence.'
    Description            = 'Finds, judges and safely repairs the CA thumbprint of the IAM OIDC provider of an Amazon EKS cluster.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Core', 'Desktop')
    FormatsToProcess       = @('EksThumbprint.format.ps1xml')
    FunctionsToExport      = @()
    CmdletsToExport        = @('ConvertTo-OidcReport', 'Get-EksOidcChain', 'Get-OidcRootThumbprint', 'Test-OidcThumbprint', 'Update-OidcThumbprint')
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags                       = @('AWS', 'EKS', 'IAM', 'OIDC', 'IRSA', 'Thumbprint', 'Kubernetes', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri                 = 'https://opensource.org/license/mit'
            ExternalModuleDependencies = @('AWS.Tools.EKS', 'AWS.Tools.IdentityManagement')
        }
    }
}
