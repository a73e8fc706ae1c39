# A short look at the module as a user gets it, in words that Windows PowerShell 5.1 understands too: the other files need PowerShell 7.4.
# EKSTHUMBPRINT_MODULE names the folder of the module to look at; otherwise it is the built one.
BeforeAll {
    $root = Split-Path -Path (Split-Path -Path $PSScriptRoot)
    $version = [regex]::Match((Get-Content -LiteralPath (Join-Path $root 'EksThumbprint.psd1') -Raw), "ModuleVersion\s*=\s*'([0-9.]+)'").Groups[1].Value
    $folder = if ($env:EKSTHUMBPRINT_MODULE) { $env:EKSTHUMBPRINT_MODULE } else { Join-Path $root "out/EksThumbprint/$version" }
    $module = Import-Module -Name (Join-Path $folder 'EksThumbprint.psd1') -PassThru -ErrorAction Stop

    # A certificate of the test's own, as PEM.
    $key = [Security.Cryptography.RSA]::Create(2048)
    $request = New-Object Security.Cryptography.X509Certificates.CertificateRequest -ArgumentList @(
        'CN=oidc.corp.example', $key, [Security.Cryptography.HashAlgorithmName]::SHA256, [Security.Cryptography.RSASignaturePadding]::Pkcs1)
    $certificate = $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-1), [DateTimeOffset]::UtcNow.AddDays(30))
    $pem = Join-Path $TestDrive 'chain.pem'
    $text = "-----BEGIN CERTIFICATE-----`n$([Convert]::ToBase64String($certificate.RawData, 'InsertLineBreaks'))`n-----END CERTIFICATE-----`n"
    [IO.File]::WriteAllText($pem, $text)
    $thumbprint = $certificate.Thumbprint.ToLowerInvariant()
}

Describe 'The module as it is installed' {
    It 'has the version of the manifest and the five cmdlets' {
        "$($module.Version)" | Should -Be $version
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be @('ConvertTo-OidcReport', 'Get-EksOidcChain', 'Get-OidcRootThumbprint', 'Test-OidcThumbprint', 'Update-OidcThumbprint')
    }

    It 'loads the build for this edition' {
        $build = if ($PSVersionTable.PSEdition -eq 'Core') { 'net8.0' } else { 'netstandard2.0' }
        (Get-Command -Name Get-EksOidcChain).ImplementingType.Assembly.Location | Should -Match ([regex]::Escape($build))
    }

    It 'reads a chain from a file' {
        (Get-EksOidcChain -Path $pem).Thumbprint | Should -Be $thumbprint
    }

    It 'computes the thumbprint of a file' {
        "$(Get-OidcRootThumbprint -Path $pem)" | Should -Be $thumbprint
    }

    It 'says of an issuer that does not answer that it is unreachable, and reports that' {
        $result = Test-OidcThumbprint https://oidc.corp.example/edge -Thumbprint $thumbprint -ConnectTo 127.0.0.1:1 -TimeoutSec 10
        "$($result.Status)" | Should -Be 'Unreachable'
        $page = Join-Path $TestDrive 'estate.html'
        $null = $result | ConvertTo-OidcReport -Path $page
        [IO.File]::ReadAllText($page) | Should -Match 'oidc\.corp\.example'
    }

    It 'asks before it writes: the repair knows -WhatIf and -Confirm' {
        (Get-Command -Name Update-OidcThumbprint).Parameters.Keys | Should -Contain 'WhatIf'
        (Get-Command -Name Update-OidcThumbprint).Parameters.Keys | Should -Contain 'Confirm'
    }

    It 'brings its help' {
        (Get-Help -Name Test-OidcThumbprint).Synopsis | Should -Not -Match '^\s*Test-OidcThumbprint'
    }
}
