# Plays a repair from end to end by the cmdlets, and checks each step: in what they say, and in what IAM holds.
# Exit codes: 0 all as it should be, 1 not, 2 it could not be played.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Folder,
    [Parameter(Mandatory)] [int] $Parent
)

$ErrorActionPreference = 'Stop'
$wrong = [Collections.Generic.List[string]]::new()

function Write-Step { param([string] $Text) "`n# $Text" }

# Runs a line as a user would type it, shows it and what it gives, and keeps that in $seen. Dot-sourced, it keeps its variables too.
function Invoke-Line {
    param([string] $Line)

    "`nlab> $Line"
    $script:seen = @(Invoke-Expression $Line)
    ($seen | Out-String -Width 100).Trim("`r", "`n")
}

function Assert-Same {
    param([string] $What, [string[]] $Expected, [string[]] $Actual)

    if (($Actual -join ' ') -cne ($Expected -join ' ')) { $wrong.Add("$What should be '$Expected' and is '$Actual'.") }
}

try {
    Import-Module (Join-Path $PSScriptRoot Laboratory.psm1) -DisableNameChecking
    Open-Laboratory $Folder -Parent $Parent

    Write-Step 'The account: clusters of two regions, a provider that no cluster has any more, and private issuers, for which IAM has only its list.'
    Invoke-Line 'Test-OidcThumbprint -All'
    $verdicts = 'analytics=MatchNotTop', 'payments=Stale', 'sandbox=NoIssuer', 'search=AudienceMissing', 'shop=Match', 'staging=NoProvider', 'batch=Stale', 'web=Match',
        'oidc.corp.example/edge=Match', 'login.corp.example/ci=Mismatch', 'old.corp.example/ci=Unreachable', 'farm.example/ci=Match'
    Assert-Same 'The verdicts' ($verdicts | Sort-Object) ($seen | Where-Object Status -NE Orphaned | ForEach-Object { "$($_.Name)=$($_.Status)" } | Sort-Object)
    Assert-Same 'The number of orphans' 1 @($seen | Where-Object Status -EQ Orphaned).Count

    Write-Step 'A farm whose servers send different chains. One meeting shows one of them, so more meetings are asked for:'
    Invoke-Line 'Test-OidcThumbprint https://farm.example/ci -Attempts 2'
    Assert-Same 'What more meetings find' MixedChains ($seen[0].Findings.Code -eq 'MixedChains')

    Write-Step 'What would a repair of payments write?'
    Invoke-Line 'Update-OidcThumbprint payments -WhatIf'
    $arn = $seen[0].ProviderArn
    $before = @(Get-LabThumbprint $arn)
    Assert-Same 'The plan''s outcome' WouldUpdate $seen[0].Outcome
    Assert-Same 'The number of writes after -WhatIf' 0 (Get-LabWriteCount)

    Write-Step 'The repair itself. -Force is for a story: it asks otherwise.'
    . Invoke-Line '$change = Update-OidcThumbprint payments -Force; $change'
    Assert-Same 'The repair''s outcome' Updated $seen[0].Outcome
    Assert-Same 'IAM''s list after the repair' (@(Get-OidcRootThumbprint payments).Thumbprint) (@(Get-LabThumbprint $arn) | Where-Object { $_ -notin $before })
    Invoke-Line 'Test-OidcThumbprint payments'
    Assert-Same 'payments after the repair' Match $seen[0].Status

    Write-Step 'And back again: a change knows what was there before.'
    Invoke-Line 'Update-OidcThumbprint payments -Thumbprint $change.Before -Force'
    Assert-Same 'IAM''s list after the undo' $before (Get-LabThumbprint $arn)

    Write-Step 'A private CA is replaced. No one but its owner can say whether the new one is genuine, so an update refuses:'
    Invoke-Line 'Switch-LabChain oidc.corp.example'
    Invoke-Line 'Test-OidcThumbprint https://oidc.corp.example/edge'
    Assert-Same 'The private issuer after the rotation' Mismatch $seen[0].Status
    Invoke-Line 'Update-OidcThumbprint https://oidc.corp.example/edge -Force -ErrorAction SilentlyContinue'
    Assert-Same 'The update of an unknown CA' Refused $seen[0].Outcome
    Assert-Same 'The number of writes after the refusal' 2 (Get-LabWriteCount)

    Write-Step 'Its owner vouches for the new root:'
    Invoke-Line 'Update-OidcThumbprint https://oidc.corp.example/edge -TrustedRoot oidc.corp.example.pem, keys.corp.example.pem -Force'
    Assert-Same 'The update by the owner' Updated $seen[0].Outcome
    Invoke-Line 'Test-OidcThumbprint https://oidc.corp.example/edge'
    Assert-Same 'The private issuer at the end' Match $seen[0].Status
    Assert-Same 'The number of writes at the end' 3 (Get-LabWriteCount)
    Write-Step "IAM was written to $(Get-LabWriteCount) times: two repairs and one undo."
}
catch {
    [Console]::Error.WriteLine("The story breaks off: $_ ($($_.InvocationInfo.PositionMessage))")
    exit 2
}
finally {
    Close-Laboratory
}

foreach ($each in $wrong) { [Console]::Error.WriteLine("Not as it should be: $each") }
exit [int]($wrong.Count -gt 0)
