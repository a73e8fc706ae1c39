BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    Import-BuiltModule
    $aws = New-AwsDouble
    $before = Enable-AwsDouble $aws
    Import-AwsDouble
    Add-AwsDoubleCluster $aws prod
    Add-AwsDoubleCluster $aws stale
}

AfterAll { Disable-AwsDouble $before }

Describe 'Completion' {
    BeforeAll {
        function Get-Completion {
            param([string] $Line)

            (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText
        }
    }

    It 'knows regions: <_>' -ForEach 'Get-EksOidcChain', 'Get-OidcRootThumbprint', 'Test-OidcThumbprint', 'Update-OidcThumbprint' {
        Get-Completion "$_ prod -Region eu-n" | Should -Be eu-north-1
        Get-Completion "$_ prod -Region us-gov-" | Should -Be us-gov-east-1, us-gov-west-1
        Get-Completion "$_ prod -Region eu-west-1, eu-n" | Should -Be eu-north-1
        Get-Completion "$_ prod -Region 'eu-n" | Should -Be eu-north-1
    }

    It 'knows the account''s clusters: <_>' -ForEach 'Get-EksOidcChain', 'Get-OidcRootThumbprint', 'Test-OidcThumbprint', 'Update-OidcThumbprint' {
        Get-Completion "$_ pro" | Should -Be prod
        Get-Completion "$_ -Target st" | Should -Be stale
    }

    It 'knows those of the region that was given' {
        Add-AwsDoubleCluster $aws private -Region ca-central-1
        Get-Completion 'Test-OidcThumbprint -Region ca-central-1 -Target pr' | Should -Be private
        Get-Completion 'Test-OidcThumbprint -Region ca-central-1, us-west-2 -Target pr' | Should -Be private
    }

    It 'stays silent when AWS refuses' {
        Set-AwsDoubleFault $aws Denied
        try {
            $Error.Clear()
            Get-Completion 'Test-OidcThumbprint -Target zz' | Should -BeNullOrEmpty
        }
        finally { Clear-AwsDoubleFault $aws }
    }
}
