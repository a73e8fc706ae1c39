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
    $issuer = Add-LabIssuer $lab -HostName oidc.corp.example -Served 2
    Add-AwsDoubleCluster $aws prod -Issuer $issuer.url
    $arn = Add-AwsDoubleProvider $aws $issuer.url $issuer.host.top
}

AfterAll {
    $PSDefaultParameterValues.Remove('Test-OidcThumbprint:ConnectTo')
    Disable-AwsDouble $before
    Stop-Lab $lab
}

Describe 'Test-OidcThumbprint when AWS fails' {
    AfterEach { Clear-AwsDoubleFault $aws }

    It 'is AccessDenied, and names what to grant: <Operation>' -TestCases @(
        @{ Operation = 'eks:DescribeCluster' }
        @{ Operation = 'iam:GetOpenIDConnectProvider' }
    ) {
        Set-AwsDoubleFault $aws Denied -Operation $Operation
        $result = Test-OidcThumbprint prod -ErrorVariable problems
        $result | Should -HaveCount 1
        $result.Status | Should -Be AccessDenied
        $result.Sentence | Should -BeLike "*Grant the caller $Operation*"
        $problems | Should -BeNullOrEmpty
    }

    It 'is AccessDenied where IAM must be searched and may not be listed' {
        Set-AwsDoubleFault $aws Denied -Operation iam:ListOpenIDConnectProviders
        $result = Test-OidcThumbprint $issuer.url
        $result.Status | Should -Be AccessDenied
        $result.Sentence | Should -BeLike '*Grant the caller iam:ListOpenIDConnectProviders*'
    }

    It 'needs no list where the account is known' {
        Set-AwsDoubleFault $aws Denied -Operation iam:ListOpenIDConnectProviders
        (Test-OidcThumbprint prod).Status | Should -Be Match
    }

    It 'is AwsUnavailable, and says what to do: <Kind>' -TestCases @(
        @{ Kind = 'Throttled'; Says = '*throttling eks:DescribeCluster*Wait a minute*' }
        @{ Kind = 'ExpiredToken'; Says = '*credentials have expired*Sign in again*' }
        @{ Kind = 'NoCredentials'; Says = 'No AWS credentials were found*' }
        @{ Kind = 'NoRegion'; Says = 'No AWS region is set for eks:DescribeCluster*' }
        @{ Kind = 'NoNetwork'; Says = 'The AWS endpoint for eks:DescribeCluster cannot be reached*Check the network*' }
        @{ Kind = 'ServiceFailure'; Says = 'AWS failed at eks:DescribeCluster*Repeat*' }
    ) {
        Set-AwsDoubleFault $aws $Kind
        $result = Test-OidcThumbprint prod -ErrorVariable problems
        $result | Should -HaveCount 1
        $result.Status | Should -Be AwsUnavailable
        $result.Sentence | Should -BeLike $Says
        $problems | Should -BeNullOrEmpty
    }

    It 'is AwsUnavailable for a profile that is not there, and names it' {
        $result = Test-OidcThumbprint prod -ProfileName nowhere
        $result.Status | Should -Be AwsUnavailable
        $result.Sentence | Should -BeLike "The AWS profile does not exist*profile 'nowhere'*"
    }

    It 'tells one bad cluster from the good ones' {
        Add-AwsDoubleCluster $aws other -Issuer $issuer.url
        Set-AwsDoubleFault $aws Denied -Operation eks:DescribeCluster -Resource other
        (Test-OidcThumbprint prod, other, prod).Status | Should -Be Match, AccessDenied, Match
    }

    It 'recovers by itself once a throttled call is over' {
        Set-AwsDoubleFault $aws Throttled -Operation eks:DescribeCluster -Times 1
        (Test-OidcThumbprint prod, prod).Status | Should -Be AwsUnavailable, Match
    }

    It 'takes lists that are null (version <Version> of AWS.Tools) for empty ones' -TestCases @{ Version = 4 }, @{ Version = 5 } {
        $bare = Add-LabIssuer $lab -HostName "bare$Version.example" -Served 2
        Add-AwsDoubleCluster $aws bare -Issuer $bare.url
        $null = Add-AwsDoubleProvider $aws $bare.url
        Update-AwsDoubleState $aws {
            param($state)
            $state.MajorVersion = $Version
            foreach ($provider in $state.Providers) { if ($provider.Url -like 'bare*') { $provider.Thumbprints = @(); $provider.ClientIds = @() } }
        }
        $result = Test-OidcThumbprint bare
        $result.Status | Should -Be Mismatch
        $result.Registered | Should -HaveCount 0
    }
}

