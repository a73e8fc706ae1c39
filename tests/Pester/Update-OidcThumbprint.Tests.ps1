# What an update makes of a provider's list, against an account with IAM's rules and issuers on the loopback address.
BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    Import-BuiltModule
    $aws = New-AwsDouble
    $before = Enable-AwsDouble $aws
    Import-AwsDouble
    $lab = Start-Lab
    $eks = Add-LabIssuer $lab
    . "$PSScriptRoot/Support/UpdateScene.ps1"
}

AfterAll {
    Stop-Lab $lab
    if ($before) { Disable-AwsDouble $before }
}

Describe 'A repair' {
    It 'adds the new value and keeps the others' {
        $null = Initialize-List $others[0, 1]
        $change = Update-OidcThumbprint $arn @vouched
        $failed | Should -BeNullOrEmpty
        $change | Should -HaveCount 1
        $change.Outcome | Should -Be Updated
        "$($change.Before)" | Should -Be ($others[0, 1] -join ' ')
        "$($change.Added)" | Should -Be $top
        $change.Removed | Should -HaveCount 0
        Get-List | Should -Be @($others[0, 1] + $top)
        Get-Write | Should -HaveCount 1
    }

    It 'fills an empty list' {
        $null = Initialize-List @()
        (Update-OidcThumbprint $arn @vouched).Outcome | Should -Be Updated
        Get-List | Should -Be $top
    }

    It 'takes a value out only when the five places are full, and never one that is served' {
        $leaf = $private.host.leaf
        $null = Initialize-List @($others[0..2] + $leaf + $others[3])
        $change = Update-OidcThumbprint $arn @vouched
        $change.Outcome | Should -Be Updated
        $change.Removed | Should -HaveCount 1
        "$($change.Removed)" | Should -BeIn $others[0..3]
        Get-List | Should -HaveCount 5
        Get-List | Should -Contain $top
        Get-List | Should -Contain $leaf
        "$($change.After)" | Should -Be ((Get-List) -join ' ')
    }

    It 'leaves nothing but the new value with -Replace' {
        $null = Initialize-List $others[0, 1]
        (Update-OidcThumbprint $arn -Replace @vouched).Outcome | Should -Be Updated
        Get-List | Should -Be $top
    }

    It 'takes a certificate for -TrustedRoot as well as a file' {
        $null = Initialize-List $others[0]
        $root = [Security.Cryptography.X509Certificates.X509Certificate2]::new($private.host.rootPath)
        (Update-OidcThumbprint $arn -TrustedRoot $root @options).Outcome | Should -Be Updated
        Get-List | Should -Contain $top
    }

    It 'writes nothing when there is nothing to do' {
        $null = Initialize-List $others[0], $top
        $change = Update-OidcThumbprint $arn @vouched
        $change.Outcome | Should -Be NothingToDo
        $failed | Should -BeNullOrEmpty
        Get-Write | Should -HaveCount 0
        Get-List | Should -Be $others[0], $top
    }

    It 'of an EKS host that -TrustedRoot vouches for overrides Intercepted' {
        $eksArn = Add-AwsDoubleProvider $aws $eks.url $others[0]
        (Update-OidcThumbprint $eksArn -TrustedRoot $eks.host.rootPath @options).Outcome | Should -Be Updated
        Get-AwsDoubleThumbprint $aws $eksArn | Should -Be $others[0], $eks.host.top
    }
}

