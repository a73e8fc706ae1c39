# What an update makes of other writers and of AWS's failures: what IAM holds afterwards, and the error.
BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    Import-BuiltModule
    $aws = New-AwsDouble
    $before = Enable-AwsDouble $aws
    $lab = Start-Lab
    . "$PSScriptRoot/Support/UpdateScene.ps1"
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
