# The laboratory of one session: an account, its issuers, and the module set up for both. Prompt.ps1 and Story.ps1 open it.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Changes only what belongs to the laboratory.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidGlobalVars', '', Justification = 'The session is the laboratory''s own, and the user is to see what is set.')]
param()

$ErrorActionPreference = 'Stop'
foreach ($part in 'Built', 'Issuers', 'Account', 'World') { . (Join-Path $PSScriptRoot "$part.ps1") }
$World = $Watch = $null

# Makes the account and sets this session up for it. -Parent: the process with which the session ends, however that one goes.
function Open-Laboratory {
    param([string] $Folder, [int] $Parent)

    # A thread of its own: whatever the session waits for does not keep it. It must be stopped, or it keeps the session.
    $script:Watch = [powershell]::Create().AddScript({ param($id) Wait-Process -Id $id -ErrorAction Ignore; [Environment]::Exit(1) }).AddArgument($Parent)
    $null = $Watch.BeginInvoke()
    $script:World = New-World $Folder
    $env:AWSTOOLSDOUBLE_STATE = $World.Aws.StatePath
    $env:PSModulePath = $World.Aws.ModulePath, (Join-Path $PSHOME Modules) -join [IO.Path]::PathSeparator
    Import-Module -Name (Copy-Module) -Global
    $global:StoredAWSRegion = $World.Aws.Region

    # The issuers have the names that they would have. This is how the cmdlets find them here.
    foreach ($cmdlet in 'Test-OidcThumbprint', 'Update-OidcThumbprint', 'Get-OidcRootThumbprint', 'Get-EksOidcChain') {
        $global:PSDefaultParameterValues["${cmdlet}:ConnectTo"] = $World.Server.ConnectTo
    }
}

# For EKS's issuers Amazon's roots count and no others, and the module has no parameter, variable or file to change that. So the
# session has a copy of the module in which the list of roots, a text within the core's file, names the laboratory's.
function Copy-Module {
    $copy = Join-Path $World.Folder EksThumbprint
    Copy-Item -LiteralPath (Get-BuiltModule) -Destination $copy -Recurse
    $latin1 = [Text.Encoding]::Latin1
    $amazon = $latin1.GetString([IO.File]::ReadAllBytes((Join-Path $RepositoryRoot src EksThumbprint.Core Trust AmazonTrustServices.pem)))
    $own = ($World.Hosts.Values | Where-Object name -Like 'oidc.eks.*' | ForEach-Object { [IO.File]::ReadAllText($_.rootPath) }) -join ''
    foreach ($core in Get-ChildItem -Path $copy -Recurse -Filter EksThumbprint.Core.dll) {
        $text = $latin1.GetString([IO.File]::ReadAllBytes($core))
        if (-not $text.Contains($amazon)) { throw "$core is older than its sources. Build it: dotnet build" }
        [IO.File]::WriteAllBytes($core, $latin1.GetBytes($text.Replace($amazon, $own.PadRight($amazon.Length, "`n"))))
    }

    Join-Path $copy EksThumbprint.psd1
}

function Close-Laboratory {
    if ($World) { Stop-Lab $World.Server }
    if ($Watch) { $Watch.Stop() }
}

# What IAM holds, whatever its readers see; and how often it was written to.
function Get-LabThumbprint {
    param([string] $Arn)

    Get-AwsDoubleThumbprint $World.Aws $Arn
}

function Get-LabWriteCount { @(Get-AwsDoubleCalls $World.Aws -Write).Count }

function Switch-LabChain {
    <#
    .SYNOPSIS
    Laboratory only: gives an issuer's host other certificates, as a rotation does.

    .DESCRIPTION
    Roots, the default, changes the top: what IAM lists is served no more. A host of EKS sends one certificate more or one less, as
    EKS's did from 2024 on; its roots stay Amazon's, so IAM trusts it all the same (Stale). A private host gets a new CA; nobody but
    IAM's list vouches for it (Mismatch), and its new root is the file <host>.pem in the folder in which the session began.
    Intermediate and Leaf replace less: the top stays, and with it the thumbprint.

    .PARAMETER HostName
    The issuer's host. Without it, the clusters' host of the session's region.

    .PARAMETER Renew
    What is new: Roots, Intermediate or Leaf.

    .OUTPUTS
    The host, what is new, its top's thumbprint before and after, and how many certificates it sends.

    .EXAMPLE
    Switch-LabChain; Get-EKSClusterList | Test-OidcThumbprint

    Amazon's chain changes. Every cluster of the region is out of date at once, and still works.

    .EXAMPLE
    Switch-LabChain oidc.corp.example; Test-OidcThumbprint https://oidc.corp.example/edge

    A private CA is replaced: an outage.
    #>
    param(
        [Parameter(Position = 0)]
        [ArgumentCompleter({ param($command, $parameter, $word) (& (Get-Module Laboratory) { $World.Hosts.Keys }) -like "$word*" })]
        [string] $HostName,
        [Parameter(Position = 1)] [ValidateSet('Roots', 'Intermediate', 'Leaf')] [string] $Renew = 'Roots'
    )

    if (-not $HostName) { $HostName = "oidc.eks.$($World.Aws.Region).amazonaws.com" }
    $before = $World.Hosts[$HostName]
    if (-not $before) { throw "No issuer of the laboratory is on '$HostName'. There are: $($World.Hosts.Keys -join ', ')." }
    $sent = $before.thumbprints.Count
    $after = if ($HostName -like 'oidc.eks.*' -and $Renew -eq 'Roots') { Set-LabShape $World.Server $HostName -Served (7 - $sent) }
    else { Invoke-LabRotation $World.Server $HostName -Renew $Renew -Served $sent }
    Set-WorldHost $World $after
    [pscustomobject]@{ Host = $HostName; Renewed = $Renew; Before = $before.top; After = $after.top; Sent = $after.thumbprints.Count }
}

function Show-Laboratory {
    <#
    .SYNOPSIS
    Laboratory only: says what is here and what to try.

    .OUTPUTS
    Text.
    #>
    @"

  A real PowerShell with the module EksThumbprint, and a made-up AWS account.
  Its issuers are at $($World.Server.ConnectTo). Nothing reaches AWS, nothing stays behind.

  Get-EKSClusterList | Test-OidcThumbprint    the clusters of $($World.Aws.Region)
  Test-OidcThumbprint -All                    other regions, orphans, private CAs
  Test-OidcThumbprint payments | Format-List  everything about one
  Update-OidcThumbprint payments -WhatIf      what a repair would write
  Update-OidcThumbprint payments              the repair: it asks first
  Switch-LabChain                             Amazon changes its chain
  Switch-LabChain oidc.corp.example           a private CA: an outage
  Test-OidcThumbprint https://oidc.corp.example/edge
  Test-OidcThumbprint https://farm.example/ci -Attempts 4   servers that differ
  Test-OidcThumbprint -All | ConvertTo-OidcReport report.html
  Get-Help Update-OidcThumbprint -Examples    Tab completes names and clusters

  Show-Laboratory shows this again. exit or Ctrl+D ends it.

"@
}

Export-ModuleMember -Function Open-Laboratory, Close-Laboratory, Switch-LabChain, Show-Laboratory, Get-LabThumbprint, Get-LabWriteCount
