# What the real AWS.Tools was seen to do, as the stand-in does it, and what the module makes of it: one table row each.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester blocks share variables; AWS.Tools reads $StoredAWSRegion.')]
param()

Describe 'AWS.Tools as it really is' {
    BeforeAll {
        foreach ($name in 'Common', 'AwsDouble', 'Pods') { . "$PSScriptRoot/Support/$name.ps1" }
        $issuer = 'https://oidc.corp.example/tenant'
        $aws = New-AwsDouble -ProfileName default, ops, role-reader, broken
        $before = Enable-AwsDouble $aws
        Import-AwsDouble
        Import-BuiltModule
        $token = New-PodToken -Issuer 'https://oidc.corp.example/other'
        $provider = Add-AwsDoubleProvider $aws 'https://oidc.corp.example/other' ('11' * 20)
        foreach ($region in 'us-west-2', 'eu-west-1', 'eu-west-2') { 1..4 | ForEach-Object { Add-AwsDoubleCluster $aws "c$_" -Region $region } }
    }

    AfterAll { Disable-AwsDouble $before }

    AfterEach {
        Clear-AwsDoubleFault $aws
        Clear-AwsDoubleCalls $aws
        $env:AWS_REGION = $env:AWS_DEFAULT_REGION = $null
    }

    Context 'The region' {
        It 'is AWS.Tools'' own, so that a cluster is looked for where its name came from: <Case>' -TestCases @(
            @{ Case = 'the default profile before the environment'; Environment = 'eu-west-1'; Stored = $null; Asked = 'us-west-2' }
            @{ Case = '$StoredAWSRegion before both'; Environment = 'eu-west-1'; Stored = 'eu-west-2'; Asked = 'eu-west-2' }
        ) {
            $env:AWS_REGION = $env:AWS_DEFAULT_REGION = $Environment
            if ($Stored) { $StoredAWSRegion = $Stored }
            $null = Get-EKSClusterList | Test-OidcThumbprint -ErrorAction Ignore
            $calls = Get-AwsDoubleCalls $aws -Operation eks:*
            $calls | Should -HaveCount 5
            $calls.Region | Select-Object -Unique | Should -Be $Asked
        }

        It 'is for IAM the same' {
            $null = Test-OidcThumbprint $issuer -ErrorAction Ignore
            (Get-AwsDoubleCalls $aws -Operation iam:*).Region | Select-Object -Unique | Should -Be us-west-2
        }

        It 'is of the provider''s partition where the session''s is not' {
            $null = Test-OidcThumbprint 'arn:aws-cn:iam::111122223333:oidc-provider/oidc.corp.example' -ErrorAction Ignore
            (Get-AwsDoubleCalls $aws -Operation iam:GetOpenIDConnectProvider).Region | Select-Object -Unique | Should -Be cn-northwest-1
        }
    }

    Context '-ProfileName' {
        It 'of a role assumes it once a command' {
            $null = 'c1', 'c2', 'c3' | Test-OidcThumbprint -ProfileName role-reader -ErrorAction Ignore
            Get-AwsDoubleCalls $aws -Operation sts:AssumeRole | Should -HaveCount 1
            (Get-AwsDoubleCalls $aws -Operation eks:*).AccessKey | Should -Be (@('AKIALABROLE-READER') * 3)
        }

        It 'that is written wrongly is told as that, and not as missing' {
            $result = Test-OidcThumbprint c1 -ProfileName broken
            $result.Status | Should -Be AwsUnavailable
            $result.Sentence | Should -BeLike "*profile cannot be used*profile 'broken'*"
        }

        It 'that does not exist is told as that' {
            (Test-OidcThumbprint c1 -ProfileName nowhere).Sentence | Should -BeLike "*profile does not exist*profile 'nowhere'*"
        }
    }

    Context 'What goes wrong' {
        It '<Kind> is told as <Says>' -TestCases @(
            @{ Kind = 'AssumeRoleDenied'; Status = 'AccessDenied'; Says = '*denied sts:AssumeRole*arn:aws:iam::111122223333:role/reader*' }
            @{ Kind = 'WrongMfaCode'; Status = 'AccessDenied'; Says = '*denied sts:AssumeRole*invalid MFA one time pass code*' }
            @{ Kind = 'ProxyPage'; Status = 'AwsUnavailable'; Says = '*is not AWS*HTTP 407*proxy*' }
            @{ Kind = 'ForeignPage'; Status = 'AwsUnavailable'; Says = '*is not AWS*' }
            @{ Kind = 'NoSsoToken'; Status = 'AwsUnavailable'; Says = '*Sign in again (Set-AWSCredential)*' }
            @{ Kind = 'MissingAssembly'; Status = 'AwsUnavailable'; Says = '*must be available at runtime*' }
            @{ Kind = 'NoMetadata'; Status = 'AwsUnavailable'; Says = '*No AWS credentials were found*' }
            @{ Kind = 'NothingResolved'; Status = 'AwsUnavailable'; Says = '*No AWS credentials were found*' }
            @{ Kind = 'CredentialProcess'; Status = 'AwsUnavailable'; Says = '*No AWS credentials were found*no vault*' }
            @{ Kind = 'EndedEarly'; Status = 'AwsUnavailable'; Says = '*cannot be reached*ended prematurely*' }
        ) {
            Set-AwsDoubleFault $aws $Kind
            $result = Test-OidcThumbprint c1
            $result.Status | Should -Be $Status
            $result.Sentence | Should -BeLike $Says
            $result.Sentence | Should -Not -BeLike '*Exception of type*'
        }

        It 'a proxy''s page with status 200 is no answer: <Operation>' -TestCases @(
            @{ Operation = 'eks:DescribeCluster'; Ask = { Test-OidcThumbprint c1 } }
            @{ Operation = 'iam:ListOpenIDConnectProviders'; Ask = { Test-OidcThumbprint $issuer } }
            @{ Operation = 'iam:GetOpenIDConnectProvider'; Ask = { Test-OidcThumbprint $provider } }
            @{ Operation = 'iam:GetRole'; Ask = { Test-OidcThumbprint -Token $token -RoleArn arn:aws:iam::111122223333:role/app } }
        ) {
            Set-AwsDoubleFault $aws BlankPage -Operation $Operation
            $result = & $Ask
            $result.Status | Should -Be AwsUnavailable
            $result.Sentence | Should -BeLike "*What answered $Operation is not AWS*proxy*"
        }

        It 'nothing is written to a provider that such a page stands for' {
            Set-AwsDoubleFault $aws BlankPage
            $change = Update-OidcThumbprint $provider -Thumbprint ('22' * 20) -Force -ErrorAction Ignore
            $change.Outcome | Should -Not -Be Updated
            Get-AwsDoubleCalls $aws -Operation iam:UpdateOpenIDConnectProviderThumbprint | Should -HaveCount 0
        }

        It 'without a network AWS is asked once, whatever is piped in' {
            Set-AwsDoubleFault $aws NoNetwork
            $results = 'c1', 'c2', 'c3', 'c4' | Test-OidcThumbprint
            $results.Status | Should -Be (@('AwsUnavailable') * 4)
            $results[1..3].Sentence | Should -BeLike '*not asked again in this command*'
            Get-AwsDoubleCalls $aws | Should -HaveCount 1
        }

        It 'a -Credential of a wrong type is an argument error' {
            { Test-OidcThumbprint c1 -Credential 'a string' } | Should -Throw -ErrorId 'NotACredential,EksThumbprint.Commands.TestOidcThumbprintCommand'
            try { Test-OidcThumbprint c1 -Credential 5 } catch { $wrong = $_ }
            $wrong.CategoryInfo.Category | Should -Be InvalidArgument
        }
    }

    Context 'Completion' {
        It 'gives up after a second, and offers nothing' {
            Update-AwsDoubleState $aws { param($state) $state.LatencyMilliseconds = 8000 }
            try {
                $watch = [Diagnostics.Stopwatch]::StartNew()
                $offered = (TabExpansion2 'Test-OidcThumbprint c' -cursorColumn 21).CompletionMatches
                $watch.Elapsed.TotalSeconds | Should -BeLessThan 6
                $offered | Where-Object CompletionText -EQ c1 | Should -BeNullOrEmpty
            }
            finally { Update-AwsDoubleState $aws { param($state) $state.LatencyMilliseconds = 0 } }
        }
    }
}

