#Requires -Version 7.4

<#
.SYNOPSIS
Builds, tests, packages or installs the module EksThumbprint.

.DESCRIPTION
Needs PowerShell 7.4 or later and the .NET SDK 10 or later. Every task but RenewRoots begins with a build into out/EksThumbprint/<version>.
Nothing is installed from a gallery unless -InstallDependencies says so.

.PARAMETER Task
Build: the module folder out/EksThumbprint/<version>. This is the default.
Test: the Pester suite, in a child process, against that folder. Pester comes with the build.
Package: the module's package for a gallery and the .NET tool's packages, in out/packages. They are built apart from the module folder, name no folder of this
machine, and come out the same each time. Works without network once the build has run.
NativePackage: the .NET tool's package for this platform alone, as native code, which starts four times as fast. Takes a C compiler, and the network for .NET's own.
Install: a copy of the module folder in the current user's module path.
RenewRoots: takes the list of publicly trusted roots from Debian's package ca-certificates, as installed on this machine, into
src/EksThumbprint.Core/Trust/PublicRoots.pem. Builds nothing. Upgrade the package first.

.PARAMETER Configuration
Release, the default, or Debug.

.PARAMETER ArtifactsPath
The folder for everything that is built: out, unless told otherwise.

.PARAMETER NativeRuntime
Package: the platforms for which there are native packages of the .NET tool, such as linux-x64 and win-x64. NativePackage makes each on its own platform. On every
other, dotnet tool install takes the package that runs everywhere.

.PARAMETER InstallDependencies
Installs PSScriptAnalyzer from the PowerShell Gallery for the current user, in a fixed version. Without it the tests that judge the scripts are skipped.

.PARAMETER Force
Install: replaces the same version where it is installed already.

.OUTPUTS
The module folder, the packages or the installed folder.

.EXAMPLE
./build.ps1

Builds the module. Import it with: Import-Module ./out/EksThumbprint

.EXAMPLE
./build.ps1 -Task Test -InstallDependencies

Installs PSScriptAnalyzer where it is missing, then runs all Pester tests. The exit code is not 0 when one fails.

.EXAMPLE
./build.ps1 -Task Install -Force

Installs the module for the current user, in place of the same version.

.EXAMPLE
./build.ps1 -Task Package

Makes out/packages/EksThumbprint.<version>.nupkg, eks-thumbprint.<version>.nupkg and eks-thumbprint.any.<version>.nupkg. Publish the first with
Publish-PSResource -NupkgPath <file> -ApiKey <key>, the others with dotnet nuget push, the one with the shortest name last: it names the others.

.EXAMPLE
./build.ps1 -Task Package -NativeRuntime linux-x64; ./build.ps1 -Task NativePackage

