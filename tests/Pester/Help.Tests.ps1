# The help must say what the cmdlets do: names, parameters and metadata are compared with the commands themselves.
BeforeDiscovery {
    $cmdlets = 'ConvertTo-OidcReport', 'Get-EksOidcChain', 'Get-OidcRootThumbprint', 'Test-OidcThumbprint', 'Update-OidcThumbprint' | ForEach-Object { @{ Cmdlet = $_ } }
}

BeforeAll {
    $root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $version = [regex]::Match((Get-Content -LiteralPath (Join-Path $root 'EksThumbprint.psd1') -Raw), "ModuleVersion\s*=\s*'([0-9.]+)'").Groups[1].Value
    $module = [IO.Path]::Combine($root, 'out', 'EksThumbprint', $version)
    if (-not (Test-Path -LiteralPath $module)) { throw "The module is not built. Run: dotnet build (expected in $module)." }
    Import-Module (Join-Path $module 'EksThumbprint.psd1')

    $common = [Management.Automation.PSCmdlet]::CommonParameters
    $aws = Import-PowerShellDataFile (Join-Path $PSScriptRoot 'Support/AwsToolsParameters.psd1')
    $width = 80
    $codeIndent = 4 # Get-Help indents an example by as much

    function Get-OwnParameter([Management.Automation.CommandInfo] $Command) { $Command.Parameters.Values | Where-Object Name -NotIn $common }

    # The commands of an example: what follows the prompts PS> and >>. The rest is output.
    function Get-ExampleCode($Example) {
        ("$($Example.code)" -split "`r?`n" | Where-Object { $_ -match '^(PS|>)> ' } | ForEach-Object { $_ -replace '^(PS|>)> ', '' }) -join "`n"
    }

    # The lines of an example that are no sentences: the commands, and the tables (a paragraph with a row of dashes in it).
    function Get-RigidLine($Example) {
        foreach ($paragraph in "$($Example.code)" -split "(?:\r?\n){2,}") {
            $lines = $paragraph -split "`r?`n"
            $isTable = @($lines -match '^ *-+( +-+)+$').Count -gt 0
            $lines | Where-Object { $isTable -or $_ -match '^(PS|>)> ' }
        }
    }

    # Every parameter that a text of code names, with its command.
    function Get-NamedParameter([string] $Code) {
        $errors = $null
        $ast = [Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $errors)
        if ($errors) { throw "$($errors[0].Message) in: $Code" }
        foreach ($command in $ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
            $name = $command.GetCommandName()
            [pscustomobject]@{
                Command    = $name
                Parameters = @($command.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] } | ForEach-Object ParameterName)
            }
        }
    }

    # Why a command or one of its parameters does not exist; nothing when all is well.
    function Get-Mistake([string] $Code) {
        foreach ($use in Get-NamedParameter $Code) {
            if ($use.Command -eq 'kubectl') { continue } # no part of PowerShell
            if ($aws.ContainsKey($use.Command)) { $known = $aws[$use.Command] + $common }
            else {
                $command = Get-Command $use.Command -CommandType Cmdlet, Function -ErrorAction Ignore
                if (-not $command) { "there is no $($use.Command)"; continue }
                $known = $command.Parameters.Keys
            }

            foreach ($parameter in $use.Parameters) { if ($parameter -notin $known) { "$($use.Command) has no -$parameter" } }
        }
    }
}

