BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    Import-BuiltModule
    $lab = Start-Lab
    $PSDefaultParameterValues['Get-OidcRootThumbprint:ConnectTo'] = $lab.ConnectTo
    $issuer = Add-LabIssuer $lab -HostName oidc.corp.example -Served 3

    # Runs a block and gives its output, its errors and its warnings.
    function Get-Outcome {
        param([scriptblock] $Of)

        $all = & $Of 2>&1 3>&1
        [pscustomobject]@{
            Output  = @($all | Where-Object { $_ -is [EksThumbprint.OidcRootThumbprint] })
            Error   = @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
            Warning = @($all | Where-Object { $_ -is [Management.Automation.WarningRecord] })
        }
    }
}

AfterAll {
    $PSDefaultParameterValues.Remove('Get-OidcRootThumbprint:ConnectTo')
    Stop-Lab $lab
}

Describe 'Get-OidcRootThumbprint' {
    It 'is one object whose text is the 40 digits' {
        $root = Get-OidcRootThumbprint $issuer.url -WarningAction Ignore
        $root | Should -HaveCount 1
        $root | Should -BeOfType EksThumbprint.OidcRootThumbprint
        "$root" | Should -MatchExactly '^[0-9a-f]{40}$'
        "$root" | Should -Be $issuer.host.top
        $root.Thumbprint | Should -Be $issuer.host.top
        $root.Host | Should -Be oidc.corp.example
        $root.Issuer | Should -Be $issuer.url
        $root.IsTrusted | Should -BeFalse
        [string[]] $list = $root
        $list | Should -Be $issuer.host.top
    }

    It 'warns that IAM relies on a private issuer''s value' {
        $outcome = Get-Outcome { Get-OidcRootThumbprint $issuer.url }
        $outcome.Output | Should -HaveCount 1
        $outcome.Error | Should -HaveCount 0
        $outcome.Warning | Should -HaveCount 1
        "$($outcome.Warning[0])" | Should -BeLike '*IAM relies on the thumbprint list for oidc.corp.example*'
    }

    It 'warns when the server sends its own certificate only' {
        $alone = Add-LabIssuer $lab -HostName alone.example -Served 1
        $outcome = Get-Outcome { Get-OidcRootThumbprint $alone.url }
        "$($outcome.Output)" | Should -Be $alone.host.leaf
        "$($outcome.Warning)" | Should -BeLike '*own certificate only*'
    }

    It 'is one a host when they differ, and one only when they do not' {
        $two = Add-LabIssuer $lab -HostName discovery.example -JwksHost jwks.example -Served 2
        $roots = Get-OidcRootThumbprint $two.url -WarningAction Ignore
        $roots.Thumbprint | Should -Be $two.host.top, $two.jwksHost.top
        $roots.Host | Should -Be discovery.example, jwks.example
        Get-OidcRootThumbprint $issuer.url -WarningAction Ignore | Should -HaveCount 1
    }

    It 'gives nothing that could be written where the chain is intercepted, but an error' {
        $proxied = Add-LabIssuer $lab -HostName oidc.eks.us-west-2.amazonaws.com
        $outcome = Get-Outcome { Get-OidcRootThumbprint $proxied.url }
        $outcome.Output | Should -HaveCount 0
        $outcome.Error | Should -HaveCount 1
        $outcome.Error[0].FullyQualifiedErrorId | Should -Be 'Intercepted,EksThumbprint.Commands.GetOidcRootThumbprintCommand'
        $outcome.Error[0].CategoryInfo.Category | Should -Be SecurityError
        $outcome.Error[0].TargetObject | Should -Be $proxied.url
        "$($outcome.Error[0])" | Should -BeLike '*Do not write*'
    }

    It 'gives the value it saw when the document is wrong, with an error' {
        $bad = Add-LabIssuer $lab -HostName bad.example -Served 2
        $null = Set-LabDocument $lab $bad.url -Body '{}'
        $outcome = Get-Outcome { Get-OidcRootThumbprint $bad.url }
        "$($outcome.Output)" | Should -Be $bad.host.top
        $outcome.Error.FullyQualifiedErrorId | Should -Be 'DiscoveryInvalid,EksThumbprint.Commands.GetOidcRootThumbprintCommand'
    }

    It 'is an error where nothing answers' {
        $outcome = Get-Outcome { Get-OidcRootThumbprint $issuer.url -ConnectTo 127.0.0.1:1 -TimeoutSec 5 }
        $outcome.Output | Should -HaveCount 0
        $outcome.Error.FullyQualifiedErrorId | Should -Be 'Unreachable,EksThumbprint.Commands.GetOidcRootThumbprintCommand'
        $outcome.Error[0].CategoryInfo.Category | Should -Be ConnectionError
    }

    It 'stops a script that asks for it' {
        { Get-OidcRootThumbprint $issuer.url -ConnectTo 127.0.0.1:1 -ErrorAction Stop } | Should -Throw -ErrorId 'Unreachable,*'
    }
}

Describe 'Get-OidcRootThumbprint -Path' {
    It 'reads the top of a saved chain, without a network' {
        $connections = (Get-LabCounter $lab).connections
        "$(Get-OidcRootThumbprint -Path $issuer.host.chainPath -WarningAction Ignore)" | Should -Be $issuer.host.top
        (Get-LabCounter $lab).connections | Should -Be $connections
    }

    It 'is one error for a file that is not there, with the path as given' {
        $outcome = Get-Outcome { Get-OidcRootThumbprint -Path ./gone.pem }
        $outcome.Output | Should -HaveCount 0
        $outcome.Error | Should -HaveCount 1
        $outcome.Error[0].FullyQualifiedErrorId | Should -Be 'PathNotFound,EksThumbprint.Commands.GetOidcRootThumbprintCommand'
        $outcome.Error[0].TargetObject | Should -Be ./gone.pem
    }
}