Run on Linux, makes the same, and eks-thumbprint.linux-x64.<version>.nupkg, which dotnet tool install takes on such a machine.
#>
[CmdletBinding()]
[OutputType([IO.FileSystemInfo])]
param(
    [ValidateSet('Build', 'Test', 'Package', 'NativePackage', 'Install', 'RenewRoots')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    [string] $ArtifactsPath = (Join-Path $PSScriptRoot 'out'),

    [ValidatePattern('^(linux|linux-musl|osx|win)-(x64|x86|arm|arm64)$')]
    [string[]] $NativeRuntime = @(),

    [switch] $InstallDependencies,

    [switch] $Force
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0

$Name = 'EksThumbprint'
$Version = [regex]::Match((Get-Content -LiteralPath "$PSScriptRoot/$Name.psd1" -Raw), "ModuleVersion\s*=\s*'([0-9.]+)'").Groups[1].Value
$Artifacts = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($ArtifactsPath)
# Packages have a build of their own: whoever has the module imported, or tests it, is not disturbed.
$Packaging = $Task -in 'Package', 'NativePackage'
$BuildFolder = if ($Packaging) { Join-Path $Artifacts 'packaging' } else { $Artifacts }
$ModuleFolder = [IO.Path]::Combine($BuildFolder, $Name, $Version)
# No path of this machine gets into a package's symbols.
$BuildArguments = @('--configuration', $Configuration, '--artifacts-path', $BuildFolder, '--nologo', '--verbosity', 'quiet'
    if ($Packaging) { '-p:ContinuousIntegrationBuild=true' })
. ([IO.Path]::Combine($PSScriptRoot, 'tests', 'Pester', 'Support', 'PowerShell.ps1'))
# Pester comes with the build.
$Dependencies = [ordered]@{ PSScriptAnalyzer = '1.25.0' }

function Assert-DotNet {
    if (-not (Get-Command -Name dotnet -CommandType Application -ErrorAction Ignore)) {
        throw 'dotnet is not on PATH. Install the .NET SDK 10 or later: https://dotnet.microsoft.com/download'
    }

    $sdk = & dotnet --version
    if ($LASTEXITCODE -ne 0 -or [int]("$sdk" -split '\.')[0] -lt 10) { throw "The .NET SDK 10 or later is needed, found: $sdk. Install it: https://dotnet.microsoft.com/download" }
}

function Install-Dependency {
    foreach ($module in $Dependencies.GetEnumerator()) {
        if (Get-Module -ListAvailable -Name $module.Key | Where-Object Version -EQ $module.Value) { continue }
        if (Get-Command -Name Install-PSResource -ErrorAction Ignore) {
            Install-PSResource -Name $module.Key -Version $module.Value -Repository PSGallery -Scope CurrentUser -TrustRepository -Quiet
        }
        elseif (Get-Command -Name Install-Module -ErrorAction Ignore) {
            Install-Module -Name $module.Key -RequiredVersion $module.Value -Repository PSGallery -Scope CurrentUser -Force -SkipPublisherCheck
        }
        else {
            throw "Neither Install-PSResource nor Install-Module is there to install $($module.Key) $($module.Value). Install the module Microsoft.PowerShell.PSResourceGet, or $($module.Key) by hand."
        }
    }
}

# An old file must not stay in the module, so the folder is laid out anew.
function Build-Module {
    param([string] $Project)

    try { if (Test-Path -LiteralPath $ModuleFolder) { Remove-Item -LiteralPath $ModuleFolder -Recurse -Force } }
    catch { throw "$ModuleFolder cannot be replaced ($($_.Exception.Message)). Is the module imported from there? Close that PowerShell." }
    & dotnet build "$PSScriptRoot/$Project" @BuildArguments | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "The build failed (exit code $LASTEXITCODE). What it says is above." }
    $null = Test-ModuleManifest -Path (Join-Path $ModuleFolder "$Name.psd1")
}

function Test-Module {
    $suite = [IO.Path]::Combine($PSScriptRoot, 'tests', 'Pester', 'Support', 'Invoke-Suite.ps1')
    $program, [string[]] $leading = Get-PowerShellCommand
    & $program @leading -NoLogo -NoProfile -NonInteractive -File $suite | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "The Pester suite failed (exit code $LASTEXITCODE). What it says is above." }
}

function Get-ReleaseNote {
    $text = (Get-Content -LiteralPath "$PSScriptRoot/CHANGELOG.md" -Raw).Replace("`r", '')
    $notes = [regex]::Match($text, "(?s)\n## \[$([regex]::Escape($Version))\][^\n]*\n(.*?)(?=\n## |\z)").Groups[1].Value.Trim()
    if (-not $notes) { throw "CHANGELOG.md has no text under '## [$Version]'. Write the release notes there: the package carries them." }
    $notes
}