Describe 'Test-OidcThumbprint -All' {
    BeforeAll {
        $account = New-AwsDouble -PageSize 2
        $previous = Enable-AwsDouble $account
        foreach ($name in 'a', 'b', 'c') { Add-AwsDoubleCluster $account $name -Issuer $issuer.url }
        Add-AwsDoubleCluster $account newborn -Status CREATING
        $null = Add-AwsDoubleProvider $account $issuer.url $issuer.host.top
        $orphan = Add-AwsDoubleProvider $account https://oidc.eks.us-west-2.amazonaws.com/id/00000000000000000000000000000001 ('2' * 40)
        $null = Add-AwsDoubleProvider $account https://token.actions.githubusercontent.com ('3' * 40)
    }

    AfterAll { $null = Disable-AwsDouble $previous }

    AfterEach { Clear-AwsDoubleFault $account }

    It 'has one result a cluster, all pages, one a provider without a cluster, and one a provider of another issuer' {
        $results = Test-OidcThumbprint -All -Region us-west-2
        $results.Name | Should -Be a, b, c, newborn, 'oidc.eks.us-west-2.amazonaws.com/id/00000000000000000000000000000001', token.actions.githubusercontent.com
        $results.Status | Should -Be Match, Match, Match, NoIssuer, Orphaned, Unreachable
        $results[-2].ProviderArn | Should -Be $orphan
        $results[-2].Remedy | Should -BeLike "*: Remove-IAMOpenIDConnectProvider -OpenIDConnectProviderArn $orphan -Region *"
    }

    It 'works without a region that anybody named' {
        (Test-OidcThumbprint -All).Status | Should -Be Match, Match, Match, NoIssuer, Orphaned, Unreachable
    }

    It 'leaves other issuers out with -EksOnly, and says how many' {
        $results = Test-OidcThumbprint -All -EksOnly -WarningVariable warned -WarningAction SilentlyContinue
        $results.Status | Should -Be Match, Match, Match, NoIssuer, Orphaned
        "$warned" | Should -BeLike '*providers of other issuers*: 1.'
    }

    It 'is one Boolean for the account with -Quiet, so that a gate with something amiss stays shut' {
        Test-OidcThumbprint -All -Quiet | Should -BeExactly $false
        $gate = if (Test-OidcThumbprint -All -Quiet) { 'passed' } else { 'shut' }
        $gate | Should -Be shut
    }

    It 'exports to CSV what a person and a spreadsheet can read' {
        $path = Join-Path $TestDrive all.csv
        Test-OidcThumbprint -All -Region us-west-2 | Export-Csv -LiteralPath $path
        $rows = Import-Csv -LiteralPath $path
        $rows | Should -HaveCount 6
        $rows[0].Status | Should -Be Match
        $rows[0].Registered | Should -Be $issuer.host.top
        $rows[0].Expected | Should -Be $issuer.host.top
        Get-Content -LiteralPath $path -Raw | Should -Not -Match 'EksThumbprint\.|System\.'
    }

    It 'says so in one result when clusters may not be listed, and calls nothing orphaned' {
        Set-AwsDoubleFault $account Denied -Operation eks:ListClusters
        $results = Test-OidcThumbprint -All -Region us-west-2
        $results[0].Status | Should -Be AccessDenied
        $results[0].Sentence | Should -BeLike '*Grant the caller eks:ListClusters*'
        $results.Status | Should -Not -Contain Orphaned
    }

    It 'calls nothing orphaned when the second page of clusters fails' {
        Set-AwsDoubleFault $account Throttled -Operation eks:ListClusters -Page 2
        $results = Test-OidcThumbprint -All -Region us-west-2
        $results[0].Status | Should -Be AwsUnavailable
        $results[0].Sentence | Should -BeLike '*throttling eks:ListClusters*'
        $results.Status | Should -Not -Contain Orphaned
    }

    It 'calls nothing orphaned when one cluster may not be described' {
        Set-AwsDoubleFault $account Denied -Operation eks:DescribeCluster -Resource b
        $results = Test-OidcThumbprint -All -Region us-west-2
        $results.Name | Should -Contain b
        ($results | Where-Object Name -EQ b).Status | Should -Be AccessDenied
        $results.Status | Should -Not -Contain Orphaned
    }

    It 'is an error when the providers may not be listed: <Kind>' -TestCases @(
        @{ Kind = 'Denied'; Id = 'AwsAccessDenied'; Category = 'PermissionDenied' }
        @{ Kind = 'Throttled'; Id = 'AwsThrottled'; Category = 'LimitsExceeded' }
        @{ Kind = 'ExpiredToken'; Id = 'AwsExpiredToken'; Category = 'AuthenticationError' }
        @{ Kind = 'NoNetwork'; Id = 'AwsNoNetwork'; Category = 'ConnectionError' }
        @{ Kind = 'NoCredentials'; Id = 'AwsNoCredentials'; Category = 'AuthenticationError' }
    ) {
        Set-AwsDoubleFault $account $Kind -Operation iam:ListOpenIDConnectProviders
        $results = Test-OidcThumbprint -All -Region us-west-2 -ErrorVariable problems -ErrorAction SilentlyContinue
        $results | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be "$Id,EksThumbprint.Commands.TestOidcThumbprintCommand"
        $problems[0].CategoryInfo.Category | Should -Be $Category
    }
}

