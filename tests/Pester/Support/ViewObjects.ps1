# Objects for the views' tests: verdicts, chains and changes as the cmdlets give them, at a fixed moment and without a network.
# Dot-source it in BeforeAll, after the module was imported.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Makes objects in memory only.')]
param()

$ViewMoment = [DateTimeOffset]::new(2023, 3, 1, 0, 0, 0, [TimeSpan]::Zero)
$ViewIssuer = 'https://oidc.eks.us-west-2.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE'
$ViewArn = 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-west-2.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE'

# Calls a constructor that is not public: the cmdlets alone make results.
function New-Internal {
    param([type] $Type, [object[]] $ArgumentList)

    $bare = foreach ($argument in $ArgumentList) { if ($argument -is [psobject]) { $argument.psobject.BaseObject } else { $argument } }
    $flags = [Reflection.BindingFlags]'Instance, NonPublic, Public'
    $fits = { $given = 0; @($_.GetParameters() | Where-Object { $_.ParameterType -isnot [type] -or -not $_.ParameterType.IsInstanceOfType(@($bare)[$given++]) }).Count -eq 0 }
    $constructor = $Type.GetConstructors($flags) | Where-Object { $_.GetParameters().Count -eq $ArgumentList.Count } | Where-Object $fits | Select-Object -First 1
    , $constructor.Invoke([object[]] $bare)
}

# A hierarchy of its own: root, intermediate, leaf. Gives the PEM of leaf and intermediate, as a server sends them.
function New-ServedPem {
    param([string] $HostName = 'issuer.example', [string] $IntermediateName = 'Example Issuing CA', [switch] $WithRoot)

    $hash = [Security.Cryptography.HashAlgorithmName]::SHA256
    $made = @{}
    $issuer = $null
    foreach ($name in 'Example Root', $IntermediateName, $HostName) {
        $key = [Security.Cryptography.ECDsa]::Create([Security.Cryptography.ECCurve]::CreateFromFriendlyName('nistP256'))
        $subject = [Security.Cryptography.X509Certificates.X500DistinguishedNameBuilder]::new()
        $subject.AddCommonName($name)
        $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new($subject.Build(), $key, $hash)
        $isCa = $name -ne $HostName
        $request.CertificateExtensions.Add([Security.Cryptography.X509Certificates.X509BasicConstraintsExtension]::new($isCa, $false, 0, $true))
        if (-not $isCa) {
            $names = [Security.Cryptography.X509Certificates.SubjectAlternativeNameBuilder]::new()
            $names.AddDnsName($HostName)
            $request.CertificateExtensions.Add($names.Build())
        }

        $from = $ViewMoment.AddDays(-30)
        $until = $ViewMoment.AddDays($isCa ? 1000 : 90)
        $certificate = if ($issuer) { $request.Create($issuer, $from, $until, [byte[]] (1, 2, 3)) } else { $request.CreateSelfSigned($from, $until) }
        $made[$name] = $certificate
        $issuer = if ($certificate.HasPrivateKey) { $certificate } else { [Security.Cryptography.X509Certificates.ECDsaCertificateExtensions]::CopyWithPrivateKey($certificate, $key) }
    }

    $sent = @($HostName, $IntermediateName) + @(if ($WithRoot) { 'Example Root' })
    ($sent | ForEach-Object { [string]::new([Security.Cryptography.PemEncoding]::Write('CERTIFICATE', $made[$_].RawData)) }) -join "`n"
}

# A file's chain as if its host had served it now.
function Read-ServedFact {
    param([string] $Path)

    $ders = [Collections.Generic.List[byte[]]]::new()
    foreach ($one in [EksThumbprint.Offline.ChainFile]::Read($Path).CertificatesOrThrow()) { $ders.Add($one.ToDer()) }
    $chain = [EksThumbprint.Chains.ServedChain]::OfHandshake($ders)
    $reading = [EksThumbprint.Probing.HostReading] @{ Host = $chain.Leaf.Name; Port = 443; Chains = [EksThumbprint.Chains.ServedChain[]] @($chain); NameMatches = $true }
    $policy = [EksThumbprint.Trust.TrustPolicy]::new($null, $null, [Security.Cryptography.X509Certificates.X509Certificate2[]] @())
    [pscustomobject]@{ Trust = [EksThumbprint.Trust.TrustVerdict[]] @($policy.Judge($reading, $chain, $ViewMoment)) }
}