# The specification as the gallery's own tools write it: the tags tell it what the module has.
function Get-Specification {
    $manifest = Test-ModuleManifest -Path (Join-Path $ModuleFolder "$Name.psd1")
    $commands = $manifest.ExportedCmdlets.Keys | Sort-Object | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" }
    $values = [ordered]@{
        id                       = $Name
        version                  = $Version
        authors                  = $manifest.Author
        owners                   = $manifest.CompanyName
        requireLicenseAcceptance = 'false'
        licenseUrl               = "$($manifest.LicenseUri)"
        projectUrl               = if ($env:GITHUB_REPOSITORY) { "https://github.com/$env:GITHUB_REPOSITORY" }
        description              = $manifest.Description
        releaseNotes             = Get-ReleaseNote
        copyright                = $manifest.Copyright
        tags                     = (@($manifest.Tags) + 'PSModule', 'PSIncludes_Cmdlet' + $commands) -join ' '
    }
    $metadata = foreach ($value in $values.GetEnumerator()) {
        if ($value.Value) { "    <$($value.Key)>$([Security.SecurityElement]::Escape($value.Value))</$($value.Key)>" }
    }
    @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
$($metadata -join "`n")
  </metadata>
  <files>
    <file src="$([Security.SecurityElement]::Escape($ModuleFolder))/**" target="" />
  </files>
</package>
"@
}

