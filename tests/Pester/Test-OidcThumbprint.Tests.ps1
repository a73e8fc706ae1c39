BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    Import-BuiltModule
    $lab = Start-Lab
    $aws = New-AwsDouble
    $before = Enable-AwsDouble $aws
    Import-AwsDouble
    $PSDefaultParameterValues['Test-OidcThumbprint:ConnectTo'] = $lab.ConnectTo
    $other = '1' * 40

    # A cluster with a lab issuer of its own, and with a provider unless -NoProvider.
    function Add-Estate {
        param([string] $Name, [string[]] $Thumbprint, [string[]] $ClientId = 'sts.amazonaws.com', [switch] $NoProvider, [string] $HostName = "$Name.example", [int] $Served = 2)

        $issuer = Add-LabIssuer $lab -HostName $HostName -Served $Served
        Add-AwsDoubleCluster $aws $Name -Issuer $issuer.url
        $arn = if (-not $NoProvider) { Add-AwsDoubleProvider $aws $issuer.url ($Thumbprint ? $Thumbprint : $issuer.host.top) -ClientId $ClientId }
        [pscustomobject]@{ Name = $Name; Issuer = $issuer; Url = $issuer.url; Top = $issuer.host.top; Arn = $arn }
    }

    # The errors of a command, with its output thrown away.
    function Get-Problem {
        param([scriptblock] $Of)

        & $Of 2>&1 | Where-Object { $_ -is [Management.Automation.ErrorRecord] }
    }
}

AfterAll {
    $PSDefaultParameterValues.Remove('Test-OidcThumbprint:ConnectTo')
    Disable-AwsDouble $before
    Stop-Lab $lab
}

Describe 'Test-OidcThumbprint: the status' {
    BeforeAll {
        $match = Add-Estate match
    }

    It 'is Match when the top is listed, and the result says what there is to know' {
        $result = Test-OidcThumbprint match
        $result | Should -HaveCount 1
        $result | Should -BeOfType EksThumbprint.OidcTestResult
        $result.Status | Should -Be Match
        $result.Name | Should -Be match
        $result.Registered | Should -Be $match.Top
        $result.Expected | Should -Be $match.Top
        $result.Issuer | Should -Be $match.Url
        $result.ProviderArn | Should -Be $match.Arn
        $result.Region | Should -Be us-west-2
        $result.Expires | Should -BeGreaterThan ([datetime]::UtcNow)
        $result.Expires.Kind | Should -Be Utc
        $result.Remedy | Should -BeNullOrEmpty
        $result.RepairCommand | Should -BeNullOrEmpty
        $result.Findings.Code | Should -Contain PrivateIssuer
        "$result" | Should -Be 'match: Match'
    }

    It 'is Mismatch when a private issuer serves nothing that is listed' {
        $estate = Add-Estate mismatch -Thumbprint $other
        $result = Test-OidcThumbprint mismatch
        $result.Status | Should -Be Mismatch
        $result.Registered | Should -Be $other
        $result.Expected | Should -Be $estate.Top
        $result.Sentence | Should -Match InvalidIdentityToken
        $result.Name | Should -Be mismatch
    }

    It 'is MatchNotTop when a lower certificate alone is listed' {
        $estate = Add-Estate lower -Served 3
        $leaf = $estate.Issuer.host.leaf
        $null = Add-AwsDoubleProvider $aws $estate.Url $leaf
        $result = Test-OidcThumbprint lower
        $result.Status | Should -Be MatchNotTop
        $result.Registered | Should -Be $leaf
        $result.Expected | Should -Be $estate.Top
    }

    It 'is NoProvider when IAM has none' {
        $estate = Add-Estate unprovided -NoProvider
        $result = Test-OidcThumbprint unprovided
        $result.Status | Should -Be NoProvider
        $result.Sentence | Should -BeLike "*$($estate.Url)*No OpenIDConnect provider found*"
        $result.Remedy | Should -BeLike "*New-IAMOpenIDConnectProvider -Url $($estate.Url) *"
        $result.Expected | Should -Be $estate.Top
    }

    It 'is WrongIssuer when the provider has a slash too many' {
        $estate = Add-Estate slashed -NoProvider
        $null = Add-AwsDoubleProvider $aws "$($estate.Url)/" $estate.Top
        $result = Test-OidcThumbprint slashed
        $result.Status | Should -Be WrongIssuer
        $result.Sentence | Should -BeLike '*another form*'
    }

    It 'is AudienceMissing when pods are not among the clients, even if the thumbprint is right' {
        # In China no certain roots are asked for, so the laboratory's can stand for EKS's.
        $china = New-AwsDouble -Partition aws-cn -Region cn-north-1
        $issuer = Add-LabIssuer $lab -HostName oidc.eks.cn-north-1.amazonaws.com.cn -Served 2
        Add-AwsDoubleCluster $china deaf -Issuer $issuer.url
        $null = Add-AwsDoubleProvider $china $issuer.url $issuer.host.top -ClientId sts.amazon.com
        $previous = Enable-AwsDouble $china
        try { $result = Test-OidcThumbprint deaf } finally { Disable-AwsDouble $previous }
        $result.Status | Should -Be AudienceMissing
        $result.Sentence | Should -BeLike '*lacks the audience sts.amazonaws.com. It has "sts.amazon.com"*'
        $result.Remedy | Should -BeLike '*Add-IAMClientIDToOpenIDConnectProvider*'
    }

    It 'is NoIssuer for a cluster without one, and says why: <Status>' -TestCases @(
        @{ Status = 'CREATING'; Why = '*still CREATING*' }
        @{ Status = 'ACTIVE'; Why = '*Outposts*' }
    ) {
        Add-AwsDoubleCluster $aws newborn -Status $Status
        $result = Test-OidcThumbprint newborn
        $result.Status | Should -Be NoIssuer
        $result.Sentence | Should -BeLike $Why
        $result.Issuer | Should -BeNullOrEmpty
        $result.Expected | Should -HaveCount 0
    }

    It 'is NoCluster for a name that EKS does not know' {
        $result = Test-OidcThumbprint nobody
        $result.Status | Should -Be NoCluster
        $result.Sentence | Should -BeLike "*no EKS cluster 'nobody'*"
        $result.Remedy | Should -BeLike '*: Get-EKSClusterList*'
    }

    It 'is Unreachable when nothing answers, and says what it tried' {
        $result = Test-OidcThumbprint match -ConnectTo 127.0.0.1:1 -TimeoutSec 5
        $result.Status | Should -Be Unreachable
        $result.Sentence | Should -BeLike '*127.0.0.1:1*'
        $result.Registered | Should -Be $match.Top
        $result.Expected | Should -HaveCount 0
    }

    It 'is DiscoveryInvalid when the document is wrong, and still shows the chain' {
        $estate = Add-Estate muddled
        $null = Set-LabDocument $lab $estate.Url -Body 'no json'
        $result = Test-OidcThumbprint muddled
        $result.Status | Should -Be DiscoveryInvalid
        $result.Sentence | Should -BeLike "*Couldn't retrieve verification key*"
        $result.Expected | Should -Be $estate.Top
    }

    It 'is Intercepted when an EKS host is not Amazon''s, and gives no thumbprint to write' {
        $null = Add-Estate proxied -HostName oidc.eks.us-west-2.amazonaws.com
        $result = Test-OidcThumbprint proxied
        $result.Status | Should -Be Intercepted
        $result.Expected | Should -HaveCount 0
        $result.Expires | Should -BeNullOrEmpty
        $result.RepairCommand | Should -BeNullOrEmpty
        $result.Remedy | Should -BeLike 'Do not write*'
    }

    It 'is Match for both tops when the hosts differ, and Mismatch or less without one' {
        $issuer = Add-LabIssuer $lab -HostName discovery.example -JwksHost jwks.example -Served 2
        Add-AwsDoubleCluster $aws twohosts -Issuer $issuer.url
        $null = Add-AwsDoubleProvider $aws $issuer.url $issuer.host.top, $issuer.jwksHost.top
        $both = Test-OidcThumbprint twohosts
        $both.Status | Should -Be Match
        $both.Findings.Code | Should -Contain HostsDiffer
        $null = Add-AwsDoubleProvider $aws $issuer.url $issuer.host.top
        $one = Test-OidcThumbprint twohosts
        $one.Status | Should -Not -Be Match
        $one.Expected | Should -Be $issuer.host.top, $issuer.jwksHost.top
    }
}

