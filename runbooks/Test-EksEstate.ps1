#Requires -Version 5.1
#Requires -Modules EksThumbprint

<#
.SYNOPSIS
Checks the EKS clusters of one or more AWS accounts, and with -Repair puts their thumbprint lists right. Made to run with nobody at the prompt.

.DESCRIPTION
One flat object for each cluster, and for each EKS provider without a cluster, goes to the output stream. When something needs attention, the
runbook ends with a terminating error that names the counts, so that the job's history shows a failure; with -TopicArn it first sends a message to
an Amazon SNS topic, which says for each cluster what is wrong, what pods see and what to run.

It asks nothing, starts no other program and keeps nothing between runs. Every step can be repeated: after an interruption, run it again.
One account, region or cluster that AWS refuses does not keep the others from being checked.

It needs AWS.Tools.EKS and AWS.Tools.IdentityManagement, AWS.Tools.SecurityToken for -RoleArn, AWS.Tools.SimpleNotificationService for -TopicArn;
or AWSPowerShell.NetCore or AWSPowerShell in place of them all. The policies are in deploy/iam of the module's repository.

.PARAMETER Region
The regions whose clusters are checked.

.PARAMETER RoleArn
Roles to assume, one for each account. Without it the session's own account is checked.

.PARAMETER KeyAsset
Azure Automation: the name of a credential asset whose user name is the access key's ID and whose password is the secret key. Without it AWS Tools
finds the session's own credentials.

.PARAMETER ExternalIdAsset
Azure Automation: the name of a variable asset with the external ID that the roles' trust policies ask for.

.PARAMETER Repair
Writes to IAM where the verdict is Mismatch, MatchNotTop or Stale, without asking. Update-OidcThumbprint decides what may be written. With -WhatIf
nothing is written, and Outcome says what would be.

.PARAMETER FailOn
The verdicts that need attention, or Never. When left out all but Match, Orphaned and NoIssuer. A repair that did not succeed always needs attention,
one that did never.

.PARAMETER TopicArn
An Amazon SNS topic for the message.

.PARAMETER ThrottleLimit
How many issuers are read at a time.

.PARAMETER TimeoutSec
How many seconds each request to an issuer may take.

.PARAMETER ConnectTo
An address to dial in place of the issuers' own, as for Test-OidcThumbprint.

.PARAMETER ExitCode
For a scheduler: in place of the terminating error it writes one, and ends PowerShell with an exit code. 0: all is well. 3: something needs attention.
2: something could not be checked. Any other: the check did not begin.

.OUTPUTS
Objects with Account, Region, Name, Status, NeedsAttention, Sentence, Remedy, Registered, Expected, Expires (UTC), ProviderArn, RepairCommand,
Outcome and Change. The last two are empty where no repair was tried.

.EXAMPLE
./Test-EksEstate.ps1 -Region eu-west-1, us-west-2

Checks the session's account.

.EXAMPLE
./Test-EksEstate.ps1 -Region eu-west-1 -RoleArn arn:aws:iam::111122223333:role/EksThumbprint, arn:aws:iam::444455556666:role/EksThumbprint -Repair -WhatIf

Checks two accounts, and says what a repair would write.
#>
[CmdletBinding(SupportsShouldProcess = $true)]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory = $true)]
    [ValidatePattern('^[a-zA-Z]{2,5}(-[a-zA-Z]+)+-[0-9]{1,2}$')]
    [string[]] $Region,

    [ValidatePattern('^arn:aws[a-z-]*:iam::[0-9]{12}:role/[-\w+=,.@/]+$')]
    [string[]] $RoleArn = @(),

    [string] $KeyAsset,

    [string] $ExternalIdAsset,

    [switch] $Repair,

    [ValidateSet('Stale', 'MatchNotTop', 'Orphaned', 'NoIssuer', 'AudienceMissing', 'Mismatch', 'DiscoveryInvalid', 'Unreachable', 'WrongIssuer', 'NoProvider',
        'NoCluster', 'AwsUnavailable', 'AccessDenied', 'Intercepted', 'Never')]
    [string[]] $FailOn = @('Stale', 'MatchNotTop', 'AudienceMissing', 'Mismatch', 'DiscoveryInvalid', 'Unreachable', 'WrongIssuer', 'NoProvider',
        'NoCluster', 'AwsUnavailable', 'AccessDenied', 'Intercepted'),

    [ValidatePattern('^$|^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[-\w.]+$')]
    [string] $TopicArn,

    [ValidateRange(1, 64)]
    [int] $ThrottleLimit = 8,

    [ValidateRange(1, 600)]
    [int] $TimeoutSec = 10,

    [string] $ConnectTo,

    [switch] $ExitCode
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0

