# An AWS account in a file, and the stand-in modules of src/AwsToolsDouble that call it: for the laboratory and the tests.
# The file works across processes: one calls, and another reads what reached 'AWS'. See src/AwsToolsDouble/README.md.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Changes only files in a folder of its own.')]
param()

. (Join-Path $PSScriptRoot AccountFile.ps1)

# Makes an account and a module folder with the chosen variants. Pass the result to the other functions as the first argument.
function New-AwsDouble {
    param(
        # A folder to put it in; a fresh one under Pester's TestDrive, or the temporary folder, when left out.
        [string] $Path,
        [ValidateSet('AWS.Tools', 'AWSPowerShell.NetCore', 'AWSPowerShell')]
        [string[]] $Variant = 'AWS.Tools',
        # The default profile's region. An empty string for none.
        [AllowEmptyString()]
        [string] $Region = 'us-west-2',
        [string] $Account = '111122223333',
        [string] $Partition = 'aws',
        [string[]] $ProfileName = 'default',
        # 5 returns null for empty lists, 4 returns empty lists.
        [int] $MajorVersion = 5,
        # How many clusters the service puts on a page at most.
        [int] $PageSize = 100,
        # How many reads of a provider after a write still show the list before it.
        [int] $ReadLag = 0,
        # How long each call takes.
        [int] $LatencyMilliseconds = 0
    )

    if (-not $Path) {
        $base = if (Test-Path -Path TestDrive:) { (Get-PSDrive -Name TestDrive).Root } else { [IO.Path]::GetTempPath() }
        $Path = Join-Path $base ('aws-' + [guid]::NewGuid().ToString('n'))
    }

    $double = [pscustomobject]@{
        PSTypeName = 'AwsDouble'
        Path       = $Path
        StatePath  = Join-Path $Path 'account.json'
        ModulePath = Join-Path $Path 'Modules'
        Account    = $Account
        Partition  = $Partition
        Region     = $Region
        # The state, while it is being changed.
        Changing   = $null
    }
    $null = New-Item -ItemType Directory -Path $double.ModulePath -Force
    Copy-AwsDoubleModule -Variant $Variant -Destination $double.ModulePath
    $state = @{
        Account = $Account; Partition = $Partition; Region = $Region; Profiles = @($ProfileName); MajorVersion = $MajorVersion
        PageSize = $PageSize; ReadLag = $ReadLag; LatencyMilliseconds = $LatencyMilliseconds
        Clusters = @(); Providers = @(); Faults = @(); Intruders = @(); NoAmbientCredentials = $false; NoAmbientRegion = $false
    }
    [IO.File]::WriteAllText($double.StatePath, (ConvertTo-Json -InputObject $state -Depth 8))
    $double
}

# The folder that the build fills.
function Get-AwsDoubleModuleRoot {
    $root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..', '..', 'out', 'AwsToolsDouble'))
    if (-not (Test-Path -LiteralPath $root)) { throw "The stand-in modules are not there. Build them: dotnet build src/AwsToolsDouble (expected in $root)." }
    $root
}

function Copy-AwsDoubleModule {
    param([string[]] $Variant, [string] $Destination)

    foreach ($name in $Variant) {
        $pattern = if ($name -eq 'AWS.Tools') { 'AWS.Tools.*' } else { $name }
        Get-ChildItem -Path (Get-AwsDoubleModuleRoot) -Directory -Filter $pattern | Copy-Item -Destination $Destination -Recurse -Force
    }
}

# Adds a cluster. Without -Issuer it has none, as while it is being created.
function Add-AwsDoubleCluster {
    param($Double, [string] $Name, [string] $Issuer, [string] $Region = $Double.Region, [string] $Status = 'ACTIVE')

    $cluster = @{ Name = $Name; Region = $Region; Issuer = ($Issuer ? $Issuer : $null); Status = $Status; Version = '1.33'; CreatedAt = [datetime]::UtcNow }
    Update-AwsDoubleState $Double { param($state) $state.Clusters = @($state.Clusters | Where-Object { $_.Name -ne $Name -or $_.Region -ne $Region }) + $cluster }
}

