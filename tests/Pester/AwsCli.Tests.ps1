# Without AWS.Tools: through the AWS CLI, and with nothing at all.
BeforeDiscovery {
    . "$PSScriptRoot/Support/PowerShell.ps1"
    $missing = @('moto_server', 'aws' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) })
    if ($missing) { Write-Warning "AwsCli.Tests.ps1 is skipped in part: $($missing -join ' and ') not found on the PATH." }
}

BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"

    # Runs a script in a pwsh that has no AWS modules, and reads its last line as JSON: what -WhatIf says comes before.
    function Invoke-Bare([scriptblock] $Script, [string[]] $ArgumentList, [hashtable] $Environment) {
        $bare = @{ PSModulePath = Join-Path $PSHOME Modules; PSModuleAnalysisCachePath = Join-Path $TestDrive analysis-cache; AWSTOOLSDOUBLE_STATE = $null }
        foreach ($name in 'PROFILE', 'SESSION_TOKEN') { $bare["AWS_$name"] = $null }
        $bare.AWS_ACCESS_KEY_ID = $bare.AWS_SECRET_ACCESS_KEY = 'testing'
        $bare.AWS_REGION = $bare.AWS_DEFAULT_REGION = 'us-west-2'
        foreach ($name in $Environment.Keys) { $bare[$name] = $Environment[$name] }
        $run = Invoke-Pwsh $Script -ArgumentList $ArgumentList -Environment $bare
        if ($run.Error) { throw $run.Error }
        ConvertFrom-Json -InputObject ($run.Output -split "`n")[-1]
    }
}

