# The runbook as Azure Automation runs it (Support/Runbook.ps1), over two accounts that a third one assumes roles in.
BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    . "$PSScriptRoot/Support/Runbook.ps1"
    Import-BuiltModule
    $lab = Start-Lab
    $north = 'oidc.eks.cn-north-1.amazonaws.com.cn'
    $west = 'oidc.eks.cn-northwest-1.amazonaws.com.cn'
    $issuers = @{}
    foreach ($name in 'right', 'old', 'other', 'bare') { $issuers[$name] = Add-LabIssuer $lab -HostName $north }
    $issuers.far = Add-LabIssuer $lab -HostName $west
    $roots = Join-Path $TestDrive 'roots.pem'
    [IO.File]::WriteAllText($roots, (($issuers.right, $issuers.far).host.rootPath | ForEach-Object { Get-Content -LiteralPath $_ -Raw }) -join "`n")
    $old = 'a1' * 20

    # Three accounts; -Well: nothing is amiss in them.
    function Initialize-Estate([switch] $Well) {
        $hub = New-AwsDouble -Partition aws-cn -Region cn-north-1
        $one = New-AwsDouble -Account 222233334444 -Partition aws-cn -Region cn-north-1 -Variant @()
        $two = New-AwsDouble -Account 333344445555 -Partition aws-cn -Region cn-north-1 -Variant @()
        Add-AwsDoubleCluster $one right -Issuer $issuers.right.url
        Add-AwsDoubleCluster $one old -Issuer $issuers.old.url
        Add-AwsDoubleCluster $one far -Issuer $issuers.far.url -Region cn-northwest-1
        Add-AwsDoubleCluster $two other -Issuer $issuers.other.url
        $null = Add-AwsDoubleProvider $one $issuers.right.url $issuers.right.host.top
        $null = Add-AwsDoubleProvider $one $issuers.old.url ($Well ? $issuers.old.host.top : $old)
        $null = Add-AwsDoubleProvider $one $issuers.far.url ($Well ? $issuers.far.host.top : $old)
        $null = Add-AwsDoubleProvider $two $issuers.other.url $issuers.other.host.top
        if (-not $Well) { Add-AwsDoubleCluster $two bare -Issuer $issuers.bare.url }
        Add-AwsDoubleRole $hub arn:aws-cn:iam::222233334444:role/EksThumbprint $one
        Add-AwsDoubleRole $hub arn:aws-cn:iam::333344445555:role/EksThumbprint $two -ExternalId 'the-external-id'
        @{ Hub = $hub; One = $one; Two = $two }
    }

    # What every run gets, as text of a hashtable.
    $common = "@{ Region = 'cn-north-1', 'cn-northwest-1'; ConnectTo = '$($lab.ConnectTo)'; ExternalIdAsset = 'AwsExternalId'; KeyAsset = 'AwsKey'
        RoleArn = 'arn:aws-cn:iam::222233334444:role/EksThumbprint', 'arn:aws-cn:iam::333344445555:role/EksThumbprint' }"
    $assets = "@{ AwsKey = 'AKIAFROMASSET', 'secret'; AwsExternalId = 'the-external-id' }"

    function Invoke-Estate([hashtable] $Estate, [string] $Script) {
        Invoke-JobProcess -Account $Estate -RootPath $roots -Script ([scriptblock]::Create("`$common = $common`n`$assets = $assets`n$Script"))
    }

    function Get-Row($Run, [string] $Name) { $Run.Rows | Where-Object Name -EQ $Name }
}

AfterAll { Stop-Lab $lab }

