# What the README and the pages in docs show of the module is what the module shows today, against the laboratory. Only what each run makes anew may differ.
BeforeDiscovery {
    $noReference = -not $env:EKSTHUMBPRINT_REFERENCE
}

BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    . "$PSScriptRoot/Support/ViewLines.ps1"
    Import-BuiltModule
    $lab = Start-Lab
    $aws = New-AwsDouble -Region eu-west-1
    $before = Enable-AwsDouble $aws
    Import-AwsDouble
    foreach ($cmdlet in 'Test-OidcThumbprint', 'Update-OidcThumbprint') { $PSDefaultParameterValues["${cmdlet}:ConnectTo"] = $lab.ConnectTo }
    $old = '9e99a48a9960b14926bb7f3b02e22da2b0ab7280'
    $pages = (Join-Path $RepositoryRoot 'README.md'), (Join-Path $RepositoryRoot 'docs/*.md') | Get-Item
    $readme = ($pages | ForEach-Object { [IO.File]::ReadAllText($_.FullName).Replace("`r", '') }) -join "`n"

    # Digits of thumbprints and of issuers, dates, and the days up to them.
    function Get-Shape {
        param([string] $Text)

        $Text -replace 'oidc\.eks\.(eu|cn)-…[0-9A-F]{12}', 'orphan' -replace '\b[0-9a-f]{8,}', 'thumbprint' -replace '/id/[0-9A-F]+\n?( *[0-9A-F]{8,})?', '/id/issuer' -replace '\b20\d\d-\d\d-\d\d\b', 'date' -replace '-?\b\d+(?=d\b)| *-?\d+d\b', 'days' -replace '\d+(?= days left)', 'many' -replace ' -ConnectTo\s+127\.0\.0\.1:\d+'
    }

    # What the README shows below a command, from a text on, up to the next command.
    function Get-Shown {
        param([string] $Command, [string] $From = '')

        $shown = [regex]::Match($readme, "(?s)PS> $([regex]::Escape($Command))\n(.*?)\n+(?=PS> |``````)")
        $shown.Success | Should -BeTrue -Because "the README has $Command"
        $text = $shown.Groups[1].Value
        Get-Shape $text.Substring($From ? $text.IndexOf($From, [StringComparison]::Ordinal) : 0).TrimEnd()
    }
}

AfterAll {
    foreach ($cmdlet in 'Test-OidcThumbprint', 'Update-OidcThumbprint') { $PSDefaultParameterValues.Remove("${cmdlet}:ConnectTo") }
    Disable-AwsDouble $before
    Stop-Lab $lab
}

Describe 'The README and its pages' {
    It 'shows an account' -Skip:(-not $IsLinux) {
        $china = New-AwsDouble -Region cn-north-1 -Partition aws-cn
        $issuers = foreach ($number in 1..5) { Add-LabIssuer $lab -HostName oidc.eks.cn-north-1.amazonaws.com.cn -Served 3 }
        $served = $issuers[0].host
        foreach ($cluster in @{ batch = 0; dev = 1; prod = 2; staging = 3 }.GetEnumerator()) { Add-AwsDoubleCluster $china $cluster.Key -Issuer $issuers[$cluster.Value].url }
        foreach ($provider in @(0, $served.thumbprints[1]), @(2, $served.top), @(3, $old), @(4, $served.top)) { $null = Add-AwsDoubleProvider $china $issuers[$provider[0]].url $provider[1] }
        $run = Invoke-Pwsh -ArgumentList $lab.ConnectTo -Environment ((Get-AwsDoubleEnvironment $china) + @{ SSL_CERT_FILE = $served.rootPath }) -Script {
            param($ConnectTo)
            $PSDefaultParameterValues['Test-OidcThumbprint:ConnectTo'] = $ConnectTo
            Test-OidcThumbprint -All | Out-String -Width 79
        }
        $run.Error | Should -BeNullOrEmpty
        Get-Shape ($run.Output -replace ' +(?=\n)').Trim() | Should -BeExactly (Get-Shown 'Test-OidcThumbprint -All')
    }

    It 'shows a private issuer in detail' -Tag Everything {
        $issuer = Add-LabIssuer $lab -HostName oidc.corp.example -Path /edge -Served 2 -Rsa
        $null = Add-AwsDoubleProvider $aws $issuer.url 990f4193972f2becf12ddeda5237f9c952f20d9e
        $seen = (Test-OidcThumbprint https://oidc.corp.example/edge | Format-List | Get-ViewLine) -join "`n"
        Get-Shape $seen | Should -BeExactly (Get-Shown 'Test-OidcThumbprint https://oidc.corp.example/edge | Format-List')
    }

    It 'shows a plan, the change, and what undoes it' {
        $issuer = Add-LabIssuer $lab -HostName oidc.eks.eu-west-1.amazonaws.com -Served 3
        Add-AwsDoubleCluster $aws staging -Issuer $issuer.url
        $null = Add-AwsDoubleProvider $aws $issuer.url $old
        # Amazon's roots did not sign the laboratory's; vouching for its root leads to the same plan.
        $plan = (Update-OidcThumbprint staging -TrustedRoot $issuer.host.rootPath -WhatIf | Get-ViewLine) -join "`n"
        Get-Shape $plan | Should -BeExactly (Get-Shown 'Update-OidcThumbprint staging -WhatIf' -From 'staging  ')
        $change = Update-OidcThumbprint staging -TrustedRoot $issuer.host.rootPath -Force
        Get-Shape (($change | Get-ViewLine) -join "`n") | Should -BeExactly (Get-Shown '$change')
        $undone = ($change | Update-OidcThumbprint -Thumbprint $change.Before -Force | Get-ViewLine) -join "`n"
        Get-Shape $undone | Should -BeExactly (Get-Shown '$change | Update-OidcThumbprint -Thumbprint $change.Before -Force')
    }

    It 'shows a saved chain of 2023' -Skip:$noReference {
        Copy-Item -LiteralPath (Join-Path $env:EKSTHUMBPRINT_REFERENCE 'certs/chain-eks-us-west-2-2023-4certs.pem') -Destination (Join-Path $TestDrive 'chain.pem')
        $seen = (Get-EksOidcChain -Path (Join-Path $TestDrive 'chain.pem') | Get-ViewLine | Select-Object -Skip 1) -join "`n"
        Get-Shape $seen | Should -BeExactly (Get-Shown 'Get-EksOidcChain -Path chain.pem' -From '   Host: ')
    }
}
