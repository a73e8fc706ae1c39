BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    Import-BuiltModule
    $lab = Start-Lab
    $aws = New-AwsDouble
    $before = Enable-AwsDouble $aws
    Import-AwsDouble
    $cmdlets = 'Get-EksOidcChain', 'Get-OidcRootThumbprint', 'Test-OidcThumbprint', 'Update-OidcThumbprint'
    foreach ($cmdlet in $cmdlets) { $PSDefaultParameterValues["$($cmdlet):ConnectTo"] = $lab.ConnectTo }
    $PSDefaultParameterValues['Get-OidcRootThumbprint:WarningAction'] = 'Ignore'

    $issuer = Add-LabIssuer $lab -HostName oidc.corp.example -Served 2
    $top = $issuer.host.top
    Add-AwsDoubleCluster $aws prod -Issuer $issuer.url
    $arn = Add-AwsDoubleProvider $aws $issuer.url $top
    $stale = Add-LabIssuer $lab -HostName stale.example -Served 2
    Add-AwsDoubleCluster $aws stale -Issuer $stale.url
    $staleArn = Add-AwsDoubleProvider $aws $stale.url ('1' * 40)

    # What is piped or given, by kind. Each of them means the issuer of 'prod'.
    function Get-Given {
        param([string] $Kind)

        switch ($Kind) {
            'name' { 'prod' }
            'URL' { $issuer.url }
            'URL without scheme' { $issuer.url -replace '^https://' }
            'Uri' { [uri] $issuer.url }
            'provider ARN' { $arn }
            'cluster ARN' { 'arn:aws:eks:us-west-2:111122223333:cluster/prod' }
            'Get-EKSCluster' { Get-EKSCluster -Name prod }
            'provider list entry' { Get-IAMOpenIDConnectProviderList | Where-Object Arn -EQ $arn }
            'Get-IAMOpenIDConnectProvider' { Get-IAMOpenIDConnectProvider -OpenIDConnectProviderArn $arn }
            'chain' { (Get-EksOidcChain $issuer.url -WarningAction Ignore)[0] }
            'root thumbprint' { Get-OidcRootThumbprint $issuer.url }
            'test result' { Test-OidcThumbprint prod }
            'change' { Update-OidcThumbprint prod -WhatIf }
            'CSV row of results' { Test-OidcThumbprint prod | ConvertTo-Csv | ConvertFrom-Csv }
            'CSV row with a name' { [pscustomobject]@{ ClusterName = 'prod'; Region = 'us-west-2' } }
        }
    }

    function Get-Call { Get-AwsDoubleCalls $aws | ForEach-Object Operation }
}

AfterAll {
    foreach ($cmdlet in $cmdlets) { $PSDefaultParameterValues.Remove("$($cmdlet):ConnectTo") }
    $PSDefaultParameterValues.Remove('Get-OidcRootThumbprint:WarningAction')
    Disable-AwsDouble $before
    Stop-Lab $lab
}

Describe 'The one first argument: <Kind>' -ForEach @(
    @{ Kind = 'name'; Reads = 1; Test = 2 }
    @{ Kind = 'URL'; Reads = 0; Test = 2 }
    @{ Kind = 'URL without scheme'; Reads = 0; Test = 2 }
    @{ Kind = 'Uri'; Reads = 0; Test = 2 }
    @{ Kind = 'provider ARN'; Reads = 0; Test = 1 }
    @{ Kind = 'cluster ARN'; Reads = 1; Test = 2 }
    @{ Kind = 'Get-EKSCluster'; Reads = 0; Test = 1 }
    @{ Kind = 'provider list entry'; Reads = 0; Test = 1 }
    @{ Kind = 'Get-IAMOpenIDConnectProvider'; Reads = 0; Test = 0 }
    @{ Kind = 'chain'; Reads = 0; Test = 2 }
    @{ Kind = 'root thumbprint'; Reads = 0; Test = 2 }
    @{ Kind = 'test result'; Reads = 0; Test = 1 }
    @{ Kind = 'change'; Reads = 0; Test = 1 }
    @{ Kind = 'CSV row of results'; Reads = 0; Test = 1 }
    @{ Kind = 'CSV row with a name'; Reads = 1; Test = 2 }
) {
    BeforeAll { $given = Get-Given $Kind }

    BeforeEach { Clear-AwsDoubleCalls $aws }

    It 'is taken by Get-EksOidcChain, with no more AWS calls than it needs (<Reads>)' {
        ($given | Get-EksOidcChain).Thumbprint | Should -Be $issuer.host.thumbprints
        @(Get-Call).Count | Should -Be $Reads
    }

    It 'is taken by Get-OidcRootThumbprint (<Reads> calls)' {
        "$(Get-OidcRootThumbprint $given)" | Should -Be $top
        @(Get-Call).Count | Should -Be $Reads
    }

    It 'is taken by Test-OidcThumbprint (<Test> calls)' {
        $result = $given | Test-OidcThumbprint
        $result | Should -HaveCount 1
        $result.Status | Should -Be Match
        @(Get-Call).Count | Should -Be $Test
    }

    It 'is taken by Update-OidcThumbprint, which writes nothing where nothing is to do' {
        $change = $given | Update-OidcThumbprint -Confirm:$false
        $change | Should -HaveCount 1
        $change.After | Should -Be $top
        Get-AwsDoubleCalls $aws -Write | Should -HaveCount 0
    }
}

