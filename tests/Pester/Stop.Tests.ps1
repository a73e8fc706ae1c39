# Ctrl+C, and pipelines that end early. The figure wanted is 100 ms; asserted is ten times that, for busy machines.
BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    Import-BuiltModule
    $aws = New-AwsDouble
    $before = Enable-AwsDouble $aws
    $lab = Start-Lab
    $issuers = 1..12 | ForEach-Object { Add-LabIssuer $lab -HostName "fleet$_.example" }
    $start = [initialsessionstate]::CreateDefault()
    $start.ImportPSModule((Join-Path (Get-BuiltModule) 'EksThumbprint.psd1'))
    $runspace = [runspacefactory]::CreateRunspace($start)
    $runspace.Open()

    # The connections to the lab that this process holds open.
    function Get-Connection {
        [Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().GetActiveTcpConnections() | Where-Object { $_.RemoteEndPoint.Port -eq $lab.Port -and $_.State -eq 'Established' }
    }

    function Wait-NoConnection {
        $end = [datetime]::UtcNow.AddSeconds(20)
        while (@(Get-Connection).Count -gt 0 -and [datetime]::UtcNow -lt $end) { Start-Sleep -Milliseconds 20 }
        @(Get-Connection).Count
    }

    # Runs a script, waits for a moment in it, stops it as Ctrl+C does, and tells how long that took and what was left.
    function Measure-Stop {
        param([string] $Script, [hashtable] $Parameter, [scriptblock] $Moment)

        $shell = [powershell]::Create($runspace)
        try {
            $null = $shell.AddScript($Script, $true).AddParameters($Parameter)
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
            $end = [datetime]::UtcNow.AddSeconds(60)
            while (-not (& $Moment)) {
                if ($running.IsCompleted) { throw "It ended by itself. $($shell.Streams.Error)" }
                if ([datetime]::UtcNow -gt $end) { throw 'The moment to stop never came.' }
                Start-Sleep -Milliseconds 10
            }
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $stopping = $shell.BeginStop($null, $null)
            $ended = $stopping.AsyncWaitHandle.WaitOne(20000)
            $clock.Stop()
            if (-not $ended) { throw 'It did not stop within 20 s.' }
            Write-Information "      stopped after $([Math]::Round($clock.Elapsed.TotalMilliseconds)) ms" -InformationAction Continue
            [pscustomobject]@{
                Milliseconds = $clock.Elapsed.TotalMilliseconds
                State        = "$($shell.InvocationStateInfo.State)"
                Errors       = @($shell.Streams.Error)
                Output       = @($output)
            }
        }
        finally {
            $shell.Dispose()
        }
    }
}

AfterAll {
    if ($runspace) { $runspace.Dispose() }
    Stop-Lab $lab
    if ($before) { Disable-AwsDouble $before }
}

