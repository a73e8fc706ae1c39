# The scripts that run elsewhere: in Windows PowerShell 5.1 too, where a file without byte order mark is read as ANSI.
BeforeDiscovery {
    . "$PSScriptRoot/Support/Common.ps1"
    $scripts = Get-ChildItem -Path ([IO.Path]::Combine($RepositoryRoot, 'runbooks', '*.ps1')) | ForEach-Object { @{ Script = $_.Name; Path = $_.FullName } }
}

BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    Import-BuiltModule
}

Describe 'The runbook <Script>' -ForEach $scripts {
    It 'keeps the analyzer''s rules and the syntax of 5.1' {
        if (-not (Get-Module -ListAvailable -Name PSScriptAnalyzer)) { Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed. Install it: ./build.ps1 -Task Test -InstallDependencies' }
        $settings = Import-PowerShellDataFile -LiteralPath (Join-Path $RepositoryRoot 'PSScriptAnalyzerSettings.psd1')
        $settings.Rules = @{ PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('5.1', '7.2', '7.4', '7.6') } }
        Invoke-ScriptAnalyzer -Path $Path -Settings $settings | ForEach-Object { "$($_.RuleName), line $($_.Line): $($_.Message)" } | Should -BeNullOrEmpty
    }

    It 'is ASCII, with LF, and at most 250 lines long' {
        $text = [IO.File]::ReadAllText($Path)
        $text | Should -Not -Match '[^\n -~]'
        ($text -split "`n").Count | Should -BeLessOrEqual 251
    }

    It 'starts no program, asks nothing, and leaves nothing behind in the session' {
        $errors = $null
        $tree = [Management.Automation.Language.Parser]::ParseFile($Path, [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        $commands = $tree.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() } | Where-Object { $_ }
        $own = $tree.FindAll({ $args[0] -is [Management.Automation.Language.FunctionDefinitionAst] }, $true).Name
        $cmdlets = 'Update-OidcThumbprint', 'Test-OidcThumbprint', 'Get-EKSClusterList', 'Use-STSRole', 'Publish-SNSMessage', 'New-AWSCredential',
            'ForEach-Object', 'Where-Object', 'Select-Object', 'Sort-Object', 'Group-Object', 'New-Object', 'Get-Command', 'Get-Module', 'Import-Module', 'Set-StrictMode', 'Write-Warning', 'Write-Error'
        $commands | Where-Object { $_ -notin $own -and $_ -notin $cmdlets } | Should -BeNullOrEmpty
        $tree.FindAll({ $args[0] -is [Management.Automation.Language.VariableExpressionAst] -and $args[0].VariablePath.UserPath -match '^(global|script|env):' }, $true) | Should -BeNullOrEmpty
    }

    It 'has help with every parameter and an output' {
        $help = Get-Help -Name $Path -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        "$($help.returnValues.returnValue.type.name)" | Should -Not -BeNullOrEmpty
        $own = (Get-Command -Name $Path).Parameters.Values | Where-Object { $_.Name -notin [Management.Automation.PSCmdlet]::CommonParameters -and $_.Name -notin [Management.Automation.PSCmdlet]::OptionalCommonParameters }
        foreach ($parameter in $own) { "$($help.parameters.parameter.Where({ $_.name -eq $parameter.Name }).description.Text)" | Should -Not -BeNullOrEmpty -Because $parameter.Name }
    }
}

Describe 'The runbook''s -FailOn' {
    # What is said of a file, a token or a role is no verdict of a runbook's.
    BeforeAll {
        $others = 'NotInFile', 'OtherIssuer', 'TokenInvalid', 'TokenExpired', 'SignatureInvalid', 'KeyMissing', 'RoleArnInvalid', 'RoleDenied', 'RoleUnclear'
        $verdicts = [enum]::GetNames([EksThumbprint.OidcStatus]) | Where-Object { $_ -notin $others }
        $failOn = (Get-Command -Name ([IO.Path]::Combine($RepositoryRoot, 'runbooks', 'Test-EksEstate.ps1'))).Parameters.FailOn
    }

    It 'takes every status but Match, and Never' {
        $set = $failOn.Attributes.Where({ $_ -is [Management.Automation.ValidateSetAttribute] }).ValidValues
        $set | Sort-Object | Should -Be ($verdicts + 'Never' | Where-Object { $_ -ne 'Match' } | Sort-Object)
    }

    It 'means all but Match, Orphaned and NoIssuer by default' {
        $tree = (Get-Command -Name ([IO.Path]::Combine($RepositoryRoot, 'runbooks', 'Test-EksEstate.ps1'))).ScriptBlock.Ast
        $default = $tree.ParamBlock.Parameters.Where({ $_.Name.VariablePath.UserPath -eq 'FailOn' }).DefaultValue.SafeGetValue()
        $default | Sort-Object | Should -Be ($verdicts | Where-Object { $_ -notin 'Match', 'Orphaned', 'NoIssuer' } | Sort-Object)
    }
}

Describe 'The page on unattended runs' {
    BeforeAll { $page = Get-Content -LiteralPath ([IO.Path]::Combine($RepositoryRoot, 'docs', 'unattended.md')) -Raw }

    It 'has PowerShell that parses, and parameters that the runbook has' {
        $blocks = [regex]::Matches($page, '(?s)```powershell\r?\n(.*?)```').ForEach({ $_.Groups[1].Value })
        $blocks | Should -Not -BeNullOrEmpty
        $known = (Get-Command -Name ([IO.Path]::Combine($RepositoryRoot, 'runbooks', 'Test-EksEstate.ps1'))).Parameters.Keys
        foreach ($block in $blocks) {
            $errors = $null
            $tree = [Management.Automation.Language.Parser]::ParseInput($block, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty -Because $block
            $start = $tree.Find({ $args[0] -is [Management.Automation.Language.CommandAst] -and $args[0].GetCommandName() -eq 'Start-AzAutomationRunbook' }, $true)
            if ($start) { $start.FindAll({ $args[0] -is [Management.Automation.Language.HashtableAst] }, $true).KeyValuePairs.Item1.Value | Should -BeIn $known }
        }
    }

    It 'names files that are there' {
        $files = [regex]::Matches($page, '(?:deploy|runbooks)/[-\w./]+').ForEach({ $_.Value.TrimEnd('.') }) | Sort-Object -Unique
        $files.Count | Should -BeGreaterThan 5
        foreach ($file in $files) { Join-Path $RepositoryRoot $file | Should -Exist }
        foreach ($file in [regex]::Matches($page, '`([-\w]+\.(?:json|yaml))`').ForEach({ $_.Groups[1].Value })) { Get-ChildItem -Path (Join-Path $RepositoryRoot deploy) -Recurse -Filter $file | Should -Not -BeNullOrEmpty -Because $file }
    }

    It 'lists the objects'' properties' {
        $text = Get-Content -LiteralPath ([IO.Path]::Combine($RepositoryRoot, 'runbooks', 'Test-EksAccount.ps1')) -Raw
        foreach ($name in [regex]::Match($text, '\$columns = (.*)').Groups[1].Value -split ', ' -replace "'") { $page | Should -Match "``$name``" }
    }
}
