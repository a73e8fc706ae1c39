# Runs the Pester files against the module that was built. Meant for a pwsh of its own, since the module can't be unloaded.
# EKSTHUMBPRINT_TESTS=all in the environment runs everything; otherwise what has the tag Everything is left out.
# Exit codes: 0 all well, 1 a test failed or none ran, 3 something that the suite needs is missing (told on standard error).
param(
    # Which files; all of them when left out.
    [string[]] $Path = (Split-Path -Path $PSScriptRoot),
    # An empty folder that several of these processes share: each file is run by the one that claims it first. All files when left out.
    [string] $Claims,
    # A file for the results, as JSON: one object a test, with name, result and message.
    [string] $ResultPath,
    [ValidateSet('None', 'Normal', 'Detailed', 'Diagnostic')] [string] $Verbosity = 'Detailed'
)

$ErrorActionPreference = 'Stop'
if ($PSVersionTable.PSVersion -lt [version]'7.4') {
    [Console]::Error.WriteLine("PowerShell 7.4 or later is missing: this is $($PSVersionTable.PSVersion).")
    exit 3
}

. (Join-Path $PSScriptRoot PowerShell.ps1)
$pester = Find-Pester
if (-not $pester) {
    [Console]::Error.WriteLine('Pester 5 (5.5 or later) is missing. The build of tests/EksThumbprint.Tests brings it: dotnet build')
    exit 3
}

Import-Module -Name $pester
$configuration = New-PesterConfiguration
$configuration.Run.PassThru = $true
if ($env:EKSTHUMBPRINT_TESTS -ne 'all') { $configuration.Filter.ExcludeTag = 'Everything' }
$configuration.Output.Verbosity = $Verbosity
$configuration.Output.RenderMode = 'PlainText'

# Whether this process is the one to run a file.
function Test-Claim {
    param([IO.FileInfo] $File)

    if (-not $Claims) { return $true }
    try { [IO.File]::Open((Join-Path $Claims $File.Name), 'CreateNew').Dispose(); $true } catch [IO.IOException] { $false }
}

# What failed outside a test (a file that can't be read, a block's setup or teardown) is a row of its own, or nobody would see it.
function ConvertTo-Row {
    param($Item, [string] $Name, [string] $Result)

    $lines = foreach ($failure in $Item.ErrorRecord) {
        $failure.Exception.Message -replace '^is (skipped|inconclusive), because '
        if ($Result -ne 'Skipped') { $failure.ScriptStackTrace -split '\r?\n' | Where-Object { $_ -notmatch '[/\\]Pester\.psm?1: line|Invoke-Suite\.ps1: line' } }
    }
    @{ name = $Name; result = $Result; message = ($lines -join "`n").Trim() }
}

function Get-FileName { param($Container) if ($Container.Item -is [IO.FileInfo]) { $Container.Item.Name -replace '\.Tests\.ps1$' } else { "$Container" } }

function Get-Row {
    param($Run)

    foreach ($container in $Run.FailedContainers) { ConvertTo-Row -Item $container -Result 'Failed' -Name "$(Get-FileName $container): the file as a whole" }
    foreach ($block in $Run.FailedBlocks) { ConvertTo-Row -Item $block -Result 'Failed' -Name "$(Get-FileName $block.BlockContainer): $($block.Path -join ' > '): setup or teardown" }
    foreach ($test in $Run.Tests | Where-Object Result -NE 'NotRun') { ConvertTo-Row -Item $test -Result "$($test.Result)" -Name "$(Get-FileName $test.Block.BlockContainer): $($test.ExpandedPath)" }
}

# What takes longest first, so that no process runs on alone at the end. The tests run as a session does that changed nothing.
$files = Get-ChildItem -Path $Path -Filter *.Tests.ps1 -Recurse -File | Sort-Object -Property { $_.Name -notlike 'Package.*' }, { $_.Name -notlike 'Deploy.*' }, FullName
$ErrorActionPreference = 'Continue'
$rows = @(
    foreach ($file in $files) {
        if (-not (Test-Claim $file)) { continue }
        $configuration.Run.Path = $file.FullName
        Get-Row (Invoke-Pester -Configuration $configuration)
    }
)
if ($ResultPath) { [IO.File]::WriteAllText($ResultPath, (ConvertTo-Json -InputObject $rows -Depth 3)) }
$none = $rows.Count -eq 0 -and -not $Claims
if ($none) { [Console]::Error.WriteLine('No Pester test was found.') }
exit [int]($none -or @($rows | Where-Object { $_.result -notin 'Passed', 'Skipped' }).Count -gt 0)
