# The laboratory's account: something of everything. Laboratory.psm1 dot-sources this, after Account.ps1 and Issuers.ps1.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Changes only what belongs to the laboratory.')]
param()

# What most accounts that were set up by an old guide list: a root that EKS no longer sends.
$OldAnswer = '9e99a48a9960b14926bb7f3b02e22da2b0ab7280'

function New-World {
    param([string] $Folder)

    $server = Start-Lab -Folder $Folder
    $aws = New-AwsDouble -Path (Join-Path $Folder account) -Region eu-central-1
    $world = [pscustomobject]@{ Server = $server; Aws = $aws; Hosts = [ordered]@{}; Folder = $Folder }
    Update-AwsDoubleState $aws {
        foreach ($cluster in 'shop', 'payments', 'analytics', 'staging', 'search') { Add-WorldCluster $world $cluster eu-central-1 }
        Add-AwsDoubleCluster $aws sandbox -Status CREATING
        foreach ($cluster in 'web', 'batch') { Add-WorldCluster $world $cluster us-east-1 }
        Add-WorldProvider $world (Add-WorldIssuer $world oidc.eks.eu-central-1.amazonaws.com).url $OldAnswer
        Add-WorldPrivate $world
    }
    $world
}

# A cluster whose provider is as its name says, further down.
function Add-WorldCluster {
    param($World, [string] $Name, [string] $Region)

    $issuer = Add-WorldIssuer $World "oidc.eks.$Region.amazonaws.com"
    Add-AwsDoubleCluster $World.Aws $Name -Issuer $issuer.url -Region $Region
    switch ($Name) {
        staging { }
        analytics { Add-WorldProvider $World $issuer.url $issuer.host.leaf }
        search { Add-WorldProvider $World $issuer.url $issuer.host.top -ClientId search }
        { $_ -in 'payments', 'batch' } { Add-WorldProvider $World $issuer.url $OldAnswer }
        default { Add-WorldProvider $World $issuer.url $issuer.host.top }
    }
}

# Issuers with CAs of their own: only the list vouches for them. One has its keys on another host, one has had its CA replaced,
# one is not there any more, and one is a farm whose servers send different chains.
function Add-WorldPrivate {
    param($World)

    $edge = Add-WorldIssuer $World oidc.corp.example -Path /edge -JwksHost keys.corp.example
    Add-WorldProvider $World $edge.url $edge.host.top, $edge.jwksHost.top
    $ci = Add-WorldIssuer $World login.corp.example -Path /ci
    Add-WorldProvider $World $ci.url $ci.host.top
    Set-WorldHost $World (Invoke-LabRotation $World.Server login.corp.example -Served 2)
    Add-WorldProvider $World https://old.corp.example/ci $OldAnswer
    $farm = Add-WorldIssuer $World farm.example -Path /ci -Alternates
    Add-WorldProvider $World $farm.url $farm.host.top
}

function Add-WorldIssuer {
    param($World, [string] $HostName, [string] $Path, [string] $JwksHost, [switch] $Alternates)

    $isEks = $HostName -like 'oidc.eks.*'
    $issuer = Add-LabIssuer $World.Server -HostName $HostName -Path $Path -JwksHost $JwksHost -Served ($isEks ? 3 : 2) -Alternates:$Alternates
    Set-WorldHost $World $issuer.host
    if ($JwksHost) { Set-WorldHost $World $issuer.jwksHost }
    $issuer
}

function Add-WorldProvider {
    param($World, [string] $Issuer, [string[]] $Thumbprint, [string] $ClientId = 'sts.amazonaws.com')

    $null = Add-AwsDoubleProvider $World.Aws $Issuer -Thumbprint $Thumbprint -ClientId $ClientId
}

# Keeps what a host serves. A private CA's root lies in the session's first folder, as its owner would have it on disk.
function Set-WorldHost {
    param($World, $Answer)

    $World.Hosts[$Answer.name] = $Answer
    if ($Answer.name -notlike 'oidc.eks.*') { Copy-Item -LiteralPath $Answer.rootPath -Destination (Join-Path $World.Folder files "$($Answer.name).pem") }
}
