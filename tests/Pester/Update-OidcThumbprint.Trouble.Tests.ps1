# What an update makes of other writers and of AWS's failures: what IAM holds afterwards, and the error.
BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    Import-BuiltModule
    $aws = New-AwsDouble
    $before = Enable-AwsDouble $aws
    $lab = Start-Lab
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
}

AfterAll {
    Stop-Lab $lab
    if ($before) { Disable-AwsDouble $before }
}

Describe 'Another writer' {
    It 'before the write is noticed, and nothing is written' {
        $null = Initialize-List $others[0]
        Add-AwsDoubleIntruder $aws $arn $others[7] -After 1
        $change = Update-OidcThumbprint $arn @vouched
        $change.Outcome | Should -Be ChangedMeanwhile
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ChangedMeanwhile,*'
        $failed[0].CategoryInfo.Category | Should -Be ResourceBusy
        "$($failed[0])" | Should -BeLike "*$($others[7])*Repeat the command*"
        Get-Write | Should -HaveCount 0
        Get-List | Should -Be $others[7]
    }

    It 'after the write is noticed, and not overwritten' {
        $null = Initialize-List $others[0]
        Add-AwsDoubleIntruder $aws $arn $others[7] -Operation iam:UpdateOpenIDConnectProviderThumbprint
        $change = Update-OidcThumbprint $arn @vouched
        $change.Outcome | Should -Be Overwritten
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'Overwritten,*'
        $failed[0].CategoryInfo.Category | Should -Be InvalidResult
        Get-Write | Should -HaveCount 1
        Get-List | Should -Be $others[7]
    }
}

Describe 'Trouble with AWS' {
    It 'that is a lost answer to the write is found out by reading, with one write' {
        $null = Initialize-List $others[0]
        Set-AwsDoubleFault $aws LostAnswer -Operation iam:UpdateOpenIDConnectProviderThumbprint
        $change = Update-OidcThumbprint $arn @vouched
        $change.Outcome | Should -Be Updated
        $failed | Should -BeNullOrEmpty
        Get-Write | Should -HaveCount 1
        Get-List | Should -Be $others[0], $top
    }

    It 'that is an older list for some reads after the write is waited for' {
        $null = Initialize-List $others[0] -ReadLag 3
        $change = Update-OidcThumbprint $arn @vouched
        $change.Outcome | Should -Be Updated
        Get-Write | Should -HaveCount 1
    }

    It '<Kind> at the write: <Category>, and IAM holds the old list' -TestCases @(
        @{ Kind = 'Denied'; Category = 'PermissionDenied' }
        @{ Kind = 'ConcurrentModification'; Category = 'ResourceBusy' }
        @{ Kind = 'ExpiredToken'; Category = 'AuthenticationError' }
    ) {
        $null = Initialize-List $others[0]
        Set-AwsDoubleFault $aws $Kind -Operation iam:UpdateOpenIDConnectProviderThumbprint
        $change = Update-OidcThumbprint $arn @vouched
        $change.Outcome | Should -Be Failed
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UpdateFailed,*'
        $failed[0].CategoryInfo.Category | Should -Be $Category
        "$($failed[0])" | Should -BeLike '*Nothing was written*(request id *)'
        Get-Write | Should -HaveCount 1
        Get-List | Should -Be $others[0]
    }

    It '<Kind> at the reading: <Id>, and nothing is written' -TestCases @(
        @{ Kind = 'Denied'; Id = 'AwsAccessDenied'; Category = 'PermissionDenied' }
        @{ Kind = 'Throttled'; Id = 'AwsThrottled'; Category = 'LimitsExceeded' }
        @{ Kind = 'NoCredentials'; Id = 'AwsNoCredentials'; Category = 'AuthenticationError' }
        @{ Kind = 'NoNetwork'; Id = 'AwsNoNetwork'; Category = 'ConnectionError' }
    ) {
        $null = Initialize-List $others[0]
        Set-AwsDoubleFault $aws $Kind -Operation iam:GetOpenIDConnectProvider
        $change = Update-OidcThumbprint $arn @vouched
        $change.Outcome | Should -Be Refused
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failed[0].CategoryInfo.Category | Should -Be $Category
        Get-Write | Should -HaveCount 0
        Get-List | Should -Be $others[0]
    }
}