Describe 'A check of two accounts' {
    BeforeEach { if ($IsWindows) { Set-ItResult -Skipped -Because 'the machine trusts the lab on Linux only.' } }
    BeforeAll {
        if ($IsWindows) { return }
        $estate = Initialize-Estate
        $run = Invoke-Estate $estate '
            Invoke-Runbook $common $assets
            Invoke-Runbook ($common + @{ FailOn = "Never" }) $assets
            Invoke-Runbook ($common + @{ FailOn = "Mismatch" }) $assets
            $far = $common + @{}
            $far.Region = "cn-northwest-1"
            Invoke-Runbook $far $assets'
    }

    It 'gives one flat object for each cluster' {
        $run[0].Rows.Name | Should -Be old, right, far, bare, other
        foreach ($row in $run[0].Rows) {
            $row.PSObject.Properties.Name | Should -Be Account, Region, Name, Status, NeedsAttention, Sentence, Remedy, Registered, Expected, Expires, ProviderArn, RepairCommand, Outcome, Change
            foreach ($property in $row.PSObject.Properties) { $null -eq $property.Value -or $property.Value -is [string] -or $property.Value -is [bool] -or $property.Value -is [datetime] | Should -BeTrue -Because $property.Name }
        }
        $row = Get-Row $run[0] old
        $row.Account, $row.Region, $row.Status, $row.NeedsAttention | Should -Be 222233334444, cn-north-1, Stale, $true
        $row.Registered, $row.Expected | Should -Be $old, $issuers.old.host.top
        $row.Sentence | Should -BeLike 'Nothing listed is served*'
        # Only the machine trusts the lab's roots, so no command is handed out that would write their values.
        $row.RepairCommand | Should -BeNullOrEmpty
        $row.Remedy | Should -BeLike '*Update-OidcThumbprint old -TrustedRoot FILE -Region cn-north-1 -Credential *'
        (Get-Row $run[0] right).Status, (Get-Row $run[0] far).Region, (Get-Row $run[0] bare).Status, (Get-Row $run[0] bare).Account | Should -Be Match, cn-northwest-1, NoProvider, 333344445555
    }

    It 'fails at the end with the counts, so that the job''s history shows it' {
        $run[0].State, $run[0].ErrorId | Should -Be Failed, EstateNeedsAttention
        $run[0].Reason | Should -BeLike '3 of 5 checked need attention: 1 NoProvider, 2 Stale.*bare (333344445555, cn-north-1): NoProvider*'
    }

    It 'writes nothing' {
        foreach ($account in $estate.Values) { Get-AwsDoubleCalls $account -Write | Should -BeNullOrEmpty }
        (Get-Row $run[0] old).Outcome | Should -BeNullOrEmpty
    }

    It 'completes when nothing of it is to fail for' {
        $run[1].State, $run[1].Reason | Should -Be Completed, ''
        $run[1].Rows | Should -HaveCount 5
        $run[2].State | Should -Be Completed
    }

    It 'leaves out the regions that were not asked for' {
        $run[3].Rows.Name | Should -Be far
        $run[3].Reason | Should -BeLike '1 of 1 checked*'
    }

    It 'begins with the asset''s key, and goes on with the roles'' keys' {
        $assumed = Get-AwsDoubleCalls $estate.Hub sts:AssumeRole
        $assumed.AccessKey | Sort-Object -Unique | Should -Be AKIAFROMASSET
        $assumed | Where-Object Error | Should -BeNullOrEmpty
        Get-AwsDoubleCalls $estate.Hub 'iam:*' | Should -BeNullOrEmpty
        (Get-AwsDoubleCalls $estate.One).AccessKey | Sort-Object -Unique | Should -Be ASIALAB222233334444
    }

    It 'asks AWS once for each thing' {
        $first = Get-AwsDoubleCalls $estate.Two
        $runs = 4
        ($first | Where-Object Operation -EQ iam:ListOpenIDConnectProviders) | Should -HaveCount $runs
        # A region of which the first pass saw nothing is only asked for its clusters.
        ($first | Where-Object { $_.Operation -eq 'eks:ListClusters' -and $_.Region -eq 'cn-northwest-1' }) | Should -HaveCount $runs
        ($first | Where-Object { $_.Operation -eq 'eks:DescribeCluster' -and $_.Resource -eq 'bare' }) | Should -HaveCount $runs
    }
}

Describe 'A repair' {
    BeforeEach { if ($IsWindows) { Set-ItResult -Skipped -Because 'the machine trusts the lab on Linux only.' } }
    BeforeAll {
        if ($IsWindows) { return }
        $estate = Initialize-Estate
        $run = Invoke-Estate $estate '
            Invoke-Runbook ($common + @{ Repair = $true; WhatIf = $true }) $assets
            @(Get-AwsDoubleCalls $one -Write).Count
            Invoke-Runbook ($common + @{ Repair = $true }) $assets
            Invoke-Runbook ($common + @{ Repair = $true }) $assets
            @(Get-AwsDoubleCalls $one -Write).Count'
    }

    It 'writes nothing with -WhatIf, and says what it would' {
        (Get-Row $run[0] old).Outcome, (Get-Row $run[0] old).NeedsAttention, $run[1] | Should -Be WouldUpdate, $true, 0
        $run[0].State | Should -Be Failed
    }

    It 'adds the right value, keeps the old, and counts as done' {
        (Get-Row $run[2] old).Outcome, (Get-Row $run[2] old).NeedsAttention, (Get-Row $run[2] far).Outcome | Should -Be Updated, $false, Updated
        (Get-Row $run[2] right).Outcome, (Get-Row $run[2] bare).Outcome | Should -Be '', ''
        Get-AwsDoubleThumbprint $estate.One "arn:aws-cn:iam::222233334444:oidc-provider/$($issuers.old.url -replace '^https://')" | Should -Be $old, $issuers.old.host.top
        $run[2].Reason | Should -BeLike '1 of 5 checked need attention: 1 NoProvider.*'
    }

    It 'has nothing left to do when it runs again' {
        (Get-Row $run[3] old).Status, (Get-Row $run[3] old).Outcome, $run[4] | Should -Be Match, '', 2
    }
}

