# The line of docs/unattended.md for any scheduler: its exit code tells what needs attention from what could not be checked.
BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    Import-BuiltModule
    $lab = Start-Lab
    $issuer = Add-LabIssuer $lab -HostName oidc.eks.cn-north-1.amazonaws.com.cn
    $page = [IO.File]::ReadAllText((Join-Path $RepositoryRoot 'docs/unattended.md'))
    $shown = [regex]::Match($page, '`pwsh -NonInteractive -Command "(?<line>[^`]+)"`').Groups['line'].Value

    # Runs the line as a scheduler does, against an account whose provider has this list.
    function Invoke-Line([string] $Thumbprint, [string] $Denied, [switch] $NoModule) {
        $aws = New-AwsDouble -Partition aws-cn -Region cn-north-1
        Add-AwsDoubleCluster $aws prod -Issuer $issuer.url
        $null = Add-AwsDoubleProvider $aws $issuer.url $Thumbprint
        if ($Denied) { Set-AwsDoubleFault $aws Denied -Operation $Denied }
        $line = "$($shown.Replace('eu-west-1', 'cn-north-1')) -ConnectTo $($lab.ConnectTo)"
        $all = (Get-AwsDoubleEnvironment $aws) + @{ SSL_CERT_FILE = $issuer.host.rootPath; NO_COLOR = '1' }
        $product = Split-Path (Split-Path (Get-BuiltModule))
        $all.PSModulePath = if ($NoModule) { $aws.ModulePath } else { $product + [IO.Path]::PathSeparator + $all.PSModulePath }
        Wait-Child (Start-PowerShell -ArgumentList '-NoLogo', '-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-Command', $line -Environment $all -WorkingDirectory $TestDrive)
    }
}

AfterAll { Stop-Lab $lab }

Describe 'The line for a scheduler' -Skip:(-not $IsLinux) {
    It 'is on the page' {
        $shown | Should -BeLike '*Test-EksEstate.ps1*-ExitCode'
    }

    It 'ends with 0 when all is well' -Tag Everything {
        $run = Invoke-Line $issuer.host.top
        $run.ExitCode, $run.Error | Should -Be 0, '' -Because $run.Output
    }

    It 'ends with 3 when something needs attention, shows the rows, and says how many' {
        $run = Invoke-Line ('a1' * 20)
        $run.ExitCode | Should -Be 3 -Because $run.Error
        $run.Output | Should -BeLike '*prod*Stale*'
        $run.Error | Should -BeLike '*1 of 1 checked need attention: 1 Stale.*'
    }

    It 'ends with 2 when <Denied> is refused' -Tag Everything -TestCases @(
        @{ Denied = 'eks:ListClusters' }
        @{ Denied = 'iam:ListOpenIDConnectProviders' }
    ) {
        $run = Invoke-Line ('a1' * 20) $Denied
        $run.ExitCode | Should -Be 2 -Because $run.Error
        $run.Error | Should -BeLike '*AccessDenied*'
    }

    It 'ends with none of these when the module is not there' -Tag Everything {
        (Invoke-Line $issuer.host.top -NoModule).ExitCode | Should -Be 1
    }
}
