BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    Import-BuiltModule
    $lab = Start-Lab
    $PSDefaultParameterValues['Get-EksOidcChain:ConnectTo'] = $lab.ConnectTo
    $issuer = Add-LabIssuer $lab -HostName oidc.corp.example -Served 3
    $served = $issuer.host.thumbprints
}

AfterAll {
    $PSDefaultParameterValues.Remove('Get-EksOidcChain:ConnectTo')
    Stop-Lab $lab
}

Describe 'Get-EksOidcChain: what is served' {
    It 'is one object a certificate, leaf to top, with all that there is to know' {
        $chain = Get-EksOidcChain $issuer.url
        $chain | Should -BeOfType EksThumbprint.OidcChainCertificate
        $chain.Thumbprint | Should -Be $served
        $chain.Position | Should -Be 1, 2, 3
        $chain.IsTop | Should -Be $false, $false, $true
        $chain.Host | Should -Be oidc.corp.example, oidc.corp.example, oidc.corp.example
        $chain[0].Role | Should -Be Leaf
        $chain[0].Issuer | Should -Be $chain[1].Subject
        $chain[1].Issuer | Should -Be $chain[2].Subject
        foreach ($certificate in $chain) {
            "$certificate" | Should -Be $certificate.Thumbprint
            $certificate.Certificate.Thumbprint | Should -Be $certificate.Thumbprint
            $certificate.Certificate.HasPrivateKey | Should -BeFalse
            $certificate.Sha256.Length | Should -Be 64
            $certificate.NotAfter.Kind | Should -Be Utc
            $certificate.DaysLeft | Should -BeGreaterThan 0
            [Security.Cryptography.X509Certificates.X509Certificate2]::CreateFromPem($certificate.Pem).Thumbprint | Should -Be $certificate.Thumbprint
        }
    }

    It 'is told in the walked order with the position it was served at, when the server sends its CAs in reverse' {
        $reversed = Add-LabIssuer $lab -HostName reversed.example -Served 3 -Reversed
        $chain = Get-EksOidcChain $reversed.url
        $chain[0].Role | Should -Be Leaf
        $chain.Thumbprint | Should -Be $reversed.host.thumbprints[0, 2, 1]
        $chain.Position | Should -Be 1, 3, 2
    }

    It 'is told for both hosts when they differ' {
        $two = Add-LabIssuer $lab -HostName discovery.example -JwksHost jwks.example -Served 2
        $chain = Get-EksOidcChain $two.url
        $chain.Host | Should -Be discovery.example, discovery.example, jwks.example, jwks.example
        ($chain | Where-Object IsTop).Thumbprint | Should -Be $two.host.top, $two.jwksHost.top
    }

    It 'is still shown when it is intercepted, with a warning and no error' {
        $proxied = Add-LabIssuer $lab -HostName oidc.eks.us-west-2.amazonaws.com -Served 2
        $chain = Get-EksOidcChain $proxied.url -WarningVariable warnings -WarningAction SilentlyContinue -ErrorVariable problems
        $chain.Thumbprint | Should -Be $proxied.host.thumbprints
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike '*not Amazon*'
        $problems | Should -BeNullOrEmpty
    }

    It 'is still shown when the discovery document is wrong, with an error' {
        $bad = Add-LabIssuer $lab -HostName bad.example -Served 2
        $null = Set-LabDocument $lab $bad.url -Status 404
        $chain = Get-EksOidcChain $bad.url -ErrorVariable problems -ErrorAction SilentlyContinue
        $chain.Thumbprint | Should -Be $bad.host.thumbprints
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be 'DiscoveryInvalid,EksThumbprint.Commands.GetEksOidcChainCommand'
        $problems[0].CategoryInfo.Category | Should -Be InvalidData
        $problems[0].TargetObject | Should -Be $bad.url
    }

    It 'is an error where nothing answers, naming where; the rest goes on' {
        $chain = Get-EksOidcChain $issuer.url -ConnectTo 127.0.0.1:1 -TimeoutSec 5 -ErrorVariable problems -ErrorAction SilentlyContinue
        $chain | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be 'Unreachable,EksThumbprint.Commands.GetEksOidcChainCommand'
        $problems[0].CategoryInfo.Category | Should -Be ConnectionError
        "$($problems[0].TargetObject)" | Should -Match ':\d+'
        ('a b', $issuer.url | Get-EksOidcChain -ErrorAction SilentlyContinue).Thumbprint | Should -Be $served
    }
}