Describe 'A job that is interrupted' -Tag Everything {
    BeforeEach { if ($IsWindows) { Set-ItResult -Skipped -Because 'the machine trusts the lab on Linux only.' } }
    It 'is finished by running it again, and writes nothing twice' {
        $estate = Initialize-Estate -Well
        foreach ($each in 1..6) {
            $issuer = Add-LabIssuer $lab -HostName $north
            Add-AwsDoubleCluster $estate.One "x$each" -Issuer $issuer.url
            $null = Add-AwsDoubleProvider $estate.One $issuer.url $old
        }
        $run = Invoke-Estate $estate '
            $common.RoleArn = $common.RoleArn[0]
            # Slow enough to be met between two writes.
            $null = Update-AwsDoubleState $one { param($state) $state.LatencyMilliseconds = 60 }
            $job = Start-Runbook ($common + @{ Repair = $true }) $assets
            $end = [datetime]::UtcNow.AddSeconds(60)
            while (-not (Get-AwsDoubleCalls $one -Write) -and [datetime]::UtcNow -lt $end) { Start-Sleep -Milliseconds 10 }
            $job.Shell.Stop()
            Wait-Runbook $job
            @(Get-AwsDoubleCalls $one -Write).Count
            $null = Update-AwsDoubleState $one { param($state) $state.LatencyMilliseconds = 0 }
            Invoke-Runbook ($common + @{ Repair = $true }) $assets
            Invoke-Runbook $common $assets'
        $run[0].State | Should -Be Stopped
        $run[1] | Should -BeIn (1..5)
        $run[2].State, $run[3].State | Should -Be Completed, Completed
        $run[3].Rows.Status | Sort-Object -Unique | Should -Be Match
        $writes = Get-AwsDoubleCalls $estate.One -Write
        $writes | Should -HaveCount 6
        $writes.Resource | Sort-Object -Unique | Should -HaveCount 6
    }
}

Describe 'Several jobs in one process' -Tag Everything {
    BeforeEach { if ($IsWindows) { Set-ItResult -Skipped -Because 'the machine trusts the lab on Linux only.' } }
    It 'do not mix, and nothing of one stays for the next' {
        $estate = Initialize-Estate
        $run = Invoke-Estate $estate '
            foreach ($account in $one, $two) { $null = Update-AwsDoubleState $account { param($state) $state.LatencyMilliseconds = 15 } }
            $jobs = foreach ($role in $common.RoleArn) {
                $each = $common + @{}
                $each.RoleArn = $role
                Start-Runbook $each $assets
            }
            $jobs | ForEach-Object { Wait-Runbook $_ }
            Invoke-Runbook @{ Region = "cn-north-1"; ConnectTo = $common.ConnectTo }'
        $run[0].Rows.Account | Sort-Object -Unique | Should -Be 222233334444
        $run[1].Rows.Account | Sort-Object -Unique | Should -Be 333344445555
        $run[0].Rows, $run[1].Rows | ForEach-Object Count | Should -Be 3, 2
        # The session's own account is the hub's, which is empty.
        $run[2].State, $run[2].Rows.Count | Should -Be Completed, 0
        $run[2].Warnings | Should -BeLike 'No cluster and no EKS provider was found in cn-north-1*'
    }

    It 'may share a session with ForEach-Object -Parallel over accounts' -Tag Everything {
        $estate = Initialize-Estate
        $run = Invoke-Estate $estate '
            $module = Join-Path (Get-BuiltModule) EksThumbprint.psd1
            $common.RoleArn | ForEach-Object -Parallel {
                Import-Module $using:module
                $PSDefaultParameterValues["Update-OidcThumbprint:TrustedRoot"] = $env:SSL_CERT_FILE
                $check = Join-Path (Get-Module EksThumbprint).ModuleBase runbooks Test-EksAccount.ps1
                & $check -Region cn-north-1, cn-northwest-1 -RoleArn $_ -ExternalId the-external-id -Repair -ProbeOption @{ ConnectTo = ($using:common).ConnectTo }
            } | Sort-Object Account, Name'
        $run | ForEach-Object { "$($_.Account) $($_.Name) $($_.Outcome)".Trim() } | Should -Be '222233334444 far Updated', '222233334444 old Updated', '222233334444 right', '333344445555 bare', '333344445555 other'
    }
}
