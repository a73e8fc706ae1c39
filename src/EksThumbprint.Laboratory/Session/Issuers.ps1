# Issuers on the loopback address, to dot-source after Built.ps1. The server is a process of its own, which
# ends with this one at the latest.
#
#   $lab = Start-Lab
#   $issuer = Add-LabIssuer $lab -HostName oidc.corp.example -Served 2
#   Get-OidcRootThumbprint $issuer.url -ConnectTo $lab.ConnectTo | Should -Be $issuer.host.top
#   Stop-Lab $lab
#
# An issuer is: url, jwksUrl, host, jwksHost. A host is: name, thumbprints (as sent), leaf, top, chainPath, rootPath (PEM files).
# The machine trusts no lab issuer. A child process trusts one, on Linux, with SSL_CERT_FILE = $issuer.host.rootPath in its environment
# (EKS hosts of the partitions aws and aws-us-gov never: only Amazon's roots count there, or -TrustedRoot).
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Changes only a process of its own.')]
param()

function Start-Lab {
    # A folder for its files, which it deletes at its end with all that is in it; one of its own when left out.
    param([string] $Folder)

    $arguments = @(Get-BuiltProgram 'EksThumbprint.LabServer') + @(if ($Folder) { $Folder })
    $process = Start-Child -Path dotnet -ArgumentList $arguments
    $lab = [pscustomobject]@{ Process = $process; ConnectTo = $null; Port = 0; Folder = $null }
    $started = Read-LabAnswer $lab
    $lab.ConnectTo = $started.connectTo
    $lab.Port = $started.port
    $lab.Folder = $started.folder
    $lab
}

function Stop-Lab {
    param($Lab)

    if (-not $Lab) { return }
    $Lab.Process.StandardInput.Close()
    if (-not $Lab.Process.WaitForExit(15000)) { $Lab.Process.Kill($true) }
    $Lab.Process.Dispose()
}

# Adds an issuer, to a new host or to one that is there. -Served: 4 certificates end at a cross-signed root's cross-signer, 3 at
# the cross-signed root, 2 at the intermediate, 1 is the leaf alone. Without -Path it has a path as EKS makes it.
function Add-LabIssuer {
    param(
        [Parameter(Mandatory, Position = 0)] $Lab,
        [Parameter(Position = 1)] [string] $HostName = 'oidc.eks.us-west-2.amazonaws.com',
        [string] $JwksHost,
        [string] $Path,
        [ValidateRange(1, 4)] [int] $Served = 4,
        [switch] $WithRoot,
        [switch] $Reversed,
        [switch] $Rsa,
        # Every second handshake sends one certificate more or less.
        [switch] $Alternates
    )

    $request = @{ do = 'addIssuer'; host = $HostName; served = $Served; withRoot = [bool]$WithRoot; reversed = [bool]$Reversed; rsa = [bool]$Rsa; alternates = [bool]$Alternates }
    if ($JwksHost) { $request.jwksHost = $JwksHost }
    if ($Path) { $request.path = $Path }
    Send-LabRequest $Lab $request
}

# Gives a host new certificates: new roots and all below, a new intermediate and leaf, or a new leaf. Returns the host.
function Invoke-LabRotation {
    param(
        [Parameter(Mandatory, Position = 0)] $Lab,
        [Parameter(Mandatory, Position = 1)] [string] $HostName,
        [ValidateSet('Roots', 'Intermediate', 'Leaf')] [string] $Renew = 'Roots',
        # For a leaf: days until it ends (negative: it has ended), and the names it is valid for.
        [Nullable[double]] $DaysLeft,
        [string[]] $Name = @(),
        [Nullable[int]] $Served,
        [switch] $WithRoot,
        [switch] $Reversed
    )

    $request = @{ do = 'rotate'; host = $HostName; renew = $Renew; names = @($Name); withRoot = [bool]$WithRoot; reversed = [bool]$Reversed }
    if ($null -ne $DaysLeft) { $request.daysLeft = $DaysLeft }
    if ($null -ne $Served) { $request.served = $Served }
    Send-LabRequest $Lab $request
}

# Sends a host's certificates in another number or order. Returns the host.
function Set-LabShape {
    param([Parameter(Mandatory, Position = 0)] $Lab, [Parameter(Mandatory, Position = 1)] [string] $HostName, [Nullable[int]] $Served, [switch] $WithRoot, [switch] $Reversed)

    $request = @{ do = 'shape'; host = $HostName; withRoot = [bool]$WithRoot; reversed = [bool]$Reversed }
    if ($null -ne $Served) { $request.served = $Served }
    Send-LabRequest $Lab $request
}

# Offers one TLS version only; without -Version both 1.2 and 1.3.
function Set-LabTlsVersion {
    param([Parameter(Mandatory, Position = 0)] $Lab, [Parameter(Mandatory, Position = 1)] [string] $HostName, [ValidateSet('1.2', '1.3')] [string] $Version)

    $request = @{ do = 'tls'; host = $HostName }
    if ($Version) { $request.version = $Version }
    Send-LabRequest $Lab $request
}

# Answers for an issuer's discovery document (or its key set, with -Jwks) in another way; without -Body the right text.
function Set-LabDocument {
    param(
        [Parameter(Mandatory, Position = 0)] $Lab,
        [Parameter(Mandatory, Position = 1)] [string] $Issuer,
        [switch] $Jwks,
        [string] $Body,
        [int] $Status = 200,
        [int] $DelayMilliseconds = 0
    )

    $request = @{ do = 'document'; issuer = $Issuer; jwks = [bool]$Jwks; status = $Status; delayMilliseconds = $DelayMilliseconds }
    if ($PSBoundParameters.ContainsKey('Body')) { $request.body = $Body }
    Send-LabRequest $Lab $request
}

# Misbehaviour below HTTP, from the next connection on, for every host.
function Set-LabFault {
    param([Parameter(Mandatory, Position = 0)] $Lab, [Parameter(Mandatory, Position = 1)] [ValidateSet('None', 'Silent', 'Close', 'Reset', 'PlainText')] [string] $Fault)

    $null = Send-LabRequest $Lab @{ do = 'fault'; fault = $Fault }
}

# What the server has seen: connections, openConnections, handshakes, requests.
function Get-LabCounter {
    param([Parameter(Mandatory, Position = 0)] $Lab)

    Send-LabRequest $Lab @{ do = 'counters' }
}

function Send-LabRequest {
    param($Lab, [hashtable] $Request)

    $Lab.Process.StandardInput.WriteLine((ConvertTo-Json -InputObject $Request -Compress))
    $Lab.Process.StandardInput.Flush()
    Read-LabAnswer $Lab
}

function Read-LabAnswer {
    param($Lab)

    $line = $Lab.Process.StandardOutput.ReadLineAsync()
    if (-not $line.Wait(30000)) { throw 'The lab server does not answer.' }
    if ($null -eq $line.Result) { throw "The lab server ended: $($Lab.Process.StandardError.ReadToEnd())" }
    $answer = ConvertFrom-Json -InputObject $line.Result
    if ($answer.PSObject.Properties['error']) { throw "The lab server: $($answer.error)" }
    $answer
}