Describe 'The module on the AWS CLI and moto' -Skip:($missing.Count -gt 0) {
    BeforeAll {
        $log = Join-Path $TestDrive moto.log
        $server = Start-Process moto_server -ArgumentList '-H', '127.0.0.1', '-p', '0' -RedirectStandardError $log -RedirectStandardOutput "$log.out" -PassThru
        $lab = Start-Lab
        $issuer = Add-LabIssuer $lab -HostName oidc.corp.example -Path /id/1
        $end = [datetime]::UtcNow.AddSeconds(60)
        do {
            Start-Sleep -Milliseconds 100
            $found = Select-String -Path $log, "$log.out" -Pattern 'Running on (http://127\.0\.0\.1:\d+)' -ErrorAction Ignore
        } until ($found -or $server.HasExited -or [datetime]::UtcNow -gt $end)
        if (-not $found) { throw "moto_server did not come up: $(Get-Content -LiteralPath $log -Raw)" }
        $endpoint = @($found)[0].Matches.Groups[1].Value

        # The CLI itself, beside the module.
        function Get-AwsCliText([string[]] $Argument) {
            $child = Start-Child -Path (Get-Command aws -CommandType Application | Select-Object -First 1).Source -ArgumentList ($Argument + '--output', 'json') -Environment @{
                AWS_ENDPOINT_URL = $endpoint; AWS_ACCESS_KEY_ID = 'testing'; AWS_SECRET_ACCESS_KEY = 'testing'; AWS_DEFAULT_REGION = 'us-west-2'; AWS_PROFILE = $null
            }
            $run = Wait-Child $child
            if ($run.ExitCode) { throw $run.Error }
            $run.Output
        }

        function Invoke-AwsCli([string[]] $Argument) { ConvertFrom-Json -InputObject (Get-AwsCliText $Argument) }

        $old = '11' * 20
        $arn = (Invoke-AwsCli iam, create-open-id-connect-provider, --url, $issuer.url, --thumbprint-list, $old, --client-id-list, sts.amazonaws.com).OpenIDConnectProviderArn
        $told = Invoke-Bare -ArgumentList $arn, $lab.ConnectTo, $issuer.host.rootPath -Environment @{ AWS_ENDPOINT_URL = $endpoint } -Script {
            param($arn, $to, $root)
            $tools = @(Get-Command Get-IAMOpenIDConnectProvider, Get-EKSCluster -ErrorAction Ignore).Count
            $before = Test-OidcThumbprint $arn -ConnectTo $to
            $whatIf = Update-OidcThumbprint $arn -ConnectTo $to -TrustedRoot $root -WhatIf
            $change = Update-OidcThumbprint $arn -ConnectTo $to -TrustedRoot $root -Force
            $after = Test-OidcThumbprint $arn -ConnectTo $to
            $none = Test-OidcThumbprint nowhere -ConnectTo $to
            ConvertTo-Json -Compress -InputObject @{
                tools = $tools; before = "$($before.Status)"; whatIf = "$($whatIf.Outcome)"; change = "$($change.Outcome)"
                was = @($change.Before | ForEach-Object { "$_" }); is = @($change.After | ForEach-Object { "$_" }); after = "$($after.Status)"; none = "$($none.Status)"
            }
        }
    }

    AfterAll {
        if ($server -and -not $server.HasExited) { $server.Kill($true) }
        Stop-Lab $lab
    }

    It 'has no AWS.Tools in its session' {
        $told.tools | Should -Be 0
    }

    It 'tests, updates and tests again' {
        $told.before | Should -Be Mismatch
        $told.whatIf | Should -Be WouldUpdate
        $told.change | Should -Be Updated
        $told.was | Should -Be $old
        $told.is | Should -Be $old, $issuer.host.top
        $told.after | Should -Be Match
    }

    It 'has written what the AWS CLI reads' {
        (Invoke-AwsCli iam, get-open-id-connect-provider, --open-id-connect-provider-arn, $arn).ThumbprintList | Should -Be $old, $issuer.host.top
    }

    It 'takes the AWS CLI''s own answers, and asks nobody then: <_>' -ForEach (Select-Row 'text', 'objects', 'files') {
        $null = Get-AwsCliText eks, create-cluster, --name, "c-$_", --role-arn, arn:aws:iam::123456789012:role/eks, --resources-vpc-config, subnetIds=subnet-1
        $files = foreach ($answer in @(
            , @('iam', 'get-open-id-connect-provider', '--open-id-connect-provider-arn', $arn)
            , @('eks', 'describe-cluster', '--name', "c-$_")
        )) {
            $file = Join-Path $TestDrive "$($answer[1])-$_.json"
            Set-Content -LiteralPath $file -Value (Get-AwsCliText $answer)
            $file
        }
        $seen = Invoke-Bare -ArgumentList $_, $files[0], $files[1], $lab.ConnectTo -Environment @{ AWS_ENDPOINT_URL = 'http://127.0.0.1:9' } -Script {
            param($way, $provider, $cluster, $to)
            $results = switch ($way) {
                'text' { Get-Content -LiteralPath $provider | Test-OidcThumbprint -ConnectTo $to; Get-Content -LiteralPath $cluster | Get-EksOidcChain -ConnectTo $to -ErrorAction SilentlyContinue -ErrorVariable notServed }
                'objects' { Get-Content -Raw -LiteralPath $provider | ConvertFrom-Json | Test-OidcThumbprint -ConnectTo $to; Get-Content -Raw -LiteralPath $cluster | ConvertFrom-Json | Get-EksOidcChain -ConnectTo $to -ErrorAction SilentlyContinue -ErrorVariable notServed }
                'files' { Test-OidcThumbprint -Path $provider -ConnectTo $to; Get-EksOidcChain -Path $cluster -ConnectTo $to -ErrorAction SilentlyContinue -ErrorVariable notServed }
            }
            ConvertTo-Json -Compress -InputObject @{ count = @($results).Count; status = "$($results.Status)"; was = "$($results.Registered)"; cluster = "$($notServed[0])" }
        }
        $seen.count | Should -Be 1
        $seen.status | Should -Be Match
        $seen.was | Should -Be "$old $($issuer.host.top)"

        # moto's cluster has an issuer that nobody serves here: that it was asked for is enough.
        $seen.cluster | Should -BeLike "c-$_`: oidc.eks.us-west-2.amazonaws.com:443*"
    }

    It 'does not write what only this machine trusts, for a host of any form: <_>' -Skip:(-not $IsLinux) -ForEach (Select-Row 's3.eu-west-1.amazonaws.com', 'oidc.inspected.example') {
        $opened = Add-LabIssuer $lab -HostName $_ -Path /my-issuer
        $provider = (Invoke-AwsCli iam, create-open-id-connect-provider, --url, $opened.url, --thumbprint-list, $old, --client-id-list, sts.amazonaws.com).OpenIDConnectProviderArn
        $seen = Invoke-Bare -ArgumentList $provider, $lab.ConnectTo -Environment @{ AWS_ENDPOINT_URL = $endpoint; SSL_CERT_FILE = $opened.host.rootPath } -Script {
            param($arn, $to)
            $test = Test-OidcThumbprint $arn -ConnectTo $to
            $change = Update-OidcThumbprint $arn -ConnectTo $to -Force -ErrorAction SilentlyContinue -ErrorVariable failed
            ConvertTo-Json -Compress -InputObject @{
                status = "$($test.Status)"; sentence = $test.Sentence; codes = "$($test.Findings)"; change = "$($change.Outcome)"; id = "$($failed[0].FullyQualifiedErrorId)"
            }
        }
        $seen.status | Should -Be Mismatch
        $seen.sentence | Should -BeLike '*InvalidIdentityToken*'
        $seen.codes | Should -BeLike '*TrustedHereOnly*'
        $seen.change | Should -Be Refused
        $seen.id | Should -BeLike 'UpdateRefused,*'
        (Invoke-AwsCli iam, get-open-id-connect-provider, --open-id-connect-provider-arn, $provider).ThumbprintList | Should -Be $old
    }

    It 'says that a cluster is not there' {
        $told.none | Should -Be NoCluster
    }
}

