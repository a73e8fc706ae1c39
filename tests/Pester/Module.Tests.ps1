BeforeDiscovery {
    . "$PSScriptRoot/Support/PowerShell.ps1"
    . "$PSScriptRoot/Support/Common.ps1"
    $manifestText = Get-Content -LiteralPath (Join-Path $RepositoryRoot 'EksThumbprint.psd1') -Raw
    $rootModules = [regex]::Matches($manifestText, "'(bin/[^']+\.dll)'") | ForEach-Object { @{ Assembly = $_.Groups[1].Value } }
}

BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    $module = Get-BuiltModule
    $cmdlets = 'ConvertTo-OidcReport', 'Get-EksOidcChain', 'Get-OidcRootThumbprint', 'Test-OidcThumbprint', 'Update-OidcThumbprint'

    # A copy of the module under a folder of PSModulePath's form. Its child processes keep no analysis cache of it.
    function Copy-Module {
        param([string] $Path)

        $target = [IO.Path]::Combine($Path, 'EksThumbprint', (Split-Path -Path $module -Leaf))
        $null = New-Item -ItemType Directory -Path (Split-Path -Path $target) -Force
        Copy-Item -LiteralPath $module -Destination $target -Recurse
        $target
    }

    function Get-PathEnvironment {
        param([string] $Path)

        @{ PSModulePath = $Path; PSModuleAnalysisCachePath = Join-Path $Path 'analysis-cache' }
    }
}

Describe 'The manifest' {
    BeforeAll {
        $path = Join-Path $module 'EksThumbprint.psd1'
        $manifest = Test-ModuleManifest -Path $path -WarningVariable warnings -ErrorVariable problems 3> $null
    }

    It 'is clean' {
        $warnings | Should -BeNullOrEmpty
        $problems | Should -BeNullOrEmpty
    }

    It 'exports the five cmdlets by name, and nothing else' {
        $manifest.ExportedCmdlets.Keys | Sort-Object | Should -Be $cmdlets
        $manifest.ExportedFunctions.Count + $manifest.ExportedVariables.Count + $manifest.ExportedAliases.Count | Should -Be 0
        $text = Get-Content -LiteralPath $path -Raw
        $text | Should -Not -Match "ToExport\s*=\s*'?\*"
    }

    It 'requires no module, and names those it can use' {
        $manifest.RequiredModules | Should -BeNullOrEmpty
        $manifest.PrivateData.PSData.ExternalModuleDependencies | Should -Be 'AWS.Tools.EKS', 'AWS.Tools.IdentityManagement'
    }

    It 'serves both editions' {
        $manifest.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
        $manifest.PowerShellVersion | Should -Be '5.1'
        $manifest.RootModule | Should -Be 'bin/net8.0/EksThumbprint.dll'
        $desktop = (Get-Content -LiteralPath $path -Raw).Replace('$PSEdition', "'Desktop'")
        & ([scriptblock]::Create($desktop)) | ForEach-Object RootModule | Should -Be 'bin/netstandard2.0/EksThumbprint.dll'
    }

    It 'names builds that are there: <Assembly>' -ForEach $rootModules {
        Join-Path $module $Assembly | Should -Exist
        (Get-Item -LiteralPath (Join-Path $module $Assembly)).VersionInfo.FileVersion | Should -Be "$($manifest.Version).0"
    }

    It 'says who may use it and how to find it' {
        foreach ($property in 'Author', 'Description', 'Copyright', 'LicenseUri', 'Tags') { $manifest.$property | Should -Not -BeNullOrEmpty -Because $property }
        $manifest.Guid | Should -Not -Be ([guid]::Empty)
    }
}

Describe 'The module folder' {
    It 'holds no assembly but our own' {
        Get-ChildItem -LiteralPath $module -Recurse -Filter *.dll | ForEach-Object Name | Sort-Object -Unique | Should -Be 'EksThumbprint.Core.dll', 'EksThumbprint.dll'
    }

    It 'holds no script but the runbooks, which are those of the repository' {
        $scripts = Get-ChildItem -LiteralPath $module -Recurse -Include *.ps1, *.psm1
        $scripts.Name | Sort-Object | Should -Be 'ConvertTo-EksEstateMessage.ps1', 'Test-EksAccount.ps1', 'Test-EksEstate.ps1'
        foreach ($script in $scripts) {
            $script.Directory.FullName | Should -Be (Join-Path $module 'runbooks')
            Get-FileHash -LiteralPath $script | ForEach-Object Hash | Should -Be (Get-FileHash -LiteralPath ([IO.Path]::Combine($RepositoryRoot, 'runbooks', $script.Name))).Hash
        }
    }

    It 'has a core of its own for each edition' {
        $frameworks = foreach ($build in 'net8.0', 'netstandard2.0') {
            $bytes = [IO.File]::ReadAllBytes([IO.Path]::Combine($module, 'bin', $build, 'EksThumbprint.Core.dll'))
            [regex]::Match([Text.Encoding]::ASCII.GetString($bytes), '\.NET(CoreApp|Standard),Version=v[0-9.]+').Value
        }
        $frameworks | Should -Be '.NETCoreApp,Version=v8.0', '.NETStandard,Version=v2.0'
    }
}