Describe 'The help of <Cmdlet>' -ForEach $cmdlets {
    BeforeAll {
        $help = Get-Help $Cmdlet -Full
        $command = Get-Command $Cmdlet -Module EksThumbprint
        $parameters = Get-OwnParameter $command
    }

    It 'comes from the module''s help file' {
        $help.Category | Should -Be Cmdlet
        $help.PSObject.TypeNames | Should -Contain 'MamlCommandHelpInfo'
        [IO.Path]::Combine($module, 'en-US', 'EksThumbprint.dll-Help.xml') | Should -Exist
    }

    It 'has a synopsis of one sentence that fits a line, and a description' {
        $help.Synopsis | Should -Match '^\S.*\.$'
        $help.Synopsis.Length | Should -BeLessThan 121
        ($help.description.Text -join ' ').Length | Should -BeGreaterThan 300
    }

    It 'describes every parameter' {
        foreach ($parameter in $parameters) {
            $entry = $help.parameters.parameter | Where-Object name -EQ $parameter.Name
            @($entry) | Should -HaveCount 1 -Because "-$($parameter.Name)"
            ($entry.description.Text -join ' ').Length | Should -BeGreaterThan 20 -Because "-$($parameter.Name)"
        }
    }

    It 'describes no parameter that does not exist' {
        $help.parameters.parameter.name | Should -BeIn $parameters.Name
    }

    It 'tells each parameter''s type, position, input from the pipeline, aliases and wildcards as the command does' {
        foreach ($parameter in $parameters) {
            $entry = $help.parameters.parameter | Where-Object name -EQ $parameter.Name
            $sets = @($parameter.ParameterSets.Values)
            $because = "-$($parameter.Name)"
            $entry.type.name | Should -Be $parameter.ParameterType.Name -Because $because
            [bool]::Parse($entry.required) | Should -Be ($sets.IsMandatory -notcontains $false) -Because $because
            $entry.position | Should -Be $(if ($sets[0].Position -ge 0) { "$($sets[0].Position)" } else { 'named' }) -Because $because
            $entry.pipelineInput | Should -Be $(if ($sets[0].ValueFromPipeline) { 'True (ByValue)' } else { 'False' }) -Because $because
            $sets.ValueFromPipelineByPropertyName | Should -Not -Contain $true -Because $because
            $entry.aliases | Should -Be $(if ($parameter.Aliases) { $parameter.Aliases -join ', ' } else { 'none' }) -Because $because
            $wildcards = @($parameter.Attributes | Where-Object { $_ -is [Management.Automation.SupportsWildcardsAttribute] }).Count -gt 0
            [bool]::Parse($entry.globbing) | Should -Be $wildcards -Because $because
        }
    }

    It 'tells each parameter''s default as a new cmdlet has it' {
        $new = [Activator]::CreateInstance($command.ImplementingType)
        try {
            foreach ($parameter in $parameters | Where-Object Name -NotIn WhatIf, Confirm) {
                $entry = $help.parameters.parameter | Where-Object name -EQ $parameter.Name
                $value = $command.ImplementingType.GetProperty($parameter.Name).GetValue($new)
                $default = if ($null -eq $value -or ($value -is [array] -and $value.Count -eq 0)) { 'None' } else { "$value" }
                $entry.defaultValue | Should -Be $default -Because "-$($parameter.Name)"
            }
        }
        finally { $new.Dispose() }
    }

    It 'shows the syntax of every parameter set, no more and no less' {
        $written = foreach ($item in $help.syntax.syntaxItem) { ($item.parameter | Sort-Object name | ForEach-Object { "$($_.name):$([bool]::Parse($_.required))" }) -join ' ' }
        $real = foreach ($set in $command.ParameterSets) { ($set.Parameters | Where-Object Name -NotIn $common | Sort-Object Name | ForEach-Object { "$($_.Name):$($_.IsMandatory)" }) -join ' ' }
        $written | Sort-Object | Should -Be @($real | Sort-Object)
    }

    It 'names its input and its output, and the real types of the output' {
        $help.inputTypes.inputType.type.name | Should -Not -BeNullOrEmpty
        $help.returnValues.returnValue.type.name | Sort-Object | Should -Be @($command.OutputType.Name | Sort-Object)
    }

    It 'names every property of its output' {
        foreach ($type in $command.OutputType | Where-Object Name -Like 'EksThumbprint.*') {
            $text = ($help.returnValues.returnValue | Where-Object { $_.type.name -eq $type.Name }).description.Text -join ' '
            foreach ($property in $type.Type.GetProperties().Name) { $text | Should -MatchExactly "\b$property\b" }
        }
    }

    It 'has four examples at least, each with a title, code, output or a remark' {
        @($help.examples.example).Count | Should -BeGreaterThan 3
        foreach ($example in $help.examples.example) {
            $example.title | Should -Match '^-+ Example \d+: \S.* -+$'
            Get-ExampleCode $example | Should -Not -BeNullOrEmpty -Because $example.title
            ($example.remarks.Text -join '').Trim() | Should -Not -BeNullOrEmpty -Because $example.title
        }
    }

    It 'shows output in four examples at least' {
        $shown = $help.examples.example | Where-Object { "$($_.code)" -split "`r?`n" | Where-Object { $_ -and $_ -notmatch '^(PS|>)> ' } }
        @($shown).Count | Should -BeGreaterThan 3
    }

    It 'has examples that parse and name only real commands and parameters' {
        foreach ($example in $help.examples.example) {
            Get-Mistake (Get-ExampleCode $example) | Should -BeNullOrEmpty -Because $example.title
        }
    }

    It 'uses each of its own parameters that are not for everybody in an example or explains it by name elsewhere' {
        $everybody = (Get-Command Get-EksOidcChain).Parameters.Keys
        $text = ($help.examples.example.code + $help.description.Text + $help.alertSet.alert.Text) -join ' '
        foreach ($parameter in $parameters | Where-Object Name -NotIn $everybody) { $text | Should -Match "-$($parameter.Name)\b" }
    }

    It 'keeps what suffers from a wrap within 80 columns: commands, tables, titles and remarks' {
        foreach ($example in $help.examples.example) {
            foreach ($line in Get-RigidLine $example) { $line.Length + $codeIndent | Should -BeLessOrEqual $width -Because $line }
            $example.title.Length + $codeIndent | Should -BeLessOrEqual $width -Because $example.title
            foreach ($line in ($example.remarks.Text -join "`n") -split "`n") { $line.Length + $codeIndent | Should -BeLessOrEqual $width -Because $line }
        }
    }

    It 'links to the other cmdlets, to the topic and to AWS' {
        $links = $help.relatedLinks.navigationLink
        $links.linkText | Should -Contain about_EksThumbprint
        foreach ($link in $links | Where-Object linkText -Match '^\w+-\w+$') { Get-Command $link.linkText -Module EksThumbprint | Should -Not -BeNullOrEmpty }
        @($links | Where-Object uri -Match '^https://docs\.aws\.amazon\.com/').Count | Should -Be 1
    }
}

