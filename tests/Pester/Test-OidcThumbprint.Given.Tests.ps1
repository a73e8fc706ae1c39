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

Describe 'Test-OidcThumbprint -Thumbprint' {
    BeforeAll {
        $issuer = Add-LabIssuer $lab -HostName given.example -Served 2
        Add-AwsDoubleCluster $aws given -Issuer $issuer.url
        $null = Add-AwsDoubleProvider $aws $issuer.url $other
    }

    BeforeEach { Clear-AwsDoubleCalls $aws }

    AfterEach { Get-AwsDoubleCalls $aws | Should -HaveCount 0 }

    It 'compares with what is given, not with IAM, and calls no AWS' {
        $result = Test-OidcThumbprint $issuer.url -Thumbprint $issuer.host.top
        $result.Status | Should -Be Match
        $result.Registered | Should -Be $issuer.host.top
    }

    It 'takes colons and capitals as openssl and consoles print them' {
        $text = (($issuer.host.top -split '(..)' -ne '') -join ':').ToUpperInvariant()
        (Test-OidcThumbprint $issuer.url -Thumbprint $text).Status | Should -Be Match
    }

    It 'finds a wrong one' {
        (Test-OidcThumbprint $issuer.url -Thumbprint $other).Status | Should -Be Mismatch
    }

    It 'needs an issuer: a cluster''s name is an error that says so' {
        $problem = Get-Problem { Test-OidcThumbprint given -Thumbprint $other }
        $problem | Should -HaveCount 1
        $problem.FullyQualifiedErrorId | Should -Be 'ThumbprintNeedsIssuer,EksThumbprint.Commands.TestOidcThumbprintCommand'
        $problem.CategoryInfo.Category | Should -Be InvalidArgument
        $problem.TargetObject | Should -Be given
        "$problem" | Should -BeLike "*'given'*issuer URL*"
    }

    It 'stops at once when a value is none: <Value>' -TestCases @(
        @{ Value = 'xyz'; Id = 'NotAThumbprint' }
        @{ Value = ''; Id = 'NotAThumbprint' }
        @{ Value = '12' * 32; Id = 'NotAThumbprint' }
        @{ Value = @(1..6 | ForEach-Object { "$_" * 40 }); Id = 'TooManyThumbprints' }
        @{ Value = @(); Id = 'EmptyList' }
    ) {
        $connections = (Get-LabCounter $lab).connections
        $problem = try { $null = $issuer.url, $issuer.url | Test-OidcThumbprint -Thumbprint $Value -ErrorAction SilentlyContinue } catch { $_ }
        $problem | Should -HaveCount 1
        $problem.FullyQualifiedErrorId | Should -Be "$Id,EksThumbprint.Commands.TestOidcThumbprintCommand"
        $problem.CategoryInfo.Category | Should -Be InvalidArgument
        (Get-LabCounter $lab).connections | Should -Be $connections
    }

    It 'works with -Quiet' {
        Test-OidcThumbprint $issuer.url -Thumbprint $issuer.host.top -Quiet | Should -BeTrue
        Test-OidcThumbprint $issuer.url -Thumbprint $other -Quiet | Should -BeFalse
    }
}
