# The stand-in in front of an AWS-like server on this machine, reached with the AWS CLI.
BeforeDiscovery {
    $missing = @('moto_server', 'aws' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) })
    if ($missing) { Write-Warning "AwsToolsDouble.Server.Tests.ps1 is skipped: $($missing -join ' and ') not found on the PATH." }
}

Describe 'The stand-in in front of moto' -Tag Everything -Skip:($missing.Count -gt 0) {
    BeforeAll {
        . "$PSScriptRoot/Support/AwsDouble.ps1"
        $before = Enable-AwsDouble (New-AwsDouble -Variant @())
        Import-AwsDouble
        $log = Join-Path $TestDrive moto.log
        $server = Start-Process moto_server -ArgumentList '-H', '127.0.0.1', '-p', '0' -RedirectStandardError $log -RedirectStandardOutput "$log.out" -PassThru
        $end = [datetime]::UtcNow.AddSeconds(60)
        do {
            Start-Sleep -Milliseconds 100
            $found = Select-String -Path $log, "$log.out" -Pattern 'Running on (http://127\.0\.0\.1:\d+)' -ErrorAction Ignore
        } until ($found -or $server.HasExited -or [datetime]::UtcNow -gt $end)
        if (-not $found) { throw "moto_server did not come up: $(Get-Content -LiteralPath $log -Raw)" }

        $env:AWSTOOLSDOUBLE_STATE = $null
        $env:AWS_ENDPOINT_URL = @($found)[0].Matches.Groups[1].Value
        $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = 'testing'
        $env:AWS_REGION = $env:AWS_DEFAULT_REGION = 'eu-west-1'
        $one = '11' * 20
        $arn = (aws iam create-open-id-connect-provider --url https://issuer.example/id/1 --thumbprint-list $one --client-id-list sts.amazonaws.com --output json | ConvertFrom-Json).OpenIDConnectProviderArn
        foreach ($name in 'a', 'b', 'c') {
            $null = aws eks create-cluster --name $name --role-arn arn:aws:iam::123456789012:role/r --resources-vpc-config subnetIds=subnet-1 --output json
        }
    }

    AfterAll {
        if ($server -and -not $server.HasExited) { $server.Kill($true) }
        if ($before) { Disable-AwsDouble $before }
    }

    It 'lists clusters, page by page' -Tag Everything {
        Get-EKSClusterList -MaxResult 2 | Should -Be a, b, c
    }

    It 'describes a cluster' {
        $cluster = Get-EKSCluster b
        $cluster.Name | Should -Be b
        $cluster.Arn | Should -BeLike 'arn:aws:eks:eu-west-1:*:cluster/b'
        $cluster.Identity.Oidc.Issuer | Should -BeLike 'https://*'
        "$($cluster.Status)" | Should -Be ACTIVE
        $cluster.CreatedAt | Should -BeGreaterThan ([datetime]::UtcNow.AddHours(-1))
    }

    It 'says that a cluster is not in another region' -Tag Everything {
        $failure = $null
        try { Get-EKSCluster b -Region us-east-2 } catch { $failure = $_ }
        $failure.Exception.InnerException | Should -BeOfType Amazon.EKS.Model.ResourceNotFoundException
        $failure.Exception.InnerException.StatusCode | Should -Be NotFound
    }

    It 'reads and writes a provider' {
        (Get-IAMOpenIDConnectProviderList).Arn | Should -Be $arn
        Update-IAMOpenIDConnectProviderThumbprint $arn -ThumbprintList ('22' * 20), $one -Confirm:$false
        $provider = Get-IAMOpenIDConnectProvider $arn
        $provider.Url | Should -Be issuer.example/id/1
        $provider.ThumbprintList | Should -Be ('22' * 20), $one
        $provider.ClientIDList | Should -Be sts.amazonaws.com
    }

    It 'says that a provider is missing' -Tag Everything {
        $failure = $null
        try { Get-IAMOpenIDConnectProvider "$arn-none" } catch { $failure = $_ }
        $failure.Exception.InnerException | Should -BeOfType Amazon.IdentityManagement.Model.NoSuchEntityException
        $failure.Exception.InnerException.ErrorCode | Should -Be NoSuchEntity
    }

    It 'says who calls' -Tag Everything {
        (Get-STSCallerIdentity -AccessKey AKIA -SecretKey s).Account | Should -Match '^\d{12}$'
    }

    It 'says that nobody answers, and that a profile is missing' -Tag Everything {
        $silent = $missing = $null
        try { Get-EKSClusterList -EndpointUrl http://127.0.0.1:1 } catch { $silent = $_ }
        try { Get-EKSClusterList -ProfileName nobody } catch { $missing = $_ }
        $silent.Exception.InnerException | Should -BeOfType Net.Http.HttpRequestException
        $missing.Exception.Message | Should -Be 'No credentials specified or obtained from persisted/shell defaults.'
        $missing.Exception.InnerException | Should -BeNullOrEmpty
    }
}