# Adds a provider and returns its ARN. It may have any list, as IAM fetches the value itself when none is given.
function Add-AwsDoubleProvider {
    param($Double, [string] $Issuer, [string[]] $Thumbprint = @(), [string[]] $ClientId = @('sts.amazonaws.com'))

    $url = $Issuer -replace '^https://'
    $arn = "arn:$($Double.Partition):iam::$($Double.Account):oidc-provider/$url"
    $provider = @{
        Arn = $arn; Url = $url; Thumbprints = @($Thumbprint | ForEach-Object { $_.ToLowerInvariant() }); ClientIds = @($ClientId)
        CreateDate = [datetime]::UtcNow; Previous = @(); StaleReads = 0
    }
    Update-AwsDoubleState $Double { param($state) $state.Providers = @($state.Providers | Where-Object Arn -NE $arn) + $provider }
    $arn
}

# A role of this account, with the policy that says who may assume it. (Add-AwsDoubleRole leads into another account.)
function Add-AwsDoubleTrust {
    param($Double, [string] $Name, [string] $Policy)

    $role = @{ Name = $Name; Policy = $Policy }
    Update-AwsDoubleState $Double { param($state) $state.Trusts = @($state.Trusts | Where-Object { $_ -and $_.Name -ne $Name }) + $role }
    "arn:$($Double.Partition):iam::$($Double.Account):role/$Name"
}

# A provider's thumbprints as they really are.
function Get-AwsDoubleThumbprint {
    param($Double, [string] $Arn)

    ((Get-AwsDoubleState $Double).Providers | Where-Object Arn -EQ $Arn).Thumbprints
}

# Lets calls fail. Throttled, ServiceFailure and the like end after -Times calls; without -Times they stay.
function Set-AwsDoubleFault {
    param(
        $Double,
        [ValidateSet('Denied', 'Throttled', 'ExpiredToken', 'NoNetwork', 'LostAnswer', 'BlankPage', 'ServiceFailure', 'ConcurrentModification', 'Error', 'NoCredentials', 'NoRegion',
            'AssumeRoleDenied', 'WrongMfaCode', 'ProxyPage', 'ForeignPage', 'NoSsoToken', 'MissingAssembly', 'NoMetadata', 'NothingResolved', 'CredentialProcess', 'EndedEarly')]
        [string] $Kind,
        # Such as iam:GetOpenIDConnectProvider; * for all.
        [string] $Operation = '*',
        [Nullable[int]] $Times,
        # How many calls pass first.
        [int] $After = 0,
        # Only for this cluster name or provider ARN.
        [string] $Resource,
        # Only on this page of Get-EKSClusterList.
        [Nullable[int]] $Page,
        # Only in this region.
        [string] $Region,
        # With -Kind Error: the service's code and words.
        [string] $Code,
        [string] $Message
    )

    $fault = @{ Kind = $Kind; Operation = $Operation; Times = $Times; After = $After; Resource = ($Resource ? $Resource : $null); Page = $Page; Region = ($Region ? $Region : $null); Code = $Code; Message = $Message }
    Update-AwsDoubleState $Double {
        param($state)
        switch ($Kind) {
            'NoCredentials' { $state.NoAmbientCredentials = $true }
            'NoRegion' { $state.NoAmbientRegion = $true }
            default { $state.Faults = @($state.Faults) + $fault }
        }
    }
}

# Everything works again.
function Clear-AwsDoubleFault {
    param($Double)

    Update-AwsDoubleState $Double {
        param($state)
        $state.Faults = @()
        $state.Intruders = @()
        $state.NoAmbientCredentials = $state.NoAmbientRegion = $false
    }
}

# Somebody else replaces a provider's list, or deletes the provider, right after the answer to the given call.
function Add-AwsDoubleIntruder {
    param($Double, [string] $Arn, [string[]] $Thumbprint, [string] $Operation = 'iam:GetOpenIDConnectProvider', [int] $After = 1, [switch] $Delete)

    $intruder = @{ Operation = $Operation; After = $After; Arn = $Arn; Thumbprints = @($Thumbprint); Deletes = [bool]$Delete }
    Update-AwsDoubleState $Double { param($state) $state.Intruders = @($state.Intruders) + $intruder }
}