Describe 'Test-OidcThumbprint -All in several regions' {
    BeforeAll {
        $account = New-AwsDouble
        $previous = Enable-AwsDouble $account
        Add-AwsDoubleCluster $account near -Issuer $issuer.url
        Add-AwsDoubleCluster $account far -Issuer $issuer.url -Region eu-west-1
        $null = Add-AwsDoubleProvider $account $issuer.url $issuer.host.top
    }

    AfterAll { $null = Disable-AwsDouble $previous }

    AfterEach { Clear-AwsDoubleFault $account; Clear-AwsDoubleCalls $account }

    It 'has the clusters of each, in the order given, and asks each region once' {
        $results = Test-OidcThumbprint -All -Region eu-west-1, us-west-2, EU-WEST-1
        $results.Name | Should -Be far, near
        $results.Region | Should -Be eu-west-1, us-west-2
        $results.Status | Should -Be Match, Match
        (Get-AwsDoubleCalls $account eks:ListClusters).Region | Should -Be eu-west-1, us-west-2
        @(Get-AwsDoubleCalls $account iam:ListOpenIDConnectProviders) | Should -HaveCount 1
    }

    It 'shows the region beside the name' {
        $table = (Test-OidcThumbprint -All -Region eu-west-1, us-west-2 | Format-Table | Out-String) -split '\n'
        $table -match 'eu-west-1/far ' | Should -HaveCount 1
        $table -match 'us-west-2/near ' | Should -HaveCount 1
    }

    It 'makes one that <Kind> a row, and loses nothing of the others: <Region>' -TestCases @(
        @{ Kind = 'Denied'; Status = 'AccessDenied'; Operation = 'eks:*'; Region = 'eu-south-1', 'us-west-2', 'eu-west-1' }
        @{ Kind = 'NoNetwork'; Status = 'AwsUnavailable'; Operation = '*'; Region = 'eu-south-1', 'us-west-2', 'eu-west-1' }
        @{ Kind = 'NoNetwork'; Status = 'AwsUnavailable'; Operation = '*'; Region = 'us-west-2', 'eu-south-1', 'eu-west-1' }
    ) {
        if ($Operation -eq '*') { Set-AwsDoubleFault $account $Kind -Region eu-south-1 }
        else { Set-AwsDoubleFault $account $Kind -Operation eks:ListClusters -Region eu-south-1 }
        $results = Test-OidcThumbprint -All -Region $Region -ErrorVariable problems
        $problems | Should -BeNullOrEmpty
        $results | Should -HaveCount 3
        ($results | Where-Object Name -EQ eu-south-1).Status | Should -Be $Status
        ($results | Where-Object Name -EQ eu-south-1).Region | Should -Be eu-south-1
        ($results | Where-Object Name -In near, far).Status | Should -Be Match, Match
    }

    It 'is an error of input without -All: <Name>' -TestCases @(
        @{ Name = 'a target'; With = @{ Target = 'near' } }
        @{ Name = '-Quiet'; With = @{ Target = 'near'; Quiet = $true } }
        @{ Name = 'a file'; With = @{ Path = 'x.json' } }
    ) {
        { Test-OidcThumbprint @With -Region eu-west-1, us-west-2 } | Should -Throw -ErrorId 'SeveralRegions,EksThumbprint.Commands.TestOidcThumbprintCommand' -PassThru |
            ForEach-Object { @($_.CategoryInfo.Category) + $_.TargetObject | Should -Be InvalidArgument, eu-west-1, us-west-2 }
        Get-AwsDoubleCalls $account | Should -BeNullOrEmpty
    }

    It 'takes one region given twice for one' {
        (Test-OidcThumbprint far -Region eu-west-1, eu-west-1).Status | Should -Be Match
    }
}

