# The runbook when something goes wrong, and the message that it sends.
BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    . "$PSScriptRoot/Support/Runbook.ps1"
    Import-BuiltModule
    $lab = Start-Lab
    $issuer = Add-LabIssuer $lab -HostName oidc.eks.cn-north-1.amazonaws.com.cn
    $old = 'a1' * 20
    $hub = New-AwsDouble -Partition aws-cn -Region cn-north-1
    $one = New-AwsDouble -Account 222233334444 -Partition aws-cn -Region cn-north-1 -Variant @()
    $two = New-AwsDouble -Account 333344445555 -Partition aws-cn -Region cn-north-1 -Variant @()
    foreach ($account in $one, $two) {
        Add-AwsDoubleCluster $account prod -Issuer $issuer.url
        $null = Add-AwsDoubleProvider $account $issuer.url $old
        Add-AwsDoubleRole $hub "arn:aws-cn:iam::$($account.Account):role/EksThumbprint" $account
    }
    $topic = 'arn:aws-cn:sns:cn-northwest-1:111122223333:alarm'

    function Invoke-Trouble([string] $Script) {
        foreach ($account in $hub, $one, $two) { Clear-AwsDoubleFault $account; Clear-AwsDoubleCalls $account }
        foreach ($account in $one, $two) { $null = Add-AwsDoubleProvider $account $issuer.url $old }
        Invoke-JobProcess -Account @{ Hub = $hub; One = $one; Two = $two } -RootPath $issuer.host.rootPath -Script ([scriptblock]::Create("
            `$topic = '$topic'
            `$common = @{ Region = 'cn-north-1'; ConnectTo = '$($lab.ConnectTo)'; RoleArn = 'arn:aws-cn:iam::222233334444:role/EksThumbprint', 'arn:aws-cn:iam::333344445555:role/EksThumbprint' }
            $Script"))
    }
}

AfterAll { Stop-Lab $lab }

Describe 'When AWS refuses' {
    BeforeEach { if ($IsWindows) { Set-ItResult -Skipped -Because 'the machine trusts the lab on Linux only.' } }
    BeforeAll {
        if ($IsWindows) { return }
        $run = Invoke-Trouble '
            Set-AwsDoubleFault $hub Error -Operation sts:AssumeRole -Resource $common.RoleArn[0] -Code AccessDenied -Message "not`e[31m allowed`r`nat all"
            Invoke-Runbook $common
            Clear-AwsDoubleFault $hub
            Set-AwsDoubleFault $one Denied -Operation iam:ListOpenIDConnectProviders
            Invoke-Runbook $common
            Clear-AwsDoubleFault $one
            Set-AwsDoubleFault $one Throttled -Operation eks:ListClusters
            Invoke-Runbook $common
            Clear-AwsDoubleFault $one
            Set-AwsDoubleFault $one Denied -Operation iam:UpdateOpenIDConnectProviderThumbprint
            Invoke-Runbook ($common + @{ Repair = $true; FailOn = "Never" })
            Clear-AwsDoubleFault $one
            $far = $common + @{ FailOn = "AwsUnavailable" }
            $far.Region = "cn-north-1", "cn-northwest-1"
            Set-AwsDoubleFault $one ExpiredToken -Operation eks:ListClusters -Times 1
            Set-AwsDoubleFault $two NoNetwork -Operation iam:GetOpenIDConnectProvider
            Invoke-Runbook $far'
    }

    It 'to let one account''s role be assumed, the other account is checked all the same' {
        $denied, $other = $run[0].Rows
        $denied.Account, $denied.Status, $denied.Name, $denied.NeedsAttention | Should -Be 222233334444, AccessDenied, '(account)', $true
        $denied.Remedy | Should -BeLike 'Let the caller assume arn:aws-cn:iam::222233334444:role/EksThumbprint*'
        $other.Account, $other.Name, $other.Status | Should -Be 333344445555, prod, Stale
        $run[0].Reason | Should -BeLike '2 of 2 checked need attention: 1 AccessDenied, 1 Stale.*'
    }

    It 'in words that hold control characters, none goes on' {
        $run[0].Rows[0].Sentence | Should -Be 'not [31m allowed at all'
        $run[0].Reason | Should -Not -Match '\p{C}'
    }

    It 'to list the providers, the account is one line that names the permission' {
        $run[1].Rows.Account | Should -Be 222233334444, 333344445555
        $run[1].Rows[0].Status, $run[1].Rows[0].Name | Should -Be AccessDenied, '(account)'
        $run[1].Rows[0].Sentence | Should -BeLike '*iam:ListOpenIDConnectProviders*'
    }

    It 'to list a region''s clusters, that is said, and its providers are judged all the same' {
        $lines = $run[2].Rows | Where-Object Account -EQ 222233334444
        $lines.Status | Should -Be AwsUnavailable, Stale -Because ($lines | ConvertTo-Json)
        $run[2].State | Should -Be Failed
    }

    It 'a write, the repair failed, and that always needs attention' {
        $failed, $done = $run[3].Rows
        $failed.Outcome, $failed.NeedsAttention, $done.Outcome, $done.NeedsAttention | Should -Be Failed, $true, Updated, $false
        $failed.Change | Should -BeLike '*iam:UpdateOpenIDConnectProviderThumbprint*'
        $run[3].State | Should -Be Failed
    }

    It 'a call on one cluster or one region, those are lines of their own' {
        $run[4].Rows | ForEach-Object { "$($_.Account) $($_.Status)" } | Should -Contain '222233334444 AwsUnavailable'
        $run[4].Rows | Where-Object Account -EQ 333344445555 | ForEach-Object Status | Should -Be AwsUnavailable
    }
}

Describe 'When the job cannot work' -Tag Everything {
    BeforeEach { if ($IsWindows) { Set-ItResult -Skipped -Because 'the machine trusts the lab on Linux only.' } }
    BeforeAll {
        if ($IsWindows) { return }
        $monolith = New-AwsDouble -Variant AWSPowerShell.NetCore
        $run = Invoke-Trouble '
            $session = @{ Region = "cn-north-1"; ConnectTo = $common.ConnectTo }
            Invoke-Runbook ($session + @{ KeyAsset = "Missing" }) @{ Other = "x", "y" }
            Invoke-Runbook ($session + @{ KeyAsset = "Missing" })
            Invoke-Runbook ($session + @{ ExternalIdAsset = "Missing" }) @{ Other = "x", "y" }
            Invoke-Runbook @{ ConnectTo = "127.0.0.1:1" }
            Invoke-Runbook @{ Region = "Beijing" }
            Invoke-Runbook ($session + @{ RoleArn = "EksThumbprint" })
            Invoke-Runbook ($session + @{ FailOn = "Always" })
            $env:PSModulePath = Join-Path $PSHOME Modules
            Invoke-Runbook $session
            $env:PSModulePath = $monolith + [IO.Path]::PathSeparator + $env:PSModulePath
            $env:AWSTOOLSDOUBLE_STATE = $one.StatePath
            Invoke-Runbook $session'.Replace('$monolith', "'$($monolith.ModulePath)'")
    }

    It 'says so at once and what to do: <Case>' -TestCases @(
        @{ Index = 0; Case = 'an asset that is not there'; Says = "The automation account has no asset 'Missing'*access key ID*" }
        @{ Index = 1; Case = 'an asset outside Azure Automation'; Says = "The asset 'Missing' cannot be read*Leave the parameter out*" }
        @{ Index = 2; Case = 'a variable that is not there'; Says = "The automation account has no asset 'Missing'*external ID*" }
        @{ Index = 3; Case = 'no region'; Says = '*mandatory parameters*Region*' }
        @{ Index = 4; Case = 'a region that is none'; Says = "*'Region'*" }
        @{ Index = 5; Case = 'a role that is no ARN'; Says = "*'RoleArn'*" }
        @{ Index = 6; Case = 'a verdict that is none'; Says = "*'FailOn'*" }
        @{ Index = 7; Case = 'no AWS Tools'; Says = 'Get-EKSClusterList was not found. Add the module AWS.Tools.EKS*' }
    ) {
        $run[$Index].State, $run[$Index].Rows.Count | Should -Be Failed, 0
        $run[$Index].Reason | Should -BeLike $Says
        Get-AwsDoubleCalls $hub 'iam:*' | Should -BeNullOrEmpty
    }

    It 'but it can with AWSPowerShell.NetCore in place of AWS.Tools, which does not load by itself' {
        $run[8].Rows.Name, $run[8].Rows.Status | Should -Be prod, Stale -Because ($run[8] | ConvertTo-Json)
    }
}

Describe 'The alarm' {
    BeforeEach { if ($IsWindows) { Set-ItResult -Skipped -Because 'the machine trusts the lab on Linux only.' } }
    BeforeAll {
        if ($IsWindows) { return }
        $run = Invoke-Trouble '
            Set-AwsDoubleFault $two Denied -Operation eks:DescribeCluster
            Invoke-Runbook ($common + @{ TopicArn = $topic })
            Invoke-Runbook ($common + @{ TopicArn = $topic; FailOn = "Never" })
            Invoke-Runbook ($common + @{ TopicArn = $topic; Repair = $true; WhatIf = $true })
            Set-AwsDoubleFault $hub Denied -Operation sns:Publish
            Invoke-Runbook ($common + @{ TopicArn = $topic })'
        $sent = Get-AwsDoubleCalls $hub sns:Publish
    }

    It 'goes to the topic in its own region, once, and not when all is well or nothing is to be done' {
        # The last one was refused.
        $sent.Effect | Should -Be $true, $false
        $sent[0].Resource, $sent[0].Region | Should -Be $topic, cn-northwest-1
        $run[1].State | Should -Be Completed
    }

    It 'says which cluster, what pods see and what to run, the gravest first' {
        $sent[0].Subject | Should -Be 'EKS thumbprints: 3 of 3 need attention'
        $lines = $sent[0].Message -split "`n"
        $lines[0] | Should -Be '3 of 3 checked need attention: 1 AccessDenied, 2 Stale.'
        $lines[2] | Should -Be 'prod (333344445555, cn-north-1): AccessDenied'
        $stale = $lines.IndexOf('prod (222233334444, cn-north-1): Stale')
        $stale | Should -BeGreaterThan 2
        $lines[$stale + 1] | Should -Be "  What is wrong: $($run[0].Rows[0].Sentence)"
        $lines[$stale + 2] | Should -Be "  What to do: $($run[0].Rows[0].Remedy)"
        $run[0].Rows[0].Remedy | Should -BeLike '*: Update-OidcThumbprint prod -TrustedRoot FILE -Region cn-north-1 *'
    }

    It 'that cannot be sent is told in the job''s history' {
        $run[3].Reason | Should -BeLike "3 of 3 checked need attention*The message could not be sent to ${topic}: *sns:Publish*"
    }
}

Describe 'The message' {
    BeforeAll {
        $formatter = [IO.Path]::Combine((Get-BuiltModule), 'runbooks', 'ConvertTo-EksEstateMessage.ps1')

        function Get-Row([string] $Name, [string] $Status = 'Stale', [hashtable] $With = @{}) {
            $row = [ordered] @{ Account = '111122223333'; Region = 'eu-west-1'; Name = $Name; Status = $Status; Sentence = 's'; Remedy = ''; RepairCommand = ''; Outcome = ''; Change = '' }
            foreach ($key in $With.Keys) { $row[$key] = $With[$key] }
            [pscustomobject] $row
        }
    }

    It 'takes every status' {
        foreach ($status in [enum]::GetNames([EksThumbprint.OidcStatus])) { (Get-Row a $status | & $formatter -Total 1).Text | Should -BeLike "*a (111122223333, eu-west-1): $status*" }
    }

    It 'tells the gravest first, whatever came first' {
        $text = (@(Get-Row a Stale; Get-Row b Intercepted; Get-Row c Mismatch) | & $formatter -Total 9).Text
        ($text -split "`n" -match '^[abc] \(' -replace ' .*') -join '' | Should -Be bca
    }

    It 'tells what became of a repair' {
        (Get-Row a Stale -With @{ Outcome = 'Failed'; Change = 'AWS refused.' } | & $formatter -Total 1).Text | Should -BeLike '*Repair: Failed. AWS refused.*'
    }

    It 'holds no control character but line ends, and no line that somebody else made' {
        $hostile = "x`e[2J`r`nall is well`u{202e}`u{7}"
        $message = Get-Row $hostile Mismatch -With @{ Sentence = $hostile; Remedy = $hostile; RepairCommand = $hostile; Outcome = 'Failed'; Change = $hostile; Account = $hostile; Region = $hostile } | & $formatter -Total 1
        $message.Text -replace "`n" | Should -Not -Match '\p{C}'
        $message.Text -split "`n" | Should -Not -Contain 'all is well'
        $message.Subject + $message.Summary | Should -Not -Match '\p{C}'
    }

    It 'stays within the bytes that SNS takes, and counts what it leaves out' {
        $rows = 1..4000 | ForEach-Object { Get-Row "cluster-$_" Mismatch -With @{ Sentence = "`u{e9}" * 200 } }
        $message = $rows | & $formatter -Total 5000
        [Text.Encoding]::UTF8.GetByteCount($message.Text) | Should -BeLessThan 200001
        [Text.Encoding]::UTF8.GetByteCount($message.Text) | Should -BeGreaterThan 190000
        $told = ($message.Text -split "`n" -match '^cluster-').Count
        $message.Text | Should -BeLike "*$(4000 - $told) more did not fit*"
        $message.Subject | Should -Match '^[ -~]{1,99}$'
        $message.Summary.Length | Should -BeLessThan 1500
    }
}
