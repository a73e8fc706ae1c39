# How a second PowerShell is started, and where Pester is. For build.ps1 and the scripts here to dot-source. Words of Windows PowerShell 5.1 only.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Starts only processes of a test.')]
param()

# The command that starts another PowerShell like this one: a program, and the arguments that come before one's own. As a .NET tool this
# process is 'dotnet pwsh.dll', and dotnet alone would not do.
#
#   $program, [string[]] $leading = Get-PowerShellCommand
#   & $program @leading -NoProfile -File $script
function Get-PowerShellCommand {
    $program = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
    $program
    if ([IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') { 'exec'; Join-Path $PSHOME 'pwsh.dll' }
}

# The same as one text for sh, quoted.
function Get-PowerShellCommandText {
    (Get-PowerShellCommand | ForEach-Object { "'$($_.Replace("'", "'\''"))'" }) -join ' '
}

# The rows of a test to run: all of them with EKSTHUMBPRINT_TESTS=all, everyday the first one, or the first one of each kind.
function Select-Row {
    param([object[]] $Row, [string] $Kind)

    if ($env:EKSTHUMBPRINT_TESTS -eq 'all') { $Row }
    elseif ($Kind) { $Row | Group-Object -Property { $_[$Kind] } | ForEach-Object { $_.Group[0] } }
    else { $Row | Select-Object -First 1 }
}

# The manifest of the Pester to import: the restore's, otherwise the newest 5.x of the module path; nothing where there is none.
function Find-Pester {
    $root = Split-Path -Path (Split-Path -Path (Split-Path -Path $PSScriptRoot))
    $built = Get-ChildItem -Path ([IO.Path]::Combine($root, 'out', 'bin', 'EksThumbprint.Tests', '*', 'EksThumbprint.Tests.runtimeconfig.json')) -ErrorAction Ignore |
        Sort-Object -Property LastWriteTime | Select-Object -Last 1
    if ($built) {
        $package = (ConvertFrom-Json -InputObject (Get-Content -LiteralPath $built.FullName -Raw)).runtimeOptions.configProperties.'EksThumbprint.PesterPackage'
        $manifest = [IO.Path]::Combine("$package", 'tools', 'Pester.psd1')
        if ($package -and (Test-Path -LiteralPath $manifest)) { return $manifest }
    }

    Get-Module -ListAvailable -Name Pester | Where-Object { $_.Version -ge [version]'5.5' -and $_.Version.Major -eq 5 } |
        Sort-Object -Property Version | Select-Object -Last 1 | ForEach-Object { $_.Path }
}

# The version of Pester that the repository names.
function Get-PesterVersion {
    $root = Split-Path -Path (Split-Path -Path (Split-Path -Path $PSScriptRoot))
    $packages = [xml](Get-Content -LiteralPath (Join-Path $root 'Directory.Packages.props') -Raw)
    "$($packages.Project.PropertyGroup.PesterVersion)".Trim()
}
