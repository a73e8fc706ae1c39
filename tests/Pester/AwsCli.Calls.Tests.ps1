# Which calls an account costs, how many of them are under way together, and what is left of them after Ctrl+C: through
# the AWS CLI and through AWS.Tools.
BeforeDiscovery { . "$PSScriptRoot/Support/PowerShell.ps1" }

BeforeAll {
    foreach ($name in 'Common', 'AwsDouble') { . "$PSScriptRoot/Support/$name.ps1" }
    if ($IsWindows) { return }
    $folder = Join-Path $TestDrive bin
    $null = New-Item -ItemType Directory -Path $folder
    Copy-Item -LiteralPath "$PSScriptRoot/Support/aws-account.sh" -Destination (Join-Path $folder aws)
    chmod +x (Join-Path $folder aws)
    $log = Join-Path $TestDrive calls.log
    $bare = @{
        PATH = "$folder$([IO.Path]::PathSeparator)$env:PATH"; FAKE_AWS_LOG = $log; FAKE_AWS_HANGS = $null; AWS_REGION = 'eu-west-1'
        PSModulePath = Join-Path $PSHOME Modules; PSModuleAnalysisCachePath = Join-Path $TestDrive analysis-cache; AWSTOOLSDOUBLE_STATE = $null
    }
    foreach ($name in 'PROFILE', 'DEFAULT_REGION', 'ENDPOINT_URL') { $bare["AWS_$name"] = $null }
    $rows = 'A1', 'A2', 'A3', 'B1', 'B2', 'oidc.eks.us-east-1.amazonaws.com/id/DEAD', 'gitlab.example'

    # Starts the command line, or the module in a session without AWS.Tools, for the whole account.
    function Start-Account([string] $Face, [hashtable] $Environment = @{}) {
        Remove-Item -LiteralPath $log -ErrorAction Ignore
        $all = @{}
        foreach ($given in $bare, $Environment) { foreach ($name in $given.Keys) { $all[$name] = $given[$name] } }
        if ($Face -eq 'module') { return Start-Pwsh { (Test-OidcThumbprint -All -ConnectTo 127.0.0.1:9).Name } -Environment $all }
        $dotnet = (Get-Command dotnet -CommandType Application | Select-Object -First 1).Source
        $program = Get-ChildItem -Path ([IO.Path]::Combine($RepositoryRoot, 'out', 'bin', 'EksThumbprint.Cli', '*', 'eks-thumbprint.dll')) | Sort-Object LastWriteTime | Select-Object -Last 1
        Start-Child -Path $dotnet -ArgumentList 'exec', $program.FullName, 'test', '--all', '--connect-to', '127.0.0.1:9', '--format', 'json' -Environment $all
    }

    # The calls of the log, in the order in which they began; how many were under way at most; those that never ended.
    function Read-Log {
        $open = @{}
        $most = 0
        $calls = foreach ($line in Get-Content -LiteralPath $log -ErrorAction Ignore) {
            $sign, $process, $call = $line -split ' ', 3
            if ($sign -eq '+') { $open[$process] = $call; $call } else { $open.Remove($process) }
            $most = [Math]::Max($most, $open.Count)
        }
        [pscustomobject]@{ Calls = @($calls); Most = $most; Open = @($open.Keys) }
    }
}