Describe 'The stream' {
    It 'goes on after $null and empty strings, one error each: <_>' -ForEach 'Get-EksOidcChain', 'Get-OidcRootThumbprint', 'Test-OidcThumbprint', 'Update-OidcThumbprint' {
        $more = if ($_ -like 'Update*') { @{ WhatIf = $true } } else { @{} }
        $output = $issuer.url, $null, '', $arn | & $_ @more -ErrorVariable problems -ErrorAction SilentlyContinue
        $output.Count | Should -Be ($_ -eq 'Get-EksOidcChain' ? 4 : 2)
        $problems | Should -HaveCount 2
        $problems.FullyQualifiedErrorId | Should -BeLike 'EmptyTarget,*'
        $problems.CategoryInfo.Category | Should -Be InvalidArgument, InvalidArgument
    }

    It 'takes arrays by position, with $null and empty strings in them' {
        $results = Test-OidcThumbprint prod, $null, '', stale -ErrorVariable problems -ErrorAction SilentlyContinue
        $results.Name | Should -Be prod, stale
        $problems | Should -HaveCount 2
    }

    It 'gives one error that names the type, and nothing else, for objects nobody knows: <_>' -ForEach 'Get-EksOidcChain', 'Get-OidcRootThumbprint', 'Test-OidcThumbprint', 'Update-OidcThumbprint' {
        $unknown = [pscustomobject]@{ Colour = 'red' }
        Clear-AwsDoubleCalls $aws
        $output = 42, $unknown, (Get-Process -Id $PID), @{ Name = 'prod' } | & $_ -ErrorVariable problems -ErrorAction SilentlyContinue
        $output | Should -BeNullOrEmpty
        $problems | Should -HaveCount 4
        $problems.FullyQualifiedErrorId | Should -BeLike 'NotATarget,*'
        "$($problems[0])" | Should -BeLike '*System.Int32 (42)*'
        "$($problems[2])" | Should -BeLike '*System.Diagnostics.Process*'
        { & $_ 42 -ErrorAction Stop } | Should -Throw -ErrorId 'NotATarget,*'
        @(Get-Call) | Should -HaveCount 0
    }

    It 'keeps its order, with one input slower than the rest' {
        $slow = Add-LabIssuer $lab -HostName slow.example -Served 2
        $null = Set-LabDocument $lab $slow.url -DelayMilliseconds 700
        (Get-OidcRootThumbprint $slow.url, $issuer.url, $stale.url).Host | Should -Be slow.example, oidc.corp.example, stale.example
    }

    It 'flows: first results come before the last input' {
        $seen = [Collections.Generic.List[string]]::new()
        $inputs = { for ($i = 0; $i -lt 200 -and $seen -notcontains 'out'; $i++) { $seen.Add('in'); $issuer.url; Start-Sleep -Milliseconds 50 } }
        & $inputs | Get-OidcRootThumbprint -ThrottleLimit 1 | ForEach-Object { $seen.Add('out') }
        @($seen -eq 'in').Count | Should -BeLessThan 200
        $seen -eq 'out' | Should -HaveCount @($seen -eq 'in').Count
    }
}

Describe 'The lines people write' {
    BeforeEach { Clear-AwsDoubleCalls $aws }

    It 'Get-EKSClusterList | Test-OidcThumbprint' {
        $results = Get-EKSClusterList | Test-OidcThumbprint
        $results.Name | Should -Be prod, stale
        $results.Status | Should -Be Match, Mismatch
    }

    It '... | Where-Object Status -ne Match | Update-OidcThumbprint -WhatIf' {
        $changes = Get-EKSClusterList | Test-OidcThumbprint | Where-Object Status -NE Match | Update-OidcThumbprint -TrustedRoot $stale.host.rootPath -WhatIf
        $changes | Should -HaveCount 1
        $changes.ProviderArn | Should -Be $staleArn
        Get-AwsDoubleCalls $aws -Write | Should -HaveCount 0
    }

    It 'Update-IAMOpenIDConnectProviderThumbprint ... -ThumbprintList (Get-OidcRootThumbprint prod)' {
        Update-IAMOpenIDConnectProviderThumbprint -OpenIDConnectProviderArn $arn -ThumbprintList (Get-OidcRootThumbprint prod) -Force
        $write = Get-AwsDoubleCalls $aws -Write
        $write | Should -HaveCount 1
        $write.Thumbprints | Should -Be $top
        Get-AwsDoubleThumbprint $aws $arn | Should -Be $top
    }
}

