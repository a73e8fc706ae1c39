# Expands the module's package and runs Smoke.Tests.ps1 on it. Words of Windows PowerShell 5.1 only. Takes Pester from the restore or the module path, and installs it for the user where it is missing.
# Exit codes: 0 all well, 1 a test failed, none ran, or this is another PowerShell than expected.
param(
    # The folder with the packages.
    [Parameter(Mandatory = $true)] [string] $Package,
    # The version that this PowerShell must have, as a wildcard pattern; whatever there is when left out.
    [string] $ExpectedVersion = '*'
)

$ErrorActionPreference = 'Stop'
if ("$($PSVersionTable.PSVersion)" -notlike $ExpectedVersion) { throw "PowerShell $ExpectedVersion is expected, this is $($PSVersionTable.PSVersion)." }
$file = @(Get-ChildItem -LiteralPath $Package -Filter 'EksThumbprint.*.nupkg')
if ($file.Count -ne 1) { throw "One package of the module is expected in $Package, found: $($file.Count)." }

$target = Join-Path ([IO.Path]::GetTempPath()) ('EksThumbprint-' + [guid]::NewGuid().ToString('N'))
try {
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [IO.Compression.ZipFile]::ExtractToDirectory($file[0].FullName, $target)
    . (Join-Path $PSScriptRoot PowerShell.ps1)
    $pester = Find-Pester
    if (-not $pester) {
        [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
        Install-Module -Name Pester -RequiredVersion (Get-PesterVersion) -Repository PSGallery -Scope CurrentUser -Force -SkipPublisherCheck
        $pester = Find-Pester
    }

    Import-Module -Name $pester
    $env:EKSTHUMBPRINT_MODULE = $target
    $run = Invoke-Pester -Path (Join-Path (Split-Path -Path $PSScriptRoot) 'Smoke.Tests.ps1') -PassThru -Output Detailed
}
finally {
    # On Windows the loaded assemblies stay locked until this process ends.
    Remove-Item -LiteralPath $target -Recurse -Force -ErrorAction SilentlyContinue
}

if ($run.PassedCount -eq 0 -or $run.FailedCount -gt 0 -or $run.Result -ne 'Passed') { exit 1 }
