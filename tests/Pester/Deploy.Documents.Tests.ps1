# The Systems Manager documents of deploy/: what the service would read, and what their scripts do when they run here.
BeforeDiscovery {
    . "$PSScriptRoot/Support/PowerShell.ps1"
    $documents = @(
        @{ Kind = 'Automation'; File = 'ssm/EksThumbprint-Check.automation.yaml'; Schema = '0.3' }
        @{ Kind = 'Command'; File = 'ssm/EksThumbprint-Check.command.yaml'; Schema = '2.2' }
    )
}

BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    . "$PSScriptRoot/Support/Deploy.ps1"
    $noYaml = Get-MissingProgram yaml
    $noTools = Get-MissingProgram yaml, aws, moto_server
    $noLab = if ($IsWindows) { 'the machine trusts the lab on Linux only.' } else { $noYaml }

    # The scripts of a document, by the names of their steps.
    function Get-StepScript($Document) {
        $scripts = [ordered] @{}
        foreach ($step in $Document.mainSteps) { $scripts[$step.name] = $step.inputs.Contains('Script') ? $step.inputs.Script : ($step.inputs.runCommand -join "`n") }
        $scripts
    }
}

Describe 'The document of type <Kind>' -ForEach $documents {
    BeforeEach { Skip-TestFor $noYaml }
    BeforeAll {
        if ($noYaml) { return }
        $document = Read-DeployFile $File
        $scripts = Get-StepScript $document
    }

    It 'has scripts that keep the analyzer''s rules' {
        if (-not (Get-Module -ListAvailable -Name PSScriptAnalyzer)) { Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed. Install it: ./build.ps1 -Task Test -InstallDependencies' }
        $settings = Import-PowerShellDataFile -LiteralPath (Join-Path $RepositoryRoot 'PSScriptAnalyzerSettings.psd1')
        $settings.Rules = @{ PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = $Kind -eq 'Command' ? @('5.1', '7.4') : @('7.4') } }
        foreach ($script in $scripts.Values) { Invoke-ScriptAnalyzer -ScriptDefinition $script -Settings $settings | ForEach-Object { "$($_.RuleName), line $($_.Line): $($_.Message)" } | Should -BeNullOrEmpty }
    }

    It 'uses every parameter that it takes, and no other' {
        $text = Get-Content -LiteralPath (Join-Path $DeployRoot $File) -Raw
        $used = [regex]::Matches($text, '\{\{ (\w+) \}\}').ForEach({ $_.Groups[1].Value }) | Sort-Object -Unique
        $used | Should -Be ($document.parameters.Keys | Sort-Object)
        foreach ($parameter in $document.parameters.Values) { $parameter.description | Should -Not -BeNullOrEmpty }
        $document.parameters.Repair.default | Should -Be No
    }

    It 'has defaults that its own patterns let through' {
        foreach ($parameter in $document.parameters.Values | Where-Object { $_.Contains('default') -and $_.Contains('allowedPattern') }) { $parameter.default | Should -Match $parameter.allowedPattern }
    }

    It 'names the verdicts that the runbook knows' {
        $document.parameters.FailOn.description | Should -BeLike '*Match, Orphaned and NoIssuer*'
    }
}

Describe 'AWS takes' -Tag Everything {
    BeforeEach { Skip-TestFor $noTools }
    BeforeAll { if (-not $noTools) { $moto = Start-Moto } }
    AfterAll { Stop-Moto $moto }

    It 'the document of type <Kind>, and gives it back as it is' -TestCases (Select-Row $documents) {
        $path = Join-Path $DeployRoot $File
        $name = "EksThumbprint-$Kind"
        $made = (Invoke-AwsCli ssm create-document --name $name --document-type $Kind --document-format YAML --content "file://$path").DocumentDescription
        $made.SchemaVersion, $made.Status | Should -Be $Schema, Active
        $document = Read-DeployFile $File
        $made.Parameters.Name | Sort-Object | Should -Be ($document.parameters.Keys | Sort-Object)
        $described = (Invoke-AwsCli ssm describe-document --name $name).Document
        $described.DocumentType, $described.DocumentFormat | Should -Be $Kind, YAML
        $read = Invoke-AwsCli ssm get-document --name $name --document-format YAML
        $read.Content | Should -Be ([IO.File]::ReadAllText($path))
    }
}

Describe 'The Command document' {
    BeforeEach { Skip-TestFor $noYaml }
    BeforeAll { if (-not $noYaml) { $document = Read-DeployFile ssm/EksThumbprint-Check.command.yaml } }

    It 'does the same on Windows and on Linux' {
        $document.mainSteps.precondition.StringEquals | ForEach-Object { $_ } | Should -Be platformType, Windows, platformType, Linux
        $scripts = @((Get-StepScript $document).Values)
        $scripts[0] | Should -Be $scripts[1]
    }

    It 'lets nothing into its script that could end a string: <Value>' -TestCases @(
        @{ Value = "eu-west-1'; exit 0 #" }, @{ Value = "eu-west-1`n" }, @{ Value = 'eu-west-1"' }, @{ Value = '$(exit)' }, @{ Value = 'a b' }
    ) {
        foreach ($name in $document.parameters.Keys) {
            $parameter = $document.parameters[$name]
            # As the service reads them: the end of the pattern is the end of the value.
            if ($parameter.Contains('allowedPattern')) { $Value | Should -Not -Match ($parameter.allowedPattern -replace '\$(?=$|\|)', '\z') -Because $name }
            else { $parameter.allowedValues | Should -Not -Contain $Value -Because $name }
        }
    }
}

