# Opens the laboratory for a user. The program starts this in a PowerShell of its own, which then stays.
[CmdletBinding()]
param(
    # The folder in which everything lies that the session writes.
    [Parameter(Mandatory)] [string] $Folder,
    # The program's process: when it is gone, however it went, the session ends.
    [Parameter(Mandatory)] [int] $Parent
)

if (Get-Module PSReadLine) { Set-PSReadLineOption -HistorySaveStyle SaveNothing }
try {
    Import-Module (Join-Path $PSScriptRoot Laboratory.psm1) -DisableNameChecking
    Open-Laboratory $Folder -Parent $Parent
    $null = Register-EngineEvent -SourceIdentifier PowerShell.Exiting -SupportEvent -Action { Close-Laboratory }
}
catch {
    [Console]::Error.WriteLine("The laboratory does not open: $_")
    Close-Laboratory
    exit 2
}

function prompt { 'lab> ' }
Show-Laboratory