Describe 'The module without AWS.Tools and without the AWS CLI' {
    BeforeAll {
        $empty = Join-Path $TestDrive empty
        $null = New-Item -ItemType Directory -Path $empty
        $told = Invoke-Bare -Environment @{ PATH = $empty } -Script {
            function Get-Told($Name, $Command) {
                $failed = $null
                $output = & $Command
                $failed = @($e)
                @{ name = $Name; status = "$($output.Status)"; outcome = "$($output.Outcome)"; sentence = "$($output.Sentence)"; count = $failed.Count; id = "$($failed[0].FullyQualifiedErrorId)"; category = "$($failed[0].CategoryInfo.Category)"; text = "$($failed[0])" }
            }
            $arn = 'arn:aws:iam::111122223333:oidc-provider/oidc.corp.example/id/1'
            $common = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = '+script:e' }
            ConvertTo-Json -Compress -InputObject @(
                $script:e = @(); Get-Told get { Get-OidcRootThumbprint prod @common }
                $script:e = @(); Get-Told test { Test-OidcThumbprint prod @common }
                $script:e = @(); Get-Told all { Test-OidcThumbprint -All @common }
                $script:e = @(); Get-Told update { Update-OidcThumbprint $arn -Thumbprint ('1' * 40) -Force @common }
                $script:e = @(); Get-Told credential { Update-OidcThumbprint $arn -Thumbprint ('1' * 40) -Force -Credential x @common }
            )
        }
        $ways = '*AWS.Tools.EKS*AWSPowerShell.NetCore*AWS CLI*'
    }

    It 'is one error that names the three ways to get one: <_>' -ForEach 'get', 'all', 'update' {
        $one = $told | Where-Object name -EQ $_
        $one.count | Should -Be 1
        $one.id | Should -BeLike 'AwsNotInstalled,*'
        $one.category | Should -Be NotInstalled
        $one.text | Should -BeLike $ways
    }

    It 'is said by Test-OidcThumbprint in its result' {
        $one = $told | Where-Object name -EQ test
        $one.count | Should -Be 0
        $one.sentence | Should -BeLike $ways
    }

    It 'takes -Credential for a request that the AWS CLI cannot meet, and says so' {
        $one = $told | Where-Object name -EQ credential
        $one.count | Should -Be 1
        $one.id | Should -BeLike 'AwsNotInstalled,*'
        $one.category | Should -Be NotInstalled
        $one.text | Should -BeLike '*-Credential needs the AWS.Tools modules*-ProfileName*'
    }
}