Describe 'A write through AWS.Tools' {
    BeforeAll {
        foreach ($name in 'Common', 'AwsDouble') { . "$PSScriptRoot/Support/$name.ps1" }
    }

    It 'of version <Version> is sent <Writes> time(s) when its answer is lost' -TestCases @(
        @{ Version = 4; Writes = 2; Parameter = 'PassThru'; Missing = 'ClientConfig' }
        @{ Version = 5; Writes = 1; Parameter = 'ClientConfig'; Missing = 'PassThru' }
    ) {
        $aws = New-AwsDouble -MajorVersion $Version
        $before = Enable-AwsDouble $aws
        try {
            Import-AwsDouble
            $arn = Add-AwsDoubleProvider $aws https://oidc.corp.example ('11' * 20)
            $command = Get-Command Update-IAMOpenIDConnectProviderThumbprint
            $command.Parameters.ContainsKey($Parameter) | Should -BeTrue
            $command.Parameters.ContainsKey($Missing) | Should -BeFalse
            Set-AwsDoubleFault $aws LostAnswer -Operation iam:UpdateOpenIDConnectProviderThumbprint -Times 1
            $options = if ($Version -ge 5) { @{ ClientConfig = @{ MaxErrorRetry = 0 } } } else { @{} }
            try { $null = Update-IAMOpenIDConnectProviderThumbprint $arn -ThumbprintList ('22' * 20) @options } catch { $lost = $_ }
            [bool]$lost | Should -Be ($Version -ge 5)
            Get-AwsDoubleCalls $aws -Write | Should -HaveCount $Writes
        }
        finally { Disable-AwsDouble $before }
    }
}