Describe 'Input that makes no sense to Test-OidcThumbprint' {
    It 'is one error with an id, a category and what was typed: <Given>' -TestCases @(
        @{ Given = 'a b'; Id = 'NotATarget'; Says = '*not a cluster name*' }
        @{ Given = ''; Id = 'EmptyTarget'; Says = '*Give a cluster name*' }
        @{ Given = '   '; Id = 'EmptyTarget'; Says = '*Give a cluster name*' }
        @{ Given = 'http://oidc.corp.example/x'; Id = 'IssuerNotHttps'; Says = '*https://*' }
        @{ Given = 'https://10.0.0.1/id/1'; Id = 'IssuerIsAddress'; Says = '*give the name and have the address dialled*' }
        @{ Given = 'https://oidc.corp.example/x?y=1'; Id = 'NotAnIssuer'; Says = '*no user, query or fragment*' }
        @{ Given = 'oidc.eks.us-west-2.amazonaws.com.example.com/id/1'; Id = 'LookAlikeHost'; Says = '*looks like*' }
        @{ Given = 'arn:aws:iam'; Id = 'NotAnArn'; Says = '*not a whole ARN*' }
        @{ Given = 'arn:aws:iam::111122223333:role/x'; Id = 'WrongArn'; Says = '*' }
    ) {
        $results = $Given | Test-OidcThumbprint -ErrorVariable problems -ErrorAction SilentlyContinue
        $results | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be "$Id,EksThumbprint.Commands.TestOidcThumbprintCommand"
        $problems[0].CategoryInfo.Category | Should -Be InvalidArgument
        $problems[0].TargetObject | Should -Be $Given
        "$($problems[0])" | Should -BeLike $Says
    }

    It 'is one error for a bad -ConnectTo' {
        $results = Test-OidcThumbprint $issuer.url -ConnectTo 'no port here' -Thumbprint ('1' * 40) -ErrorVariable problems -ErrorAction SilentlyContinue
        $results | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems[0].CategoryInfo.Category | Should -Be InvalidArgument
    }

    It 'is refused by the parameters themselves: <Name>' -TestCases @{ Name = 'TimeoutSec'; Value = 0 }, @{ Name = 'ThrottleLimit'; Value = 65 }, @{ Name = 'Region'; Value = '' } {
        $more = @{ $Name = $Value }
        { Test-OidcThumbprint prod @more } | Should -Throw -ErrorId 'ParameterArgumentValidationError,EksThumbprint.Commands.TestOidcThumbprintCommand'
    }
}