Describe 'A whole account through the AWS CLI' -Skip:$IsWindows {
    It 'costs one list a region and account, one description and one reading a cluster, several at a time: <_>' -ForEach (Select-Row 'module', 'command line') {
        $run = Wait-Child (Start-Account $_)
        $names = if ($_ -eq 'module') { $run.Output -split "`n" } else { (ConvertFrom-Json $run.Output).name }
        $names | Should -Be $rows
        $seen = Read-Log
        $seen.Calls | Sort-Object -Unique | Should -HaveCount $seen.Calls.Count
        @($seen.Calls -like 'list-open-id-connect-providers*') | Should -HaveCount 1
        @($seen.Calls -like 'list-clusters*') | Sort-Object | Should -Be 'list-clusters eu-west-1', 'list-clusters us-east-1'
        @($seen.Calls -like 'describe-cluster*') | Should -HaveCount 5
        @($seen.Calls -like 'get-open-id-connect-provider*') | Should -HaveCount 7
        $seen.Calls | Should -HaveCount 15
        $seen.Most | Should -BeGreaterOrEqual 2
        $seen.Most | Should -BeLessOrEqual ([Math]::Max(2, [Math]::Min(8, [Environment]::ProcessorCount)))
    }

    It 'leaves no process behind when it is stopped: <_>' -ForEach (Select-Row 'module', 'command line') {
        $child = Start-Account $_ @{ FAKE_AWS_HANGS = '1' }
        try {
            $end = [datetime]::UtcNow.AddSeconds(120)
            while (@((Read-Log).Calls -like 'describe-cluster*').Count -lt 2) {
                if ([datetime]::UtcNow -gt $end) { throw 'No two clusters were ever described at a time.' }
                Start-Sleep -Milliseconds 100
            }
            $clock = [Diagnostics.Stopwatch]::StartNew()
            kill -INT $child.Id
            $child.WaitForExit(30000) | Should -BeTrue
            if ($clock.Elapsed.TotalSeconds -gt 4) { Set-ItResult -Skipped -Because 'this machine is too busy: what cannot be stopped within 5 s is left behind, by intent' }
            $left = @((Read-Log).Open | Where-Object { Get-Process -Id $_ -ErrorAction Ignore })
            $left | Should -BeNullOrEmpty
        }
        finally {
            if (-not $child.HasExited) { $child.Kill($true) }
            foreach ($process in (Read-Log).Open) { Stop-Process -Id $process -ErrorAction Ignore }
        }
    }

    It 'takes several names that are piped in at a time, and tells what is wrong with one of them in its turn' {
        Remove-Item -LiteralPath $log -ErrorAction Ignore
        $run = Invoke-Pwsh { 'A1', 'A2', ' ', 'A3' | Test-OidcThumbprint -ConnectTo 127.0.0.1:9 -ErrorVariable wrong -ErrorAction SilentlyContinue | ForEach-Object { "$($_.Name) $($wrong.Count)" } } -Environment $bare
        $run.Output -split "`n" | Should -Be 'A1 0', 'A2 0', 'A3 1'
        (Read-Log).Most | Should -BeGreaterOrEqual 2
    }
}

Describe 'A whole account through AWS.Tools' {
    It 'costs one list a region and account, one description and one reading a cluster, and tells how far it is' {
        $aws = New-AwsDouble
        $before = Enable-AwsDouble $aws
        try {
            Import-AwsDouble
            Import-BuiltModule
            foreach ($region in 'us-west-2', 'eu-west-1') {
                foreach ($number in 1..3) {
                    Add-AwsDoubleCluster $aws "c$number" "https://oidc.eks.$region.amazonaws.com/id/$number" -Region $region
                    $null = Add-AwsDoubleProvider $aws "https://oidc.eks.$region.amazonaws.com/id/$number"
                }
            }
            $null = Add-AwsDoubleProvider $aws https://gitlab.example
            Clear-AwsDoubleCalls $aws
            $shell = [powershell]::Create().AddScript('param($module) Import-Module $module; Test-OidcThumbprint -All -ConnectTo 127.0.0.1:9')
            $shell.AddArgument((Join-Path (Get-BuiltModule) EksThumbprint.psd1)).Invoke() | Should -HaveCount 7
            $told = @($shell.Streams.Progress | Where-Object Activity -EQ 'Reading OIDC issuers')
            $shell.Dispose()
            $counts = @{}
            Get-AwsDoubleCalls $aws | Group-Object Operation | ForEach-Object { $counts[$_.Name] = $_.Count }
            $counts['iam:ListOpenIDConnectProviders'] | Should -Be 1
            $counts['eks:ListClusters'] | Should -Be 2
            $counts['eks:DescribeCluster'] | Should -Be 6
            $counts['iam:GetOpenIDConnectProvider'] | Should -Be 7

            # From the first call on: what is listed, then how many of how many, with an estimate.
            $told[0].StatusDescription | Should -Be 'Listing OIDC providers'
            $told.StatusDescription -like 'Listing the*' | Should -Be 'Listing the clusters of the configured region', 'Listing the clusters of eu-west-1'
            $told[-2].StatusDescription | Should -BeLike '7 of 7: *'
            $told[-2].PercentComplete | Should -Be 100
            @($told.SecondsRemaining -ge 0).Count | Should -BeGreaterThan 0
            $told[-1].RecordType | Should -Be Completed
        }
        finally { Disable-AwsDouble $before }
    }
}
