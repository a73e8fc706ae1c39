#Requires -Version 5.1
#Requires -Modules EksThumbprint

<#
.SYNOPSIS
Checks the EKS clusters of one AWS account in some regions, and with -Repair puts thumbprint lists right. Test-EksEstate.ps1 calls it for each account.

.DESCRIPTION
It writes one flat object for each cluster, for each EKS provider without a cluster, and for an account or a region that AWS refuses to tell of.
It asks nothing, throws nothing for what AWS refuses, and can be repeated. The parameters are those of Test-EksEstate.ps1.

.PARAMETER Region
The regions whose clusters are checked.

.PARAMETER RoleArn
A role to assume.

.PARAMETER ExternalId
What the role's trust policy asks for.

.PARAMETER AwsOption
What every cmdlet of AWS Tools gets, by name: Credential, for one. Without it the session's own credentials are used.

.PARAMETER Repair
Writes to IAM where the verdict is Mismatch, MatchNotTop or Stale, without asking. With -WhatIf nothing is written.

.PARAMETER FailOn
The verdicts that need attention.

.PARAMETER ProbeOption
-ThrottleLimit, -TimeoutSec and -ConnectTo of Test-OidcThumbprint, by name.

.OUTPUTS
The objects of Test-EksEstate.ps1.
#>
[CmdletBinding(SupportsShouldProcess = $true)]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory = $true)]
    [string[]] $Region,

    [string] $RoleArn,

    [string] $ExternalId,

    [hashtable] $AwsOption = @{},

    [switch] $Repair,

    [string[]] $FailOn = @(),

    [hashtable] $ProbeOption = @{}
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0

# What a repair puts right. The other verdicts need something else than a thumbprint.
$repaired = if ($Repair) { 'Mismatch', 'MatchNotTop', 'Stale' } else { @() }
$grave = $FailOn
$columns = 'Account', 'Region', 'Name', 'Status', 'NeedsAttention', 'Sentence', 'Remedy', 'Registered', 'Expected', 'Expires', 'ProviderArn', 'RepairCommand', 'Outcome', 'Change'

function Get-Attention {
    param([string] $Status, [string] $Outcome)

    if ('Updated', 'NothingToDo' -contains $Outcome) { return $false }
    if ($Outcome -and $Outcome -ne 'WouldUpdate') { return $true }
    $grave -contains $Status
}

# What AWS says may hold anything, so no control character goes on.
function Get-PlainText {
    param([string] $Text)

    $Text -replace '\p{C}+', ' '
}

# Whether AWS refused or something else went wrong, by the first service's code within the exception.
function Get-FailureStatus {
    param([System.Management.Automation.ErrorRecord] $Failure)

    if ($Failure.FullyQualifiedErrorId -like 'AwsAccessDenied*') { return 'AccessDenied' }
    for ($layer = $Failure.Exception; $layer; $layer = $layer.InnerException) {
        $code = $layer.PSObject.Properties['ErrorCode']
        if ($code -and $code.Value -match '^(AccessDenied|AuthorizationError|UnauthorizedOperation)') { return 'AccessDenied' }
    }

    'AwsUnavailable'
}

# An account that could not be asked.
function ConvertFrom-Failure {
    param([System.Management.Automation.ErrorRecord] $Failure, [string] $Remedy)

    $status = Get-FailureStatus $Failure
    $sentence = Get-PlainText $Failure.Exception.Message
    [pscustomobject] @{ Account = $account; Region = ''; Name = '(account)'; Status = $status; NeedsAttention = Get-Attention $status; Sentence = $sentence; Remedy = $Remedy } |
        Select-Object -Property $columns
}

# The outcome and the sentence of a repair; nothing where none is wanted.
function Repair-Result {
    param($Result)

    if ($repaired -notcontains "$($Result.Status)") { return '', '' }
    $problem = $null
    $made = Update-OidcThumbprint -Target $Result -Region $Result.Region -Force @common -ErrorAction SilentlyContinue -ErrorVariable problem
    # Whatever keeps a change from coming out is an error, and a failure to show.
    if ($made) { "$($made.Outcome)", $made.Sentence } else { 'Failed', "$(@($problem)[0])" }
}

# A result as a flat object, after the repair.
function ConvertFrom-Result {
    param($Result)

    $outcome, $change = Repair-Result $Result
    [pscustomobject] @{
        Account        = if ($account) { $account } else { "$("$($Result.ProviderArn)".Split(':') | Select-Object -Skip 4 -First 1)" }
        Region         = $Result.Region
        Name           = Get-PlainText $Result.Name
        Status         = "$($Result.Status)"
        NeedsAttention = Get-Attention "$($Result.Status)" $outcome
        Sentence       = $Result.Sentence
        Remedy         = $Result.Remedy
        Registered     = "$($Result.Registered)"
        Expected       = "$($Result.Expected)"
        Expires        = $Result.Expires
        ProviderArn    = $Result.ProviderArn
        RepairCommand  = $Result.RepairCommand
        Outcome        = $outcome
        Change         = Get-PlainText $change
    } | Select-Object -Property $columns
}

$account = if ($RoleArn) { $RoleArn.Split(':')[4] } else { '' }
$aws = $AwsOption
try {
    if ($RoleArn) {
        $assume = @{ RoleArn = $RoleArn; RoleSessionName = 'EksThumbprint'; Region = $Region[0] }
        if ($ExternalId) { $assume.ExternalId = $ExternalId }
        # Reading needs the role under -WhatIf, too.
        $aws = @{ Credential = (Use-STSRole @assume @AwsOption -Confirm:$false -WhatIf:$false).Credentials }
    }
}
catch {
    ConvertFrom-Failure -Failure $_ -Remedy "Let the caller assume $RoleArn (sts:AssumeRole, the role's trust policy, the external ID), then run again."
    return
}

# -All also reads every other region that the account has EKS providers in.
$common = $aws + $ProbeOption
$problem = $null
Test-OidcThumbprint -All -EksOnly -Region $Region @common -ErrorAction SilentlyContinue -ErrorVariable problem |
    Where-Object { $Region -contains $_.Region } |
    ForEach-Object { ConvertFrom-Result $_ }
if ($problem) { ConvertFrom-Failure -Failure $problem[0] -Remedy 'Grant iam:ListOpenIDConnectProviders, iam:GetOpenIDConnectProvider, eks:ListClusters and eks:DescribeCluster, then run again.' }