Describe 'Import' {
    It 'writes nothing and adds nothing to the session but the five cmdlets' {
        $run = Invoke-Pwsh -NoModule -ArgumentList (Join-Path $module 'EksThumbprint.psd1') -Script {
            param($path)
            $ErrorActionPreference = 'Stop'
            # Whatever a first call of these brings with it is there before the comparison.
            function Get-State {
                Get-Command -ListImported -CommandType Cmdlet, Function, Alias | ForEach-Object { "$($_.CommandType) $($_.Name)" }
                Get-ChildItem -Path Variable: | ForEach-Object { "Variable $($_.Name)" }
                Get-ChildItem -Path Env: | ForEach-Object { "Env $($_.Name)=$($_.Value)" }
                Get-PSDrive | ForEach-Object { "Drive $($_.Name)" }
                Get-Module | ForEach-Object { "Module $($_.Name)" }
            }
            $before = $after = $null
            $null = Get-State
            $null = Compare-Object -ReferenceObject 1 -DifferenceObject 2
            $before = Get-State
            Import-Module -Name $path
            $after = Get-State
            Compare-Object -ReferenceObject $before -DifferenceObject $after | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" } | Sort-Object
        }
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\n' | Should -Be (@($cmdlets | ForEach-Object { "=> Cmdlet $_" }) + '=> Module EksThumbprint')
    }

    It 'loads two assemblies from the module folder, then and when a cmdlet works' {
        $run = Invoke-Pwsh -Script {
            $ErrorActionPreference = 'Stop'
            $null = Test-OidcThumbprint example.com/x -Thumbprint ('0' * 40) -ConnectTo 127.0.0.1:1
            $ours = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { -not $_.IsDynamic -and $_.Location -and -not $_.Location.StartsWith($PSHOME) }
            $ours = $ours | Where-Object { $_.Location -notlike '*dotnet*shared*' }
            $ours | ForEach-Object { $_.Location } | Sort-Object
        }
        $run.Error | Should -BeNullOrEmpty
        $bin = [IO.Path]::Combine($module, 'bin', 'net8.0')
        $run.Output -split '\n' | Should -Be (Join-Path $bin 'EksThumbprint.Core.dll'), (Join-Path $bin 'EksThumbprint.dll')
    }

    It 'works from the folder that the build makes' -Tag Everything {
        $run = Invoke-Pwsh -NoModule -ArgumentList (Split-Path -Path $module) -Script { param($folder) Import-Module -Name $folder -PassThru | ForEach-Object { "$($_.Name) $($_.ModuleBase)" } }
        $run.Error | Should -BeNullOrEmpty
        $run.Output | Should -Be "EksThumbprint $module"
    }

    It 'works again with -Force, and after Remove-Module' -Tag Everything {
        $run = Invoke-Pwsh -ArgumentList (Join-Path $module 'EksThumbprint.psd1') -Script {
            param($path)
            Import-Module -Name $path -Force
            Import-Module -Name $path -Force
            (Get-Command -Module EksThumbprint).Count
            Remove-Module -Name EksThumbprint
            (Get-Command -Name Get-EksOidcChain -ErrorAction Ignore -ListImported).Count
            Import-Module -Name $path
            (Get-Command -Module EksThumbprint).Count
        }
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\n' | Should -Be '5', '0', '5'
    }

    It 'works from a path with spaces and brackets' -Tag Everything {
        $copy = Copy-Module -Path (Join-Path $TestDrive 'a folder [1] with ''marks''')
        $run = Invoke-Pwsh -NoModule -WorkingDirectory $copy -Script { Import-Module -Name ./EksThumbprint.psd1 -ErrorAction Stop; (Get-Module EksThumbprint).ModuleBase; Test-OidcThumbprint example.com/x -Thumbprint ('0' * 40) -ConnectTo 127.0.0.1:1 | ForEach-Object Status }
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\n' | Should -Be $copy, 'Unreachable'
    }

    It 'works from a folder that nobody may write to, and leaves it as it was' -Tag Everything -Skip:$IsWindows {
        $copy = Copy-Module -Path (Join-Path $TestDrive 'read-only')
        $state = { Get-ChildItem -LiteralPath $copy -Recurse | ForEach-Object { "$($_.FullName) $($_.LastWriteTimeUtc.Ticks) $($_.UnixMode)" } }
        & chmod -R a-w $copy
        try {
            $before = & $state
            $run = Invoke-Pwsh -NoModule -ArgumentList (Join-Path $copy 'EksThumbprint.psd1') -Script { param($path) Import-Module -Name $path -ErrorAction Stop; Test-OidcThumbprint example.com/x -Thumbprint ('0' * 40) -ConnectTo 127.0.0.1:1 | ForEach-Object Status }
            & $state | Should -Be $before
        }
        finally {
            & chmod -R u+w $copy
        }

        $run.Error | Should -BeNullOrEmpty
        $run.Output | Should -Be 'Unreachable'
    }

    It 'works with the build for Windows PowerShell too, in this PowerShell' -Tag Everything {
        $run = Invoke-Pwsh -NoModule -ArgumentList ([IO.Path]::Combine($module, 'bin', 'netstandard2.0', 'EksThumbprint.dll')) -Script {
            param($assembly)
            Import-Module -Name $assembly -ErrorAction Stop
            (Get-Command -Module EksThumbprint).Name
            Test-OidcThumbprint example.com/x -Thumbprint ('0' * 40) -ConnectTo 127.0.0.1:1 | ForEach-Object Status
        }
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\n' | Should -Be ($cmdlets + 'Unreachable')
    }
}