# PowerShell's own exit code is 1 whatever went wrong, so that one means nothing here.
$exitCodes = @{ NeedsAttention = 3; NotChecked = 2 }
trap {
    if ($ExitCode) { $Host.SetShouldExit($exitCodes.NotChecked) }
    break
}

# Looking a cmdlet up loads its AWS.Tools module; the modules that bring all in one have to be loaded by name.
function Assert-AwsCommand {
    param([string] $Name, [string] $Module)

    if (Get-Command -Name $Name -CommandType Cmdlet -ErrorAction Ignore) { return }
    foreach ($whole in 'AWSPowerShell.NetCore', 'AWSPowerShell') {
        # A second variant beside a loaded one does not load.
        if ((Get-Module -Name AWS.Tools.Common) -or -not (Get-Module -Name $whole -ListAvailable)) { continue }
        Import-Module -Name $whole
        if (Get-Command -Name $Name -CommandType Cmdlet -ErrorAction Ignore) { return }
    }

    throw "$Name was not found. Add the module $Module to the automation account or the machine."
}

function Get-AssetValue {
    param([string] $Command, [string] $Name, [string] $Advice)

    if (-not (Get-Command -Name $Command -ErrorAction Ignore)) { throw "The asset '$Name' cannot be read: $Command exists in Azure Automation only. Leave the parameter out elsewhere." }
    $value = & $Command -Name $Name
    if (-not $value) { throw "The automation account has no asset '$Name', or it is empty. $Advice" }
    $value
}

function Get-Script {
    param([string] $Name)

    [System.IO.Path]::Combine((Get-Module -Name EksThumbprint).ModuleBase, 'runbooks', $Name)
}

# Without these cmdlets the module would turn to the AWS CLI, and a job may start no other program.
Assert-AwsCommand Get-EKSClusterList AWS.Tools.EKS
Assert-AwsCommand Get-IAMOpenIDConnectProviderList AWS.Tools.IdentityManagement
if ($RoleArn) { Assert-AwsCommand Use-STSRole AWS.Tools.SecurityToken }
if ($TopicArn) { Assert-AwsCommand Publish-SNSMessage AWS.Tools.SimpleNotificationService }

# The credentials that everything begins with; none for the session's own.
$base = @{}
if ($KeyAsset) {
    $asset = Get-AssetValue -Command Get-AutomationPSCredential -Name $KeyAsset -Advice 'Its user name has to be the access key ID, its password the secret access key.'
    $base.Credential = New-AWSCredential -AccessKey $asset.UserName -SecretKey $asset.GetNetworkCredential().Password
}

$check = @{ AwsOption = $base; Region = $Region; Repair = $Repair; FailOn = $FailOn; ProbeOption = @{ ThrottleLimit = $ThrottleLimit; TimeoutSec = $TimeoutSec } }
if ($ConnectTo) { $check.ProbeOption.ConnectTo = $ConnectTo }
if ($ExternalIdAsset) { $check.ExternalId = Get-AssetValue -Command Get-AutomationVariable -Name $ExternalIdAsset -Advice 'It has to hold the external ID.' }

$counted = 0
$attention = New-Object -TypeName System.Collections.ArrayList
$accounts = if ($RoleArn) { @($RoleArn | Select-Object -Unique | ForEach-Object { @{ RoleArn = $_ } }) } else { @(@{}) }
foreach ($account in $accounts) {
    & (Get-Script Test-EksAccount.ps1) @check @account | ForEach-Object {
        $counted++
        if ($_.NeedsAttention) { $null = $attention.Add($_) }
        $_
    }
}

if ($counted -eq 0) { Write-Warning -Message "No cluster and no EKS provider was found in $($Region -join ', '). Are these the right regions?" }
if ($attention.Count -eq 0) { return }

$message = $attention | & (Get-Script ConvertTo-EksEstateMessage.ps1) -Total $counted
$told = $message.Summary
if ($TopicArn) {
    try { $null = Publish-SNSMessage -TopicArn $TopicArn -Subject $message.Subject -Message $message.Text -Region $TopicArn.Split(':')[3] @base -Confirm:$false }
    catch { $told += " The message could not be sent to ${TopicArn}: $($_.Exception.Message -replace '\p{C}+', ' ')" }
}

$failure = New-Object -TypeName System.InvalidOperationException -ArgumentList $told
$problem = New-Object -TypeName System.Management.Automation.ErrorRecord -ArgumentList $failure, 'EstateNeedsAttention', 'InvalidResult', $null
if (-not $ExitCode) { throw $problem }

$notChecked = @($attention | Where-Object { $_.Status -in 'Unreachable', 'NoCluster', 'AwsUnavailable', 'AccessDenied', 'Intercepted' })
$Host.SetShouldExit($(if ($notChecked.Count -gt 0) { $exitCodes.NotChecked } else { $exitCodes.NeedsAttention }))
Write-Error -ErrorRecord $problem -ErrorAction Continue
