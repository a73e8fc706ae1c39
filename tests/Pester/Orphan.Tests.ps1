BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    Import-BuiltModule
    $lab = Start-Lab
    $aws = New-AwsDouble -Region us-west-2
    $before = Enable-AwsDouble $aws
    Import-AwsDouble
    $PSDefaultParameterValues['*-Oidc*:ConnectTo'] = $lab.ConnectTo
    $old = '1' * 40
    $orphan = Add-AwsDoubleProvider $aws "https://oidc.eks.us-west-2.amazonaws.com/id/$('A1' * 16)" $old
}

AfterAll {
    $PSDefaultParameterValues.Remove('*-Oidc*:ConnectTo')
    Disable-AwsDouble $before
    Stop-Lab $lab
}

Describe 'A provider without a cluster' {
    It 'is not written to when what is not well is piped on' {
        $problem = $null
        $change = Test-OidcThumbprint -All | Where-Object Status -ne Match | Update-OidcThumbprint -Force -ErrorAction SilentlyContinue -ErrorVariable problem
        $change.Outcome | Should -Be Refused
        $change.Sentence | Should -BeLike '*No cluster has the issuer*'
        $problem.FullyQualifiedErrorId | Should -Be 'UpdateRefused,EksThumbprint.Commands.UpdateOidcThumbprintCommand'
        Get-AwsDoubleCalls $aws -Write | Should -BeNullOrEmpty
        Get-AwsDoubleThumbprint $aws $orphan | Should -Be $old
    }

    It 'is still one when its result went through a file' {
        $file = Join-Path $TestDrive 'estate.csv'
        Test-OidcThumbprint -All | Export-Csv $file
        (Import-Csv $file | Update-OidcThumbprint -Force -ErrorAction SilentlyContinue).Outcome | Should -Be Refused
    }
}

Describe 'A result that is piped on' {
    It 'keeps the name of its cluster' {
        $issuer = Add-LabIssuer $lab -HostName oidc.corp.example -Served 3
        $null = Add-AwsDoubleCluster $aws prod -Issuer $issuer.url -Region us-west-2
        $null = Add-AwsDoubleProvider $aws $issuer.url $old
        $result = Test-OidcThumbprint prod
        $result.ProviderArn | Should -Not -BeNullOrEmpty
        ($result | Update-OidcThumbprint -Thumbprint $issuer.host.top -WhatIf).Name | Should -Be prod
    }
}