Describe 'Test-OidcThumbprint: one result an input' {
    BeforeAll {
        $null = Add-Estate first
        $null = Add-Estate second -Thumbprint $other
        Add-AwsDoubleCluster $aws third
    }

    It 'in the order given, whatever became of each' {
        $results = 'first', 'nobody', 'second', 'third', 'first' | Test-OidcThumbprint
        $results.Name | Should -Be first, nobody, second, third, first
        $results.Status | Should -Be Match, NoCluster, Mismatch, NoIssuer, Match
    }

    It 'with no error among them' {
        Get-Problem { Test-OidcThumbprint first, nobody, second, third } | Should -BeNullOrEmpty
    }

    It 'with one probe at a time as well as with many' -TestCases @{ Limit = 1 }, @{ Limit = 64 } {
        (Test-OidcThumbprint first, second, third, nobody -ThrottleLimit $Limit).Name | Should -Be first, second, third, nobody
    }

    It 'and none for input that makes no sense: an error in its place, the rest goes on' {
        $results = 'first', 'a b', 'third' | Test-OidcThumbprint -ErrorVariable problems -ErrorAction SilentlyContinue
        $results.Name | Should -Be first, third
        $problems | Should -HaveCount 1
    }
}

Describe 'Test-OidcThumbprint -Quiet' {
    BeforeAll {
        $null = Add-Estate well
        $null = Add-Estate ill -Thumbprint $other
    }

    It 'is one Boolean and nothing else, true if every status is Match: <Names>' -ForEach @(
        @{ Names = 'well'; Answer = $true }
        @{ Names = 'well', 'well'; Answer = $true }
        @{ Names = 'well', 'ill'; Answer = $false }
        @{ Names = 'ill', 'well'; Answer = $false }
        @{ Names = 'nobody'; Answer = $false }
        @{ Names = @(); Answer = $false }
    ) {
        $answers = @($Names | Test-OidcThumbprint -Quiet)
        $answers | Should -HaveCount 1
        $answers | Should -BeOfType bool
        $answers[0] | Should -Be $Answer
    }

    It 'is false beside an input that makes no sense' {
        @('well', 'no such name!' | Test-OidcThumbprint -Quiet -ErrorAction SilentlyContinue) | Should -Be @($false)
    }

    It 'writes no error' {
        Get-Problem { Test-OidcThumbprint nobody -Quiet } | Should -BeNullOrEmpty
    }

    It 'decides an if' {
        $said = if (Test-OidcThumbprint well -Quiet) { 'fine' } else { 'act' }
        $said | Should -Be fine
    }
}
