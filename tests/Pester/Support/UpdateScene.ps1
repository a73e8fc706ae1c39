# One private issuer with a provider, whose list each test begins with. Dot-source it in BeforeAll, when $lab and $aws are there.
$private = Add-LabIssuer $lab -HostName oidc.corp.example -Path /id/1
$top = $private.host.top
$others = 1..9 | ForEach-Object { "a$_" * 20 }
$options = @{ ConnectTo = $lab.ConnectTo; Force = $true; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
$vouched = $options + @{ TrustedRoot = $private.host.rootPath }

# Gives the private issuer's provider a list, and forgets all calls and faults.
function Initialize-List([string[]] $Thumbprint, [int] $ReadLag = 0) {
    Clear-AwsDoubleFault $aws
    $null = Update-AwsDoubleState $aws { param($state) $state.ReadLag = $ReadLag }
    Add-AwsDoubleProvider $aws $private.url $Thumbprint
    Clear-AwsDoubleCalls $aws
}

function Get-List { Get-AwsDoubleThumbprint $aws $arn }
function Get-Write { Get-AwsDoubleCalls $aws -Write }
$arn = Initialize-List @()