Describe 'Get-EksOidcChain -Path' {
    BeforeAll {
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive files)).FullName
        $pem = Get-Content -LiteralPath $issuer.host.chainPath -Raw
        Set-Content -LiteralPath (Join-Path $folder one.pem) -Value $pem
        Set-Content -LiteralPath (Join-Path $folder two.pem) -Value $pem
        Set-Content -LiteralPath (Join-Path $folder transcript.txt) -Value "CONNECTED(00000003)`n---`nCertificate chain`n 0 s:CN = oidc.corp.example`n   i:CN = x`n$pem---`nServer certificate`nsubject=CN = oidc.corp.example`n---`nDONE"
        Set-Content -LiteralPath (Join-Path $folder damaged.bad) -Value "-----BEGIN CERTIFICATE-----`nMIIBAAAA`n-----END CERTIFICATE-----"
        Set-Content -LiteralPath (Join-Path $folder empty.none) -Value 'no certificate here'
    }

    It 'reads <Name> without a network' -TestCases @{ Name = 'one.pem' }, @{ Name = 'transcript.txt' } {
        $connections = (Get-LabCounter $lab).connections
        $chain = Get-EksOidcChain -Path (Join-Path $folder $Name)
        $chain.Thumbprint | Should -Be $served
        ($chain | Where-Object IsTop).Thumbprint | Should -Be $issuer.host.top
        (Get-LabCounter $lab).connections | Should -Be $connections
    }

    It 'reads relative paths and wildcards, one chain a file' {
        Push-Location -LiteralPath $folder
        try { (Get-EksOidcChain -Path *.pem).Thumbprint | Should -Be ($served + $served) } finally { Pop-Location }
    }

    It 'reads several paths, and a bad file hides no other' {
        $paths = 'one.pem', 'damaged.bad', 'gone.pem', 'two.pem' | ForEach-Object { Join-Path $folder $_ }
        $chain = Get-EksOidcChain -Path $paths -ErrorVariable problems -ErrorAction SilentlyContinue
        $chain.Thumbprint | Should -Be ($served + $served)
        $problems | Should -HaveCount 2
        (Get-EksOidcChain -Path (Join-Path $folder '*') -ErrorAction SilentlyContinue).Thumbprint | Should -Be ($served + $served + $served)
    }

    It 'is one error with an id, a category and the path as given: <Name>' -TestCases @(
        @{ Name = 'gone.pem'; Id = 'PathNotFound'; Category = 'ObjectNotFound' }
        @{ Name = '*.der'; Id = 'FileNotFound'; Category = 'ResourceUnavailable' }
        @{ Name = '.'; Id = 'FileIsDirectory'; Category = 'ResourceUnavailable' }
        @{ Name = 'damaged.bad'; Id = 'DamagedChainFile'; Category = 'InvalidArgument' }
        @{ Name = 'empty.none'; Id = 'NoCertificateInFile'; Category = 'InvalidArgument' }
    ) {
        $path = Join-Path $folder $Name
        $chain = Get-EksOidcChain -Path $path -ErrorVariable problems -ErrorAction SilentlyContinue
        $chain | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -Be "$Id,EksThumbprint.Commands.GetEksOidcChainCommand"
        $problems[0].CategoryInfo.Category | Should -Be $Category
        $problems[0].TargetObject | Should -Be $path
    }

    It 'is one error, and none that ends the pipeline, for what is no file at all: <Path>' -TestCases @(
        @{ Path = 'Env:PATH'; Id = 'NotAFile' }
        @{ Path = 'nodrive:\x.pem'; Id = 'DriveNotFound' }
    ) {
        $chain = Get-EksOidcChain -Path $Path, (Join-Path $folder one.pem) -ErrorVariable problems -ErrorAction SilentlyContinue
        $chain.Thumbprint | Should -Be $served
        $problems.FullyQualifiedErrorId | Should -Be "$Id,EksThumbprint.Commands.GetEksOidcChainCommand"
        $problems[0].TargetObject | Should -Be $Path
    }
}
