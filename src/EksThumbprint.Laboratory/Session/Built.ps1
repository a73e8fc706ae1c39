# What was built, and processes of it: for the laboratory and the tests.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Starts only a process of its own.')]
param()

$RepositoryRoot = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..', '..'))

# The module folder that the build laid out, to be imported or copied.
function Get-BuiltModule {
    $manifest = Get-Content -LiteralPath (Join-Path $RepositoryRoot 'EksThumbprint.psd1') -Raw
    $version = [regex]::Match($manifest, "ModuleVersion\s*=\s*'([0-9.]+)'").Groups[1].Value
    $folder = [IO.Path]::Combine($RepositoryRoot, 'out', 'EksThumbprint', $version)
    if (-not (Test-Path -LiteralPath (Join-Path $folder 'EksThumbprint.psd1'))) { throw "The module is not built. Run: dotnet build (expected in $folder)." }
    $folder
}

# The newest build of one of the repository's programs.
function Get-BuiltProgram {
    param([string] $Name)

    $newest = Get-ChildItem -Path ([IO.Path]::Combine($RepositoryRoot, 'out', 'bin', $Name, '*', "$Name.dll")) -ErrorAction Ignore | Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $newest) { throw "$Name is not built. Run: dotnet build" }
    $newest.FullName
}

# Starts a process with its streams redirected. Environment: a null value takes a variable away.
function Start-Child {
    param([string] $Path, [string[]] $ArgumentList, [hashtable] $Environment = @{}, [string] $WorkingDirectory = $RepositoryRoot)

    $start = [Diagnostics.ProcessStartInfo]::new($Path)
    foreach ($argument in $ArgumentList) { $start.ArgumentList.Add($argument) }
    $start.WorkingDirectory = $WorkingDirectory
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.StandardInputEncoding = $start.StandardOutputEncoding = $start.StandardErrorEncoding = [Text.UTF8Encoding]::new($false)
    foreach ($name in $Environment.Keys) {
        if ($null -eq $Environment[$name]) { $null = $start.Environment.Remove($name) }
        else { $start.Environment[$name] = [string]$Environment[$name] }
    }

    [Diagnostics.Process]::Start($start)
}
