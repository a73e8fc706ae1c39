BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    Import-BuiltModule
    $lab = Start-Lab
}

AfterAll { Stop-Lab $lab }

Describe 'A lab issuer' {
    It 'serves what it says, and the module reads it: <_> certificates' -ForEach 1, 2, 3, 4 {
        $issuer = Add-LabIssuer $lab -HostName "served$_.example" -Served $_
        $issuer.host.thumbprints.Count | Should -Be $_
        $issuer.host.top | Should -Be $issuer.host.thumbprints[-1]
        (Get-EksOidcChain $issuer.url -ConnectTo $lab.ConnectTo -WarningAction Ignore).Thumbprint | Should -Be $issuer.host.thumbprints
    }

    It 'has new certificates after a rotation' -Tag Everything {
        $issuer = Add-LabIssuer $lab -HostName rotating.example
        $after = Invoke-LabRotation $lab rotating.example
        $after.top | Should -Not -Be $issuer.host.top
        Test-OidcThumbprint $issuer.url -Thumbprint $issuer.host.top -ConnectTo $lab.ConnectTo | ForEach-Object Expected | Should -Be $after.top
    }

    It 'is trusted by a child process that trusts its root' -Tag Everything -Skip:(-not $IsLinux) {
        # Chains of EKS in China are not known, so the machine's trust store is heard there, and nowhere else.
        $issuer = Add-LabIssuer $lab -HostName oidc.eks.cn-north-1.amazonaws.com.cn
        $other = Add-LabIssuer $lab -HostName trusted.example
        $script = { param($url, $connectTo) (Test-OidcThumbprint $url -Thumbprint ('1' * 40) -ConnectTo $connectTo).Status }
        $status = foreach ($environment in @{}, @{ SSL_CERT_FILE = $issuer.host.rootPath }) { (Invoke-Pwsh $script -ArgumentList $issuer.url, $lab.ConnectTo -Environment $environment).Output }
        $status | Should -Be 'Mismatch', 'Stale'
        (Invoke-Pwsh $script -ArgumentList $other.url, $lab.ConnectTo -Environment @{ SSL_CERT_FILE = $other.host.rootPath }).Output | Should -Be Mismatch
    }

    It 'can serve the wrong document, and the right one again' {
        $issuer = Add-LabIssuer $lab -HostName wrong.example
        $status = { (Test-OidcThumbprint $issuer.url -Thumbprint $issuer.host.top -ConnectTo $lab.ConnectTo).Status }
        $null = Set-LabDocument $lab $issuer.url -Status 500
        & $status | Should -Be DiscoveryInvalid
        $null = Set-LabDocument $lab $issuer.url
        & $status | Should -Be Match
    }

    It 'can fail below HTTP: <_>' -Tag Everything -ForEach 'Silent', 'Close', 'Reset', 'PlainText' {
        $issuer = Add-LabIssuer $lab -HostName failing.example
        Set-LabFault $lab $_
        try { (Test-OidcThumbprint $issuer.url -Thumbprint $issuer.host.top -ConnectTo $lab.ConnectTo -TimeoutSec 1).Status | Should -Be Unreachable }
        finally { Set-LabFault $lab None }
        (Test-OidcThumbprint $issuer.url -Thumbprint $issuer.host.top -ConnectTo $lab.ConnectTo).Status | Should -Be Match
    }
}

Describe 'The lab server' {
    It 'names what is wrong with a request' {
        { Set-LabShape $lab nobody.example } | Should -Throw "*no host 'nobody.example'*"
    }

    It 'ends with its standard input, and leaves nothing behind' {
        $other = Start-Lab
        $null = Add-LabIssuer $other
        $id = $other.Process.Id
        $other.Folder | Should -Exist
        Stop-Lab $other
        Get-Process -Id $id -ErrorAction Ignore | Should -BeNullOrEmpty
        $other.Folder | Should -Not -Exist
    }
}