# Facts, from a chain that was read when one is given, with the rest as said.
function New-FactSet {
    param($Served, [hashtable] $With = @{})

    $values = @{ Name = 'prod-payments'; Now = $ViewMoment; Region = 'us-west-2'; Issuer = [EksThumbprint.Issuers.IssuerUrl]::Parse($ViewIssuer); ProviderArn = $ViewArn; ProviderSought = $true }
    if ($Served) {
        $values.Trust = $Served.Trust
        $reading = [EksThumbprint.Probing.HostReading] @{ Host = $Served.Trust[0].Host; Port = 443; Chains = [EksThumbprint.Chains.ServedChain[]] @($Served.Trust[0].Chain); NameMatches = $true }
        $values.Probe = [EksThumbprint.Probing.ProbeResult] @{ Issuer = $values.Issuer; Discovery = $reading; Elapsed = [timespan]::FromMilliseconds(80) }
    }

    foreach ($name in $With.Keys) { $values[$name] = $With[$name] }
    [EksThumbprint.Assessment.OidcFacts] $values
}

# The provider's part of the facts: what IAM lists.
function Get-Listing {
    param([string[]] $Thumbprint, [string[]] $Audience = 'sts.amazonaws.com')

    @{ Provider = [EksThumbprint.Aws.Provider]::new($ViewArn, $ViewIssuer.Substring(8), $Thumbprint, $Audience); Listed = $Thumbprint }
}

# What writes remedies as commands, as in a session that has AWS.Tools and was told nothing.
function New-Remedy {
    $type = [EksThumbprint.OidcTestResult].Assembly.GetType('EksThumbprint.AwsTools.CmdletRemedies', $true)
    New-Internal $type ([EksThumbprint.Remedies.RunContext]::new()), $false, ([Lazy[bool]]::new([Func[bool]] { $false }))
}

function New-Result { param($Facts) New-Internal ([EksThumbprint.OidcTestResult]) ([EksThumbprint.Assessment.OidcAssessment]::Judge($Facts)), (New-Remedy) }

# The certificates of a chain that was read, as Get-EksOidcChain gives them.
function Get-ServedCertificate {
    param($Facts)

    if ($Facts -isnot [EksThumbprint.Assessment.OidcFacts]) { $Facts = New-FactSet $Facts }
    foreach ($seen in $Facts.Trust) { foreach ($certificate in $seen.Chain.AsServed) { New-Internal ([EksThumbprint.OidcChainCertificate]) $seen, $certificate, $Facts } }
}

function Get-ServedTop {
    param($Facts)

    if ($Facts -isnot [EksThumbprint.Assessment.OidcFacts]) { $Facts = New-FactSet $Facts }
    foreach ($seen in $Facts.Trust) { foreach ($top in $seen.Chain.Tops) { New-Internal ([EksThumbprint.OidcRootThumbprint]) $seen, $top, $Facts } }
}

function New-Change {
    param($Facts, [EksThumbprint.ChangeOutcome] $Outcome, [string] $Sentence = 'What became of it.', [string[]] $Thumbprint)

    $options = [EksThumbprint.Repair.RepairOptions]::new()
    if ($Thumbprint) { $options = [EksThumbprint.Repair.RepairOptions] @{ Explicit = [EksThumbprint.Repair.RepairOptions]::ParseList($Thumbprint) } }
    $assessment = [EksThumbprint.Assessment.OidcAssessment]::Judge($Facts)
    $change = [EksThumbprint.Repair.ThumbprintChange]::From([EksThumbprint.Repair.RepairPlan]::Create($assessment, $options), $Outcome, $Sentence, $null)
    New-Internal ([EksThumbprint.OidcThumbprintChange]) $change, $assessment, (New-Remedy)
}