Describe 'What reaches AWS' {
    BeforeEach { Clear-AwsDoubleCalls $aws }

    It 'always has a region for IAM, and for EKS the one the target tells' {
        Add-AwsDoubleCluster $aws far -Region eu-central-1 -Issuer $issuer.url
        (Test-OidcThumbprint arn:aws:eks:eu-central-1:111122223333:cluster/far).Region | Should -Be eu-central-1
        $calls = Get-AwsDoubleCalls $aws
        ($calls | Where-Object Operation -EQ eks:DescribeCluster).Region | Should -Be eu-central-1
        $calls.Region | Should -Not -Contain $null
    }

    It 'has a region for IAM even when the session has none' {
        Set-AwsDoubleFault $aws NoRegion
        try { (Test-OidcThumbprint $issuer.url).Status | Should -Be Match }
        finally { Clear-AwsDoubleFault $aws }
        (Get-AwsDoubleCalls $aws).Region | ForEach-Object { $_ | Should -Not -BeNullOrEmpty }
    }

    It 'is asked in -Region, as -ProfileName, at -EndpointUrl' {
        Update-AwsDoubleState $aws { param($state) $state.Profiles = @('default', 'ops') }
        Add-AwsDoubleCluster $aws north -Region eu-north-1 -Issuer $issuer.url
        (Test-OidcThumbprint north -Region eu-north-1 -ProfileName ops -EndpointUrl http://127.0.0.1:9).Status | Should -Be Match
        foreach ($call in Get-AwsDoubleCalls $aws) {
            $call.Region | Should -Be eu-north-1
            $call.AccessKey | Should -Be AKIALABOPS
            $call.EndpointUrl | Should -Be http://127.0.0.1:9
        }
    }

    It 'is asked with -Credential' {
        $credential = New-AWSCredential -AccessKey AKIAEXAMPLE -SecretKey secret
        (Test-OidcThumbprint prod -Credential $credential).Status | Should -Be Match
        (Get-AwsDoubleCalls $aws).AccessKey | Should -Be AKIAEXAMPLE, AKIAEXAMPLE
    }

    It 'is asked by the cmdlets themselves, whatever function or alias has their name' {
        function Get-EKSCluster { throw 'A function is in the way.' }
        Set-Alias -Name Get-IAMOpenIDConnectProvider -Value Get-Date -Scope Global
        try { (Test-OidcThumbprint prod).Status | Should -Be Match }
        finally { Remove-Item Alias:Get-IAMOpenIDConnectProvider }
        Get-Call | Should -Be eks:DescribeCluster, iam:GetOpenIDConnectProvider
    }
}

Describe 'The caller''s session' {
    It 'keeps its variables' {
        $command = 'mine'; $parameters = 'mine too'; $c = 1; $p = 2; $n = 3; $name = 4
        $null = Test-OidcThumbprint prod
        $command, $parameters, $c, $p, $n, $name | Should -Be 'mine', 'mine too', 1, 2, 3, 4
    }

    It 'tells the story of a probe with -Verbose, and says nothing without' {
        $lines = Test-OidcThumbprint prod -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object Message
        "$lines" | Should -BeLike "*issuer $($issuer.url)*provider $arn*served 2 certificates, top*$top*judged by*Match*"
        Test-OidcThumbprint prod 4>&1 | Should -HaveCount 1
    }

    It 'sees nothing on the host, and no progress, on short work' {
        $child = Invoke-Pwsh -Environment (Get-AwsDoubleEnvironment $aws) -ArgumentList $lab.ConnectTo -Script {
            param($connectTo)
            $shell = [powershell]::Create('CurrentRunspace')
            $null = $shell.AddScript('param($c) Test-OidcThumbprint prod -ConnectTo $c').AddArgument($connectTo)
            $result = $shell.Invoke()
            "$($result.Status)|$($shell.Streams.Progress.Count)|$($shell.Streams.Information.Count)|$($shell.Streams.Warning.Count)|$($shell.Streams.Error.Count)"
        }
        $child.Output | Should -Be 'Match|0|0|0|0'
        $child.Error | Should -BeNullOrEmpty
    }
}
