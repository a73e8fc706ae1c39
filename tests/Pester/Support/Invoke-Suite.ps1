# Runs the Pester files against the module that was built. Meant for a pwsh of its own, since the module can't be unloaded.
# Exit codes: 0 all well, 1 a test failed or none ran, 3 something that the suite needs is missing (told on standard error).
param(
    # Which files; all of them when left out.
    [string[]] $Path = (Split-Path -Path $PSScriptRoot),
    # Of how many parts of the files to run which, so that processes can share them; 1 of 1 is all.
    [int] $Part = 1,
    [int] $Parts = 1,
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
$files = @(Get-ChildItem -Path $Path -Filter *.Tests.ps1 -Recurse -File | Sort-Object -Property FullName)
$configuration.Run.Path = @(for ($at = $Part - 1; $at -lt $files.Count; $at += $Parts) { $files[$at].FullName })
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = $Verbosity
$configuration.Output.RenderMode = 'PlainText'
# The tests run as a session does that changed nothing.
$ErrorActionPreference = 'Continue'
$run = Invoke-Pester -Configuration $configuration

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

$rows = @(
    foreach ($container in $run.FailedContainers) { ConvertTo-Row -Item $container -Result 'Failed' -Name "$(Get-FileName $container): the file as a whole" }
    foreach ($block in $run.FailedBlocks) { ConvertTo-Row -Item $block -Result 'Failed' -Name "$(Get-FileName $block.BlockContainer): $($block.Path -join ' > '): setup or teardown" }
    foreach ($test in $run.Tests) { ConvertTo-Row -Item $test -Result "$($test.Result)" -Name "$(Get-FileName $test.Block.BlockContainer): $($test.ExpandedPath)" }
)
if ($ResultPath) { [IO.File]::WriteAllText($ResultPath, (ConvertTo-Json -InputObject $rows -Depth 3)) }
if ($rows.Count -eq 0) { [Console]::Error.WriteLine('No Pester test was found.') }
exit [int]($rows.Count -eq 0 -or @($rows | Where-Object { $_.result -notin 'Passed', 'Skipped' }).Count -gt 0)
