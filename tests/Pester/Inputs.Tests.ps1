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

    $issuer = Add-LabIssuer $lab -HostName oidc.corp.example -Served 2
    $top = $issuer.host.top
    $pem = Get-Content -Raw $issuer.host.chainPath
    $number = 0
    $entries = [regex]::Matches($pem, '-----BEGIN[^-]+-----[^-]+-----END[^-]+-----') | ForEach-Object { " $number s:CN = x`n   i:CN = y`n$($_.Value)"; $number++ }
    $transcript = "CONNECTED(00000003)`n---`nCertificate chain`n$($entries -join "`n")`n---`nServer certificate`nsubject=CN = x`n---`n"
    $transcriptPath = Join-Path $TestDrive chain.txt
    Set-Content -LiteralPath $transcriptPath -Value $transcript
    $clusterJson = @{ cluster = @{ name = 'prod'; arn = 'arn:aws:eks:us-west-2:111122223333:cluster/prod'; status = 'ACTIVE'; identity = @{ oidc = @{ issuer = $issuer.url } } } } | ConvertTo-Json -Depth 9
    $providerJson = @{ Url = $issuer.url -replace '^https://'; ThumbprintList = @($top); ClientIDList = @('sts.amazonaws.com') } | ConvertTo-Json
}

AfterAll {
    foreach ($cmdlet in $cmdlets) { $PSDefaultParameterValues.Remove("$($cmdlet):ConnectTo") }
    Disable-AwsDouble $before
    Stop-Lab $lab
}

Describe 'What people have in hand' {
    BeforeEach { Clear-AwsDoubleCalls $aws }

    AfterEach { Get-AwsDoubleCalls $aws | Should -HaveCount 0 }

    It 'may be a transcript through the pipeline, line by line or as one text' {
        "$($transcript -split "`n" | Get-OidcRootThumbprint -WarningAction Ignore)" | Should -Be $top
        $root = $transcript | Get-OidcRootThumbprint -WarningAction Ignore
        $root.Provenance | Should -Be Transcript
    }

    It 'may be a file or a certificate as an object' {
        $chain = Get-Item $issuer.host.chainPath | Get-EksOidcChain -WarningAction Ignore
        $chain.Thumbprint | Should -Be $issuer.host.thumbprints
        $chain.Provenance | Should -Be Certificates, Certificates
        ($chain.Certificate | Get-EksOidcChain -WarningAction Ignore).Thumbprint | Should -Be $issuer.host.thumbprints
    }

    It 'may be the AWS CLI''s JSON, with the whole verdict and no call to AWS: <_>' -ForEach 'text', 'objects', 'files' {
        $result = switch ($_) {
            'text' { ($clusterJson + "`n" + $providerJson) -split "`n" | Test-OidcThumbprint }
            'objects' { $clusterJson, $providerJson | ForEach-Object { ConvertFrom-Json $_ } | Test-OidcThumbprint }
            'files' {
                Set-Content (Join-Path $TestDrive c.json) $clusterJson
                Set-Content (Join-Path $TestDrive p.json) $providerJson
                Test-OidcThumbprint -Path (Join-Path $TestDrive c.json), (Join-Path $TestDrive p.json)
            }
        }
        $result | Should -HaveCount 1
        $result.Name | Should -Be prod
        $result.Status | Should -Be Match
        $result.ProviderArn | Should -BeLike 'arn:aws:iam::111122223333:oidc-provider/*'
    }

    It 'may be one string with tabs' {
        $roots = "$($issuer.url)`t$($issuer.url)" | Get-OidcRootThumbprint -WarningAction Ignore
        $roots | Should -HaveCount 2
    }

    It 'may be a list of one, as JSON or as a line of the AWS CLI''s text format' {
        $roots = "[`"$($issuer.url)`"]", "CLUSTERS`t$($issuer.url)" | Get-OidcRootThumbprint -WarningAction Ignore
        $roots | Should -HaveCount 2
    }

    It 'is one issuer where it is the rows of one chain' {
        @(Get-EksOidcChain $issuer.url -WarningAction Ignore | Get-OidcRootThumbprint -WarningAction Ignore) | Should -HaveCount 1
    }

    It 'is one error where it is rows of a file' {
        $rows = Get-EksOidcChain -Path $issuer.host.chainPath -WarningAction Ignore
        $rows | Test-OidcThumbprint -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'RowOfFile,*'
        $rows[0] | ConvertTo-Csv | ConvertFrom-Csv | Test-OidcThumbprint -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'RowOfFile,*'
    }

    It 'offers no provider for a file' {
        $output = Get-Item $issuer.host.chainPath | Update-OidcThumbprint -WhatIf -ErrorVariable problems -ErrorAction SilentlyContinue
        $output | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'SourceWithoutTarget,*'
    }

    It 'is tested with a list of its own' {
        (Test-OidcThumbprint -Path $transcriptPath -Thumbprint $top).Status | Should -Be Match
        (Test-OidcThumbprint -Path $transcriptPath -Thumbprint ('1' * 40)).Status | Should -Be Mismatch
        Test-OidcThumbprint -Path $transcriptPath -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'PathWithoutThumbprint,*'
    }
}

Describe 'Update-OidcThumbprint -Path' {
    It 'takes the value of a transcript, for which the user vouches' {
        $arn = Add-AwsDoubleProvider $aws $issuer.url ('1' * 40)
        $change = Update-OidcThumbprint $issuer.url -Path $transcriptPath -Confirm:$false
        $change.Outcome | Should -Be Updated
        Get-AwsDoubleThumbprint $aws $arn | Should -Be ('1' * 40), $top
    }

    It 'takes nothing from certificates' {
        Clear-AwsDoubleCalls $aws
        $null = Update-OidcThumbprint $issuer.url -Path $issuer.host.chainPath -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NotATranscript,*'
        Get-AwsDoubleCalls $aws -Write | Should -HaveCount 0
    }
}