Describe 'The Automation document' {
    BeforeEach { Skip-TestFor $noYaml }
    BeforeAll { if (-not $noYaml) { $document = Read-DeployFile ssm/EksThumbprint-Check.automation.yaml } }

    It 'works as the role that it is given, in a runtime that there is, for as long as a step may take' {
        $document.assumeRole | Should -Be '{{ AutomationAssumeRole }}'
        foreach ($step in $document.mainSteps) {
            $step.action, $step.inputs.Runtime | Should -Be aws:executeScript, 'PowerShell 7.4'
            $step.timeoutSeconds | Should -BeLessOrEqual 600
        }
    }

    It 'installs this version' {
        $document.parameters.ModuleVersion.default | Should -Be (Split-Path -Path (Get-BuiltModule) -Leaf)
    }
}

Describe 'The scripts of the documents' {
    BeforeEach { Skip-TestFor $noLab }
    BeforeAll {
        if ($noLab) { return }
        $lab = Start-Lab
        $issuer = Add-LabIssuer $lab -HostName oidc.eks.cn-north-1.amazonaws.com.cn
        $old = 'a1' * 20
        $aws = New-AwsDouble -Partition aws-cn -Region cn-north-1
        $version = Split-Path -Path (Get-BuiltModule) -Leaf
        $target = [IO.Path]::Combine($aws.ModulePath, 'EksThumbprint', $version)
        Copy-Item -LiteralPath (Get-BuiltModule) -Destination (New-Item -ItemType Directory -Path (Split-Path -Path $target)).FullName -Recurse
        $topic = 'arn:aws-cn:sns:cn-north-1:111122223333:EksThumbprint'
        $automation = Get-StepScript (Read-DeployFile ssm/EksThumbprint-Check.automation.yaml)
        $command = @((Get-StepScript (Read-DeployFile ssm/EksThumbprint-Check.command.yaml)).Values)[1]

        function Initialize-Account([string] $Thumbprint = $old) {
            Clear-AwsDoubleFault $aws
            Clear-AwsDoubleCalls $aws
            Add-AwsDoubleCluster $aws prod -Issuer $issuer.url
            Add-AwsDoubleProvider $aws $issuer.url $Thumbprint
        }

        # A step as Automation runs it: the input in the environment, the output as JSON.
        function Invoke-Step([string] $Name, [hashtable] $Payload, [string] $Before = '', [hashtable] $Environment = @{}) {
            $all = (Get-AwsDoubleEnvironment $aws) + @{ SSL_CERT_FILE = $issuer.host.rootPath; InputPayload = ConvertTo-Json -InputObject $Payload -Compress; PATH = '' }
            foreach ($key in $Environment.Keys) { $all[$key] = $Environment[$key] }
            $text = "`$PSDefaultParameterValues['*-Oidc*:ConnectTo'] = '$($lab.ConnectTo)'`n`$PSDefaultParameterValues['Update-OidcThumbprint:TrustedRoot'] = '$($issuer.host.rootPath)'`n$Before`n& {`n$($automation[$Name])`n} | ConvertTo-Json -Depth 5 -Compress"
            Invoke-Pwsh -NoModule -Script $text -Environment $all
        }

        function Get-Payload([hashtable] $With = @{}) {
            $payload = @{ Here = 'cn-north-1'; Regions = @(); RoleArns = @(); Repair = 'No'; FailOn = @(); TopicArn = ''; ModuleVersion = $version; AwsToolsVersion = ''; Repository = 'PSGallery' }
            foreach ($key in $With.Keys) { $payload[$key] = $With[$key] }
            $payload
        }

        # The script as Run Command runs it: the parameters in its text, as a file.
        function Invoke-RunCommand([hashtable] $With) {
            $text = $command
            $values = @{ Regions = 'cn-north-1'; RoleArns = ''; Repair = 'No'; FailOn = ''; TopicArn = '' }
            foreach ($key in $With.Keys) { $values[$key] = $With[$key] }
            foreach ($key in $values.Keys) { $text = $text.Replace("{{ $key }}", $values[$key]) }
            $file = Join-Path $TestDrive '_script.ps1'
            [IO.File]::WriteAllText($file, "`$PSDefaultParameterValues['*-Oidc*:ConnectTo'] = '$($lab.ConnectTo)'`n`$PSDefaultParameterValues['Update-OidcThumbprint:TrustedRoot'] = '$($issuer.host.rootPath)'`n$text")
            $environment = (Get-AwsDoubleEnvironment $aws) + @{ SSL_CERT_FILE = $issuer.host.rootPath; PATH = ''; NO_COLOR = '1' }
            Wait-Child (Start-PowerShell -ArgumentList '-NoProfile', '-NonInteractive', '-File', $file -Environment $environment)
        }
    }

    AfterAll { Stop-Lab $lab }

    It 'Check tells what needs attention, in the region that it runs in, and sends the message' {
        $null = Initialize-Account
        $run = Invoke-Step Check (Get-Payload @{ TopicArn = $topic })
        $run.Error | Should -BeNullOrEmpty
        $payload = ConvertFrom-Json $run.Output
        $payload.Checked, $payload.Attention | Should -Be 1, 1
        $payload.Summary | Should -BeLike '1 of 1 checked need attention: 1 Stale.*prod*'
        $payload.Clusters | Should -HaveCount 1
        $payload.Clusters[0].Name | Should -Be prod
        $sent = Get-AwsDoubleCalls $aws sns:Publish
        $sent | Should -HaveCount 1
        $sent[0].Message | Should -BeLike '*prod (111122223333, cn-north-1): Stale*What is wrong: *What to do: *Update-OidcThumbprint prod -TrustedRoot FILE -Region cn-north-1*'
        Get-AwsDoubleCalls $aws -Write | Should -BeNullOrEmpty
    }

    It 'Check says that all is well, and Judge agrees' -Tag Everything {
        $null = Initialize-Account $issuer.host.top
        $payload = ConvertFrom-Json (Invoke-Step Check (Get-Payload @{ TopicArn = $topic })).Output
        $payload.Attention, $payload.Summary | Should -Be 0, 'All of 1 are well.'
        Get-AwsDoubleCalls $aws sns:Publish | Should -BeNullOrEmpty
        $run = Invoke-Step Judge @{ Attention = $payload.Attention; Summary = $payload.Summary }
        $run.ExitCode, $run.Error | Should -Be 0, ''
    }

    It 'Judge fails with the summary when something needs attention, however the number is written' -Tag Everything {
        $run = Invoke-Step Judge @{ Attention = '1'; Summary = '1 of 9 checked need attention.' }
        $run.ExitCode | Should -Be 1
        $run.Error | Should -BeLike '*1 of 9 checked need attention.*'
    }

    It 'Check writes <Writes> times when Repair is <Repair>' -Tag Everything -TestCases (Select-Row @(
        @{ Repair = 'Yes'; Writes = 1; Attention = 0 }
        @{ Repair = 'WhatIf'; Writes = 0; Attention = 1 }
    )) {
        $null = Initialize-Account
        $run = Invoke-Step Check (Get-Payload @{ Repair = $Repair; Regions = @('cn-north-1') })
        # -WhatIf writes what it would do for a person to read.
        (ConvertFrom-Json (($run.Output -split "`n") -match '^\{')[0]).Attention | Should -Be $Attention
        Get-AwsDoubleCalls $aws -Write | Should -HaveCount $Writes
    }

    It 'Check fails when anything else is wrong' -Tag Everything {
        $null = Initialize-Account
        $run = Invoke-Step Check (Get-Payload @{ Regions = @('nowhere') })
        $run.ExitCode | Should -Be 1
        $run.Error | Should -BeLike '*Region*'
        Get-AwsDoubleCalls $aws | Should -BeNullOrEmpty
    }

    It 'Check installs what is missing, in the versions that were asked for' -Tag Everything {
        $record = Join-Path $TestDrive installed.txt
        $before = "function Install-Module { param(`$Name, `$Repository, `$Scope, [switch] `$Force, `$RequiredVersion) `"`$Name `$RequiredVersion `$Repository `$Force`" | Add-Content -LiteralPath '$record' }"
        $payload = Get-Payload @{ TopicArn = $topic; RoleArns = @('arn:aws-cn:iam::222233334444:role/EksThumbprint'); AwsToolsVersion = '5.0.7'; Repository = 'Ours' }
        $run = Invoke-Step Check $payload -Before $before -Environment @{ PSModulePath = Join-Path $PSHOME Modules }
        $run.ExitCode | Should -Be 1
        $run.Error | Should -BeLike '*EksThumbprint*'
        $installed = 'EKS', 'IdentityManagement', 'SecurityToken', 'SimpleNotificationService' | ForEach-Object { "AWS.Tools.$_ 5.0.7 Ours True" }
        Get-Content -LiteralPath $record | Should -Be (@($installed) + "EksThumbprint $version Ours True")
    }

    It 'the command fails with what needs attention on standard error, and is well otherwise' -Tag Everything {
        $null = Initialize-Account
        $run = Invoke-RunCommand @{ TopicArn = $topic }
        $run.ExitCode | Should -Be 1
        $run.Output | Should -Be '111122223333 cn-north-1 prod: Stale'
        $run.Error | Should -BeLike '1 of 1 checked need attention: 1 Stale.*'
        Get-AwsDoubleCalls $aws sns:Publish | Should -HaveCount 1
        $run = Invoke-RunCommand @{ Repair = 'Yes' }
        $run.ExitCode, $run.Output, $run.Error | Should -Be 0, '111122223333 cn-north-1 prod: Stale Updated', ''
    }
}