Describe 'A given list' {
    It 'is written as it is, and $change.Before undoes it' {
        $null = Initialize-List $others[0, 1]
        $change = Update-OidcThumbprint $arn -Thumbprint $others[5].ToUpperInvariant(), $others[6] @options
        $change.Outcome | Should -Be Updated
        Get-List | Should -Be $others[5, 6]
        $undo = $change | Update-OidcThumbprint -Thumbprint $change.Before @options
        $undo.Outcome | Should -Be Updated
        Get-List | Should -Be $others[0, 1]
        Get-Write | Should -HaveCount 2
    }

    It 'is written to an issuer that is not to be trusted or not to be reached' {
        $nobody = Add-AwsDoubleProvider $aws https://nobody.invalid/id/1 $others[0]
        (Update-OidcThumbprint $nobody -Thumbprint $others[1] @options).Outcome | Should -Be Updated
        Get-AwsDoubleThumbprint $aws $nobody | Should -Be $others[1]
    }

    It '<Case> ends the command with the id <Id> before AWS is asked' -TestCases @(
        @{ Case = 'that is empty'; Id = 'EmptyList'; Values = @() }
        @{ Case = 'of six'; Id = 'TooManyThumbprints'; Values = 1..6 | ForEach-Object { "b$_" * 20 } }
        @{ Case = 'with a SHA-256'; Id = $null; Values = @('c1' * 32) }
        @{ Case = 'with nonsense'; Id = $null; Values = @('nonsense') }
    ) {
        $null = Initialize-List $others[0]
        $caught = $null
        try { $arn | Update-OidcThumbprint -Thumbprint $Values -ConnectTo $lab.ConnectTo -Force -ErrorAction Continue }
        catch { $caught = $_ }
        $caught | Should -Not -BeNullOrEmpty
        $caught.CategoryInfo.Category | Should -Be InvalidArgument
        if ($Id) { $caught.FullyQualifiedErrorId | Should -Be "$Id,EksThumbprint.Commands.UpdateOidcThumbprintCommand" }
        Get-AwsDoubleCalls $aws | Should -HaveCount 0
    }
}

Describe 'A refusal' {
    It 'of <Case> is the error UpdateRefused, one change, and no write' -TestCases @(
        @{ Case = 'a private issuer'; Which = 'private'; Says = '*no reason to trust*vouch for it: Update-OidcThumbprint * -TrustedRoot FILE*' }
        @{ Case = 'an intercepted EKS issuer'; Which = 'eks'; Says = '*Amazon*' }
    ) {
        $issuer = if ($Which -eq 'eks') { $eks } else { $private }
        $target = Add-AwsDoubleProvider $aws $issuer.url $others[0]
        Clear-AwsDoubleCalls $aws
        $change = Update-OidcThumbprint $target @options
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -Be 'UpdateRefused,EksThumbprint.Commands.UpdateOidcThumbprintCommand'
        $failed[0].CategoryInfo.Category | Should -Be PermissionDenied
        $failed[0].TargetObject | Should -Be $target
        "$($failed[0])" | Should -BeLike $Says
        $change | Should -HaveCount 1
        $change.Outcome | Should -Be Refused
        Get-Write | Should -HaveCount 0
        Get-AwsDoubleThumbprint $aws $target | Should -Be $others[0]
    }

    It 'of a wrong -TrustedRoot leaves the list as it is' {
        $null = Initialize-List $others[0]
        (Update-OidcThumbprint $arn -TrustedRoot $eks.host.rootPath @options).Outcome | Should -Be Refused
        Get-List | Should -Be $others[0]
    }

    It 'of an issuer without a provider says that there is none' {
        $stranger = Add-LabIssuer $lab -HostName stranger.example
        $change = Update-OidcThumbprint $stranger.url -TrustedRoot $stranger.host.rootPath @options
        $change.Outcome | Should -Be Refused
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UpdateRefused,*'
        "$($failed[0])" | Should -BeLike '*provider*'
    }
}

Describe 'The pipeline' {
    It 'takes results of Test-OidcThumbprint, and gives one change an input, in order' {
        $null = Initialize-List $others[0]
        $second = Add-LabIssuer $lab -HostName oidc.corp.example -Path /id/2
        $secondArn = Add-AwsDoubleProvider $aws $second.url $top
        $changes = $arn, $secondArn | Test-OidcThumbprint -ConnectTo $lab.ConnectTo | Update-OidcThumbprint @vouched
        $changes.ProviderArn | Should -Be $arn, $secondArn
        $changes.Outcome | Should -Be Updated, NothingToDo
        Get-Write | Should -HaveCount 1
    }

    It 'goes on after an input that makes no sense' {
        $null = Initialize-List $others[0]
        $changes = '', $arn, 'https://' | Update-OidcThumbprint @vouched
        $changes.Outcome | Should -Be Updated
        $failed | Should -HaveCount 2
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EmptyTarget,*'
        $failed[1].CategoryInfo.Category | Should -Be InvalidArgument
    }
}