Describe 'Auto-loading' {
    BeforeAll {
        $root = Join-Path $TestDrive 'Modules'
        $null = Copy-Module -Path $root
    }

    It 'finds the module by the name of any cmdlet: <_>' -ForEach (Select-Row 'Get-EksOidcChain', 'Get-OidcRootThumbprint', 'Test-OidcThumbprint', 'Update-OidcThumbprint') {
        $run = Invoke-Pwsh -NoModule -Environment (Get-PathEnvironment $root) -ArgumentList $_ -Script {
            param($name)
            (Get-Module).Name -contains 'EksThumbprint'
            (Get-Command -Name $name).Source
            # A call without a target: it fails for that reason, when it was found.
            try { & $name -ErrorAction Stop } catch { $_.FullyQualifiedErrorId -replace ',.*' }
            (Get-Module).Name -contains 'EksThumbprint'
        }
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\n' | Should -Be 'False', 'EksThumbprint', ($_ -like 'Get-*' ? 'NoTarget' : 'MissingMandatoryParameter'), 'True'
    }

    It 'lists the module with its commands without loading it' -Tag Everything {
        $run = Invoke-Pwsh -NoModule -Environment (Get-PathEnvironment $root) -Script {
            (Get-Module -ListAvailable -Name EksThumbprint).ExportedCommands.Keys | Sort-Object
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like 'EksThumbprint*' }
        }
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\n' | Should -Be $cmdlets
    }
}

Describe 'The scripts' {
    BeforeAll {
        $noAnalyzer = -not (Get-Module -ListAvailable -Name PSScriptAnalyzer)
        $advice = 'the module PSScriptAnalyzer is missing. Install it: ./build.ps1 -Task Test -InstallDependencies'
        $build = Join-Path $RepositoryRoot 'build.ps1'
    }

    It 'please PSScriptAnalyzer' {
        if ($noAnalyzer) { Set-ItResult -Skipped -Because $advice }
        $files = @(Get-ChildItem -LiteralPath (Join-Path $RepositoryRoot 'tests'), (Join-Path $RepositoryRoot 'src') -Recurse -Include *.ps1, *.psm1) + @(Get-Item -LiteralPath $build, (Join-Path $module 'EksThumbprint.psd1'))
        $files.Count | Should -BeGreaterThan 5
        $found = foreach ($file in $files) {
            $settings = if ($file.Name -like '*.Tests.ps1') { @{ Settings = Join-Path $RepositoryRoot 'PSScriptAnalyzerSettings.psd1' } } else { @{} }
            Invoke-ScriptAnalyzer -Path $file.FullName @settings -ErrorAction Stop
        }

        $found | ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName): $($_.Message)" } | Should -BeNullOrEmpty
    }

    It 'say what they need to Windows PowerShell as well, for it can parse build.ps1' {
        if ($noAnalyzer) { Set-ItResult -Skipped -Because $advice }
        Invoke-ScriptAnalyzer -Path $build -IncludeRule PSUseCompatibleSyntax -Settings @{ Rules = @{ PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('5.1') } } } | Should -BeNullOrEmpty
        [Management.Automation.Language.Parser]::ParseFile($build, [ref]$null, [ref]$null).ScriptRequirements.RequiredPSVersion | Should -Be '7.4'
    }

    It 'have help: build.ps1' {
        $help = Get-Help -Name $build
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $own = (Get-Command -Name $build).Parameters.Keys | Where-Object { $_ -notin [Management.Automation.PSCmdlet]::CommonParameters }
        foreach ($parameter in $own) { (Get-Help -Name $build -Parameter $parameter).description.Text | Should -Not -BeNullOrEmpty -Because $parameter }
    }
}