Describe 'The topic about_EksThumbprint' {
    BeforeAll {
        $lines = Get-Content -LiteralPath ([IO.Path]::Combine($module, 'en-US', 'about_EksThumbprint.help.txt'))
        $text = $lines -join "`n"
    }

    It 'is found by Get-Help' {
        $found = Get-Help about_EksThumbprint
        "$found" | Should -Match 'SHORT DESCRIPTION'
        "$found" | Should -Match 'InvalidIdentityToken'
    }

    It 'fits 80 columns and holds no tabs' {
        foreach ($line in $lines -notmatch '^\s*https://') { $line.Length | Should -BeLessOrEqual $width -Because $line }
        $text | Should -Not -Match "`t"
    }

    It 'has commands that parse and name only real commands and parameters' {
        $commands = $lines | Where-Object { $_ -match '^\s+PS> ' } | ForEach-Object { $_ -replace '^\s+PS> ', '' }
        @($commands).Count | Should -BeGreaterThan 4
        foreach ($command in $commands) { Get-Mistake $command | Should -BeNullOrEmpty -Because $command }
    }

    It 'names every cmdlet of the module' {
        foreach ($command in Get-Command -Module EksThumbprint) { $text | Should -Match ([regex]::Escape($command.Name)) }
    }
}

Describe 'The statuses and outcomes' {
    It 'are all explained: <Name>' -ForEach @(
        @{ Name = 'OidcStatus'; Cmdlet = 'Test-OidcThumbprint' }
        @{ Name = 'ChangeOutcome'; Cmdlet = 'Update-OidcThumbprint' }
    ) {
        $text = (Get-Help $Cmdlet -Full).description.Text -join "`n"
        $topic = Get-Content -LiteralPath ([IO.Path]::Combine($module, 'en-US', 'about_EksThumbprint.help.txt')) -Raw
        foreach ($word in [Enum]::GetNames("EksThumbprint.$Name" -as [type])) {
            $text | Should -MatchExactly "\b$word\b"
            $topic | Should -MatchExactly "\b$word\b"
        }
    }
}