function New-Package {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Writes only below out/.')]
    param()

    $folder = New-Item -ItemType Directory -Path (Join-Path $Artifacts 'packages') -Force
    $specification = Join-Path $folder "$Name.nuspec"
    $package = Join-Path $folder "$Name.$Version.nupkg"
    if (Test-Path -LiteralPath $package) { Remove-Item -LiteralPath $package }
    Set-Content -LiteralPath $specification -Value (Get-Specification) -NoNewline
    # Packed by way of the project, because of a specification alone the files keep the times of this build. What it warns of is right for
    # libraries only: a module's assemblies do not belong into lib/.
    $told = & dotnet pack "$PSScriptRoot/src/$Name" @BuildArguments --no-build --output $folder -p:IsPackable=true "-p:NuspecFile=$specification" -p:TreatWarningsAsErrors=false 2>&1
    if ($LASTEXITCODE -ne 0) { throw "dotnet pack failed (exit code $LASTEXITCODE): $($told -join "`n")" }
    Assert-Package $package
    Get-Item -LiteralPath $package
}

function New-ToolPackage {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Writes only below the folder for what is built.')]
    param()

    # The name that users give is a package without files of its own: it names those for each platform, and 'any' for the rest.
    New-ToolPackagePart -Part '' -Argument "-p:NativeRuntimes=$($NativeRuntime -join '%3b')", '-p:CreateRidSpecificToolPackages=false'
    New-ToolPackagePart -Part any
}

# One of the packages: of a platform, or without one that which names them.
function New-ToolPackagePart {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Writes only below the folder for what is built.')]
    param([string] $Part, [string[]] $Argument = @("-p:NativeRuntime=$Part"))

    $folder = Join-Path $Artifacts 'packages'
    & dotnet pack "$PSScriptRoot/src/$Name.Cli" @BuildArguments --output $folder @Argument | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "dotnet pack failed (exit code $LASTEXITCODE). What it says is above." }
    Get-Item -LiteralPath (Join-Path $folder "$(@('eks-thumbprint'; if ($Part) { $Part }) -join '.').$Version.nupkg")
}

function Assert-Package {
    param([string] $Package)

    $expected = Get-ChildItem -LiteralPath $ModuleFolder -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath($ModuleFolder, $_.FullName).Replace('\', '/') }
    $archive = [IO.Compression.ZipFile]::OpenRead($Package)
    try { $packed = $archive.Entries.FullName | Where-Object { $_ -notmatch "^(_rels/|package/|\[Content_Types\]\.xml$|$Name\.nuspec$)" } }
    finally { $archive.Dispose() }
    $difference = Compare-Object -ReferenceObject @($expected) -DifferenceObject @($packed)
    if ($difference) { throw "The package does not hold the module folder's files: $($difference.InputObject -join ', ')." }
}

function Get-UserModulePath {
    if ($IsWindows) { return [IO.Path]::Combine([Environment]::GetFolderPath('MyDocuments'), 'PowerShell', 'Modules') }
    $data = if ($env:XDG_DATA_HOME) { $env:XDG_DATA_HOME } else { [IO.Path]::Combine($HOME, '.local', 'share') }
    [IO.Path]::Combine($data, 'powershell', 'Modules')
}

function Install-BuiltModule {
    param([switch] $Force)

    $parent = Join-Path (Get-UserModulePath) $Name
    $target = Join-Path $parent $Version
    if ((Test-Path -LiteralPath $target) -and -not $Force) { throw "$Name $Version is already installed in $target. Use -Force to replace it." }

    # A copy beside it first, then two renames: whatever fails on the way, a whole module is in place.
    $null = New-Item -ItemType Directory -Path $parent -Force
    $new = Join-Path $parent ".new-$PID"
    $old = Join-Path $parent ".old-$PID"
    try {
        Copy-Item -LiteralPath $ModuleFolder -Destination $new -Recurse
        if (Test-Path -LiteralPath $target) { Move-Item -LiteralPath $target -Destination $old }
        Move-Item -LiteralPath $new -Destination $target
    }
    finally {
        foreach ($folder in $new, $old) { if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force -ErrorAction Continue } }
    }

    Get-Item -LiteralPath $target
}

# The list is Mozilla's: it is taken whole, and nobody edits it by hand. Roots that an administrator added lie elsewhere and stay out.
function Update-PublicRoot {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Writes one file of this repository.')]
    param()

    $folder = '/usr/share/ca-certificates/mozilla'
    $package = if (Get-Command -Name dpkg-query -CommandType Application -ErrorAction Ignore) { & dpkg-query --show --showformat='${Version}' ca-certificates }
    if (-not $package -or -not (Test-Path -LiteralPath $folder)) { throw "The list comes from Debian's package ca-certificates, which is not installed here. Run this on Debian." }
    $files = Get-ChildItem -LiteralPath $folder -Filter *.crt
    $date = ($files.LastWriteTimeUtc | Measure-Object -Maximum).Maximum.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
    $roots = foreach ($file in $files) {
        $root = [Security.Cryptography.X509Certificates.X509Certificate2]::new($file.FullName)
        $sha256 = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($root.RawData)).ToLowerInvariant()
        [pscustomobject]@{ Sha256 = $sha256; Text = "# $sha256 $($root.Subject)`n$($root.ExportCertificatePem())`n" }
    }
    $head = @(
        "# The roots that Mozilla's programme trusts for TLS servers, as Debian's package ca-certificates carries them. Each with its SHA-256."
        '# The data is subject to the Mozilla Public License 2.0, https://mozilla.org/MPL/2.0/.'
        '# Never edit this file: ./build.ps1 -Task RenewRoots writes it.'
        "# Package: $package"
        "# Date: $date"
    ) -join "`n"
    $target = [IO.Path]::Combine($PSScriptRoot, 'src', "$Name.Core", 'Trust', 'PublicRoots.pem')
    [IO.File]::WriteAllText($target, "$head`n$(-join ($roots | Sort-Object -Property Sha256).Text)")
    Get-Item -LiteralPath $target
}

if ($Task -eq 'RenewRoots') { return Update-PublicRoot }
Assert-DotNet
if ($InstallDependencies) { Install-Dependency }
if ($Task -eq 'NativePackage') { return New-ToolPackagePart -Part (& dotnet msbuild "$PSScriptRoot/src/$Name.Cli" -getProperty:NETCoreSdkPortableRuntimeIdentifier) }
# The tests use more than the module: a server of issuers, for one.
Build-Module -Project $(if ($Task -eq 'Test') { "$Name.sln" } else { "src/$Name" })
switch ($Task) {
    'Build' { Get-Item -LiteralPath $ModuleFolder }
    'Test' { Test-Module }
    'Package' { New-Package; New-ToolPackage }
    'Install' { Install-BuiltModule -Force:$Force }
}
