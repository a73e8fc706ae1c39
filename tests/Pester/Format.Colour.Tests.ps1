BeforeDiscovery { . "$PSScriptRoot/Support/PowerShell.ps1" }

BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    Import-BuiltModule
    . "$PSScriptRoot/Support/ViewObjects.ps1"
    Set-Content -LiteralPath (Join-Path $TestDrive 'made.pem') -Value (New-ServedPem)
    $made = Read-ServedFact (Join-Path $TestDrive 'made.pem')
    $top = "$($made.Trust[0].Chain.Top.Thumbprint)"
}

Describe 'Colour' {
    BeforeAll {
        Set-Content -LiteralPath (Join-Path $TestDrive 'show.ps1') -Value @"
. '$PSScriptRoot/Support/ViewObjects.ps1'
`$made = Read-ServedFact '$(Join-Path $TestDrive 'made.pem')'
`$match = New-Result (New-FactSet `$made (Get-Listing '$top'))
"@
        $show = Join-Path $TestDrive 'show.ps1'
        $green = "`e\[32;1mMatch`e\[0m"

        # What a pwsh of its own writes to a pipe. It has no NO_COLOR, unless told so.
        function Get-Shown {
            param([string] $Code, [hashtable] $Environment = @{})

            $text = "Import-Module '$(Join-Path (Get-BuiltModule) 'EksThumbprint.psd1')'`n$Code"
            $arguments = '-NoLogo', '-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-EncodedCommand', [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text))
            $settings = @{ NO_COLOR = $null; TERM = 'xterm-256color'; VIEW_FILE = Join-Path $TestDrive 'redirected.txt' }
            foreach ($name in $Environment.Keys) { $settings[$name] = $Environment[$name] }
            $ended = Wait-Child (Start-PowerShell -ArgumentList $arguments -Environment $settings)
            $ended.Error | Should -BeNullOrEmpty
            $ended.Output
        }
    }

    It 'is there when it is asked for' {
        Get-Shown "`$PSStyle.OutputRendering = 'Ansi'; . '$show'; `$match | Out-String" | Should -Match $green
    }

    It 'follows the session''s own style' -Tag Everything {
        Get-Shown "`$PSStyle.OutputRendering = 'Ansi'; `$PSStyle.Formatting.FormatAccent = `"``e[36m`"; . '$show'; `$match | Out-String" | Should -Match "`e\[36mMatch`e\[0m"
    }

    It 'is not there for <Name>' -ForEach (Select-Row @(
        @{ Name = 'a pipe of the operating system'; Code = '$match'; Environment = @{} }
        @{ Name = 'NO_COLOR'; Code = '$PSStyle.OutputRendering = "Ansi"; $match | Out-String'; Environment = @{ NO_COLOR = '1' } }
        @{ Name = 'a string'; Code = '$match | Out-String | Write-Output'; Environment = @{} }
        @{ Name = 'a file'; Code = '$match > "$env:VIEW_FILE"; Get-Content -LiteralPath $env:VIEW_FILE'; Environment = @{} }
        @{ Name = 'plain text'; Code = '$PSStyle.OutputRendering = "PlainText"; $match'; Environment = @{} }
    )) {
        $shown = (Get-Shown ". '$show'; $Code" -Environment $Environment) -split "`n" | Where-Object { $_ -match 'Match' }
        $shown | Should -BeExactly "prod-payments             Match            $($top.Substring(0, 8))…    $($top.Substring(0, 8))…    2025-11-25"
    }
}

Describe 'A console of 80 columns' -Tag Everything {
    It 'cuts nothing' -Skip:(-not (Get-Command -Name script, stty -CommandType Application -ErrorAction Ignore)) {
        $file = Join-Path $TestDrive 'console.ps1'
        Set-Content -LiteralPath $file -Value @"
Import-Module '$(Join-Path (Get-BuiltModule) 'EksThumbprint.psd1')'
. '$PSScriptRoot/Support/ViewObjects.ps1'
`$made = Read-ServedFact '$(Join-Path $TestDrive 'made.pem')'
New-Result (New-FactSet `$made (Get-Listing '$top'))
Get-ServedCertificate `$made | Format-Table
"@
        $child = Start-Child -Path script -ArgumentList @('-qec', "stty cols 80 rows 24; $(Get-PowerShellCommandText) -NoProfile -File '$file'", '/dev/null') -Environment @{ NO_COLOR = $null; TERM = 'xterm-256color' }
        $output = (Wait-Child $child).Output
        $output | Should -Match "`e\[32;1mMatch`e\[0m"
        $plain = $output -replace "`e\[[0-9;?]*[a-zA-Z]", ''
        $plain | Should -Match 'prod-payments +Match +[0-9a-f]{8}… +[0-9a-f]{8}… +2025-11-25'
        $plain | Should -Match '2 Intermediate Example Issuing CA         2025-11-25  1000d [0-9a-f]{8}…  <- top'
    }
}
