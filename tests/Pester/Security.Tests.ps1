# What SECURITY.md says of processes and permissions.
BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    Import-BuiltModule
    $aws = New-AwsDouble
    $before = Enable-AwsDouble $aws
    Import-AwsDouble
    $lab = Start-Lab
    $issuer = Add-LabIssuer $lab -HostName oidc.corp.example -Path /id/1
    Add-AwsDoubleCluster $aws shop -Issuer $issuer.url
    $arn = Add-AwsDoubleProvider $aws $issuer.url ('a1' * 20)
    $options = @{ ConnectTo = $lab.ConnectTo }
}

AfterAll {
    Stop-Lab $lab
    if ($before) { Disable-AwsDouble $before }
}

Describe 'With AWS.Tools' {
    It 'no AWS CLI is started, though one is on PATH' -Skip:$IsWindows {
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive bin)
        $mark = Join-Path $TestDrive started
        Set-Content -LiteralPath (Join-Path $folder aws) -Value "#!/bin/sh`n: > '$mark'"
        chmod +x (Join-Path $folder aws)
        $path = $env:PATH
        $env:PATH = "$folder$([IO.Path]::PathSeparator)$path"
        try {
            aws
            $mark | Should -Exist
            Remove-Item -LiteralPath $mark
            (Test-OidcThumbprint shop @options).Status | Should -Be Mismatch
            $null = Test-OidcThumbprint -All @options
            (Update-OidcThumbprint shop -TrustedRoot $issuer.host.rootPath -Force @options).Outcome | Should -Be Updated
        }
        finally {
            $env:PATH = $path
        }

        $mark | Should -Not -Exist
    }

    It 'the five operations of SECURITY.md are called, and no others' {
        $told = [regex]::Matches((Get-Content -LiteralPath (Join-Path $RepositoryRoot SECURITY.md) -Raw), '`((eks|iam):\w+)`') | ForEach-Object { $_.Groups[1].Value } | Sort-Object -Unique
        $told | Should -HaveCount 5
        $null = Test-OidcThumbprint $issuer.url @options
        (Get-AwsDoubleCalls $aws).Operation | Sort-Object -Unique | Should -Be $told
    }
}
