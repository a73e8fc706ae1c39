# A result of every status, made from one served chain, and what shows it. Dot-source it in BeforeAll, after Import-BuiltModule.
. (Join-Path $PSScriptRoot ViewObjects.ps1)
. (Join-Path $PSScriptRoot ViewStatuses.ps1)
. (Join-Path $PSScriptRoot ViewLines.ps1)
Set-Content -LiteralPath (Join-Path $TestDrive 'made.pem') -Value (New-ServedPem)
$made = Read-ServedFact (Join-Path $TestDrive 'made.pem')
$top = "$($made.Trust[0].Chain.Top.Thumbprint)"
$lower = "$($made.Trust[0].Chain.Leaf.Thumbprint)"
$example = '990f4193972f2becf12ddeda5237f9c952f20d9e'
$results = foreach ($status in [Enum]::GetNames([EksThumbprint.OidcStatus])) { Get-StatusResult $status $made $top $lower }