Describe 'Ctrl+C' {
    AfterEach { Set-LabFault $lab None }

    It 'ends <Command> at once amid a fleet of issuers that hang, with no error' -TestCases @(
        @{ Command = 'Get-EksOidcChain' }
        @{ Command = 'Get-OidcRootThumbprint' }
        @{ Command = 'Test-OidcThumbprint'; More = '-Thumbprint ' + '1' * 40 }
    ) {
        Set-LabFault $lab Silent
        $seen = (Get-LabCounter $lab).connections
        $stopped = Measure-Stop "param(`$urls, `$to) `$urls | $Command -ConnectTo `$to -TimeoutSec 60 -ThrottleLimit 4 $More" -Parameter @{ urls = $issuers.url; to = $lab.ConnectTo } -Moment { (Get-LabCounter $lab).connections -ge $seen + 4 }
        $stopped.State | Should -Be Stopped
        $stopped.Errors | Should -BeNullOrEmpty
        $stopped.Output | Should -BeNullOrEmpty
        $stopped.Milliseconds | Should -BeLessThan 10000
    }

    It 'ends the connections too' {
        Set-LabFault $lab Silent
        $seen = (Get-LabCounter $lab).connections
        $null = Measure-Stop 'param($urls, $to) Get-EksOidcChain $urls -ConnectTo $to -TimeoutSec 60' -Parameter @{ urls = $issuers.url; to = $lab.ConnectTo } -Moment { (Get-LabCounter $lab).connections -gt $seen -and @(Get-Connection).Count -gt 0 }
        Wait-NoConnection | Should -Be 0
    }

    It 'ends <Command> at once that waits for a pipe without data' -Tag Everything -Skip:(-not (Get-Command mkfifo -ErrorAction Ignore)) -TestCases @(
        @{ Command = 'Get-EksOidcChain -Path $pipe' }
        @{ Command = 'Get-OidcRootThumbprint -Path $pipe' }
        @{ Command = 'Update-OidcThumbprint https://oidc.corp.example/pipe -TrustedRoot $pipe -Force' }
    ) {
        $pipe = Join-Path $TestDrive "pipe$([guid]::NewGuid().ToString('N'))"
        mkfifo $pipe
        $due = [datetime]::UtcNow.AddSeconds(1)
        $stopped = Measure-Stop "param(`$pipe) $Command" -Parameter @{ pipe = $pipe } -Moment { [datetime]::UtcNow -gt $due }
        $stopped.State | Should -Be Stopped
        $stopped.Errors | Should -BeNullOrEmpty
        $stopped.Output | Should -BeNullOrEmpty
        $stopped.Milliseconds | Should -BeLessThan 10000
    }

    It 'ends an update before the write without one' {
        $arn = Add-AwsDoubleProvider $aws $issuers[0].url ('11' * 20)
        Clear-AwsDoubleCalls $aws
        Set-LabFault $lab Silent
        $seen = (Get-LabCounter $lab).connections
        $stopped = Measure-Stop 'param($arn, $to, $root) Update-OidcThumbprint $arn -ConnectTo $to -TimeoutSec 60 -TrustedRoot $root -Force' -Parameter @{ arn = $arn; to = $lab.ConnectTo; root = $issuers[0].host.rootPath } -Moment { (Get-LabCounter $lab).connections -gt $seen }
        $stopped.State | Should -Be Stopped
        $stopped.Errors | Should -BeNullOrEmpty
        $stopped.Output | Should -BeNullOrEmpty
        $stopped.Milliseconds | Should -BeLessThan 10000
        Get-AwsDoubleCalls $aws -Write | Should -HaveCount 0
    }

    It 'ends the reading back after a write, which stays whole and the only one' {
        $arns = 'a', 'b' | ForEach-Object { Add-AwsDoubleProvider $aws "https://oidc.corp.example/$_" ('11' * 20) }
        $null = Update-AwsDoubleState $aws { param($state) $state.ReadLag = 100 }
        Clear-AwsDoubleCalls $aws
        $new = @('22' * 20; '33' * 20)
        try {
            # Two readings before the write; the third and fourth after it find the older list and wait on.
            $stopped = Measure-Stop 'param($arns, $new) $arns | Update-OidcThumbprint -Thumbprint $new -Force' -Parameter @{ arns = $arns; new = $new } -Moment { (Get-AwsDoubleCalls $aws -Operation iam:GetOpenIDConnectProvider).Count -ge 5 }
        }
        finally {
            $null = Update-AwsDoubleState $aws { param($state) $state.ReadLag = 0 }
        }
        $stopped.State | Should -Be Stopped
        $stopped.Errors | Should -BeNullOrEmpty
        $stopped.Output | Should -BeNullOrEmpty
        $stopped.Milliseconds | Should -BeLessThan 10000
        Get-AwsDoubleCalls $aws -Write | Should -HaveCount 1
        Get-AwsDoubleThumbprint $aws $arns[0] | Should -Be $new
        Get-AwsDoubleThumbprint $aws $arns[1] | Should -Be ('11' * 20)
    }

    It 'leaves a session that works' {
        $shell = [powershell]::Create($runspace)
        $null = $shell.AddScript('param($url, $to) "$(Get-OidcRootThumbprint $url -ConnectTo $to -WarningAction Ignore)"', $true).AddParameters(@{ url = $issuers[0].url; to = $lab.ConnectTo })
        $shell.Invoke() | Should -Be $issuers[0].host.top
        $shell.Dispose()
    }
}

Describe 'A pipeline that ends early' {
    It 'has its first result, no error, and no more readings: <_>' -ForEach 'Get-OidcRootThumbprint', 'Get-EksOidcChain', "Test-OidcThumbprint -Thumbprint $('1' * 40)" {
        $error.Clear()
        $seen = (Get-LabCounter $lab).connections
        $command = [scriptblock]::Create("param(`$urls, `$to) `$urls | $_ -ConnectTo `$to -ThrottleLimit 1 -WarningAction Ignore | Select-Object -First 1")
        $first = & $command ($issuers.url * 5) $lab.ConnectTo
        $first | Should -HaveCount 1
        $error | Should -BeNullOrEmpty
        (Get-LabCounter $lab).connections - $seen | Should -BeLessThan 30
    }

    It 'neither waits for what hangs nor leaves it behind' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $error.Clear()
        $null = Set-LabDocument $lab $issuers[1].url -DelayMilliseconds 60000
        try {
            $first = $issuers.url | Get-OidcRootThumbprint -ConnectTo $lab.ConnectTo -TimeoutSec 90 -ThrottleLimit 4 -WarningAction Ignore | Select-Object -First 1
            Wait-NoConnection | Should -Be 0
        }
        finally { $null = Set-LabDocument $lab $issuers[1].url }
        "$first" | Should -Be $issuers[0].host.top
        $error | Should -BeNullOrEmpty
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
    }

    It 'updates no more than what came out' {
        $arns = 'c', 'd', 'e' | ForEach-Object { Add-AwsDoubleProvider $aws "https://oidc.corp.example/$_" ('11' * 20) }
        Clear-AwsDoubleCalls $aws
        $first = $arns | Update-OidcThumbprint -Thumbprint ('22' * 20) -Force | Select-Object -First 1
        $first.Outcome | Should -Be Updated
        (Get-AwsDoubleCalls $aws -Write).Resource | Should -Be $arns[0]
    }
}

Describe 'Several runspaces of a process' {
    It 'share nothing: ForEach-Object -Parallel' {
        $module = Join-Path (Get-BuiltModule) 'EksThumbprint.psd1'
        $to = $lab.ConnectTo
        $answers = $issuers[0..5] | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            [pscustomobject]@{ Expected = $_.host.top; Found = "$(Get-OidcRootThumbprint $_.url -ConnectTo $using:to -WarningAction Ignore)"; Status = (Test-OidcThumbprint $_.url -Thumbprint $_.host.top -ConnectTo $using:to).Status }
        }
        $answers | Should -HaveCount 6
        foreach ($answer in $answers) { $answer.Found | Should -Be $answer.Expected }
        ($answers.Status | Select-Object -Unique) | Should -Be Match
    }
}
