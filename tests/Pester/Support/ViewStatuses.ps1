# A verdict of every status. Dot-source it in BeforeAll, after ViewObjects.ps1.
. (Join-Path $PSScriptRoot Pods.ps1)

# The verdict of that status on a chain that was read; its top and a lower certificate are named.
function Get-StatusResult {
    param([string] $Status, $Served, [string] $Top, [string] $Lower)

    if ($Status -eq 'NotInFile') { return Get-RootFileResult }
    $example = '990f4193972f2becf12ddeda5237f9c952f20d9e'
    $none = @{ Provider = $null; Listed = $null }
    $failing = { param($Kind, $Sentence) [EksThumbprint.Probing.ProbeResult] @{ Issuer = [EksThumbprint.Issuers.IssuerUrl]::Parse($ViewIssuer); Discovery = [EksThumbprint.Probing.HostReading] @{ Host = 'h'; Port = 443 }; Failure = [EksThumbprint.Probing.ProbeFailure]::new($Kind, 'Connect', 'h:443', $Sentence) } }
    $refusing = { param($Failure) [EksThumbprint.AwsException]::new($Failure, 'iam:GetOpenIDConnectProvider', $null, $null, $null, $null) }
    $facts = switch ($Status) {
        'Match' { New-FactSet $Served (Get-Listing $Top) }
        'MatchNotTop' { New-FactSet $Served (Get-Listing $Lower) }
        'Stale' { New-FactSet (Get-PubliclyTrusted $Served) (Get-Listing $example) }
        'Mismatch' { New-FactSet $Served (Get-Listing $example, ('0' * 40), ('1234567890' * 4)) }
        'AudienceMissing' { New-FactSet $Served (Get-Listing $Top -Audience 'other') }
        'Orphaned' { New-FactSet $null ((Get-Listing $Top) + @{ Orphaned = $true }) }
        'NoIssuer' { New-FactSet $null ($none + @{ Issuer = $null; Cluster = [EksThumbprint.Aws.Cluster]::new('prod-payments', $null, $null, 'ACTIVE') }) }
        'DiscoveryInvalid' { New-FactSet $null ((Get-Listing $Top) + @{ Probe = & $failing NotJson 'It is no JSON.' }) }
        'Unreachable' { New-FactSet $null ((Get-Listing $Top) + @{ Probe = & $failing Dns 'There is no such host.' }) }
        'WrongIssuer' { New-FactSet $Served ($none + @{ OtherForms = [string[]] @("$ViewArn/") }) }
        'NoProvider' { New-FactSet $Served $none }
        'NoCluster' { New-FactSet $null ($none + @{ ClusterMissing = $true }) }
        'AwsUnavailable' { New-FactSet $null ($none + @{ AwsError = & $refusing NoNetwork }) }
        'AccessDenied' { New-FactSet $null ($none + @{ AwsError = & $refusing AccessDenied }) }
        'Intercepted' { New-FactSet (Get-Intercepted $Served) (Get-Listing $Top) }
        default { New-FactSet $Served ((Get-Listing $Top) + (Get-PodPart $Status $Served)) }
    }
    New-Result $facts
}

# The facts of a pod that has that status. The token is made for the views' moment.
function Get-PodPart {
    param([string] $Status, $Served)

    $pod = switch ($Status) {
        'RoleArnInvalid' { @{ RoleArn = [EksThumbprint.Policies.RoleArn]::Read('checkout') } }
        'RoleDenied' { @{ RoleArn = [EksThumbprint.Policies.RoleArn]::Read('arn:aws:iam::111122223333:role/checkout'); Role = [EksThumbprint.Assessment.RoleFacts]::None() } }
        'RoleUnclear' { @{ RoleArn = [EksThumbprint.Policies.RoleArn]::Read('arn:aws:iam::111122223333:role/checkout'); Role = [EksThumbprint.Assessment.RoleFacts]::From('{}', 'checkout') } }
        'TokenInvalid' { @{ Token = [EksThumbprint.Tokens.TokenText]::Read('x') } }
        default {
            $issuer = $Status -eq 'OtherIssuer' ? 'https://oidc.example.com' : $ViewIssuer
            $left = $Status -eq 'TokenExpired' ? [timespan] '-01:00:00' : [timespan] '00:50:00'
            @{ Token = [EksThumbprint.Tokens.TokenText]::Read((New-PodToken -Issuer $issuer -Now $ViewMoment -Left $left)) }
        }
    }
    $keys = switch ($Status) {
        'KeyMissing' { Get-PodKeySet -KeyId key-0 }
        'SignatureInvalid' { Get-PodKeySet -Key ([Security.Cryptography.RSA]::Create(2048)) }
        default { Get-PodKeySet }
    }
    $reading = [EksThumbprint.Probing.HostReading] @{ Host = $Served.Trust[0].Host; Port = 443; Chains = [EksThumbprint.Chains.ServedChain[]] @($Served.Trust[0].Chain); NameMatches = $true }
    @{
        Pod   = [EksThumbprint.Assessment.PodFacts] $pod
        Probe = [EksThumbprint.Probing.ProbeResult] @{ Issuer = [EksThumbprint.Issuers.IssuerUrl]::Parse($ViewIssuer); Discovery = $reading; JwksUri = [uri] "$ViewIssuer/keys"; Keys = Read-KeySet $keys }
    }
}

# The keys of a document, as the probe reads them. The reader is not public.
function Read-KeySet {
    param([string] $Document)

    $flags = [Reflection.BindingFlags] 'Static, NonPublic, Public'
    $set = [EksThumbprint.Tokens.JsonWebKeySet]
    $arguments = [object[]] @([Text.Encoding]::UTF8.GetBytes($Document), $null, $null)
    $null = $set.Assembly.GetType('EksThumbprint.Json.JsonValue', $true).GetMethod('TryParse', $flags).Invoke($null, $arguments)
    $set.GetMethod('From', $flags).Invoke($null, [object[]] @($arguments[1]))
}

# What is said of a file that holds nothing but a root, which servers do not send.
function Get-RootFileResult {
    $folder = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()))
    try {
        $file = Join-Path $folder prod-payments
        Set-Content -LiteralPath $file -Value ([regex]::Matches((New-ServedPem -WithRoot), '(?s)-----BEGIN.+?-----END CERTIFICATE-----')[2].Value)
        Push-Location -LiteralPath $folder
        Test-OidcThumbprint -Path prod-payments -Thumbprint ('0' * 40)
    }
    finally { Pop-Location; Remove-Item -LiteralPath $folder -Recurse }
}

# The same chain judged otherwise: as if a public root had signed it, or as if it had answered for an EKS host.
function Get-PubliclyTrusted {
    param($Facts)

    Get-Rejudged $Facts @{ State = [EksThumbprint.Trust.TrustState]::Anchored; Anchor = 'Example Root'; Reasons = [string[]] @() }
}

function Get-Intercepted { param($Facts) Get-Rejudged $Facts @{ Intercepted = $true } }

function Get-Rejudged {
    param($Facts, [hashtable] $With)

    $seen = $Facts.Trust[0]
    $values = @{}
    foreach ($name in 'Host', 'Chain', 'Source', 'State', 'Anchor', 'NameMatches', 'InTime', 'RequiresTls13', 'Vouched', 'Intercepted') { $values[$name] = $seen.$name }
    $values.Reasons = [string[]] @($seen.Reasons)
    foreach ($name in $With.Keys) { $values[$name] = $With[$name] }
    [pscustomobject]@{ Trust = [EksThumbprint.Trust.TrustVerdict[]] @([EksThumbprint.Trust.TrustVerdict] $values) }
}
