# The packages as build.ps1 makes them, installed from the local folder and run. They are built apart, so that out/ stays as it is.
BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    $version = [regex]::Match((Get-Content -LiteralPath (Join-Path $RepositoryRoot 'EksThumbprint.psd1') -Raw), "ModuleVersion\s*=\s*'([0-9.]+)'").Groups[1].Value
    $artifacts = Join-Path $TestDrive 'artifacts'
    $packages = Join-Path $artifacts 'packages'
    # What the analyzers say was said by the build before. No server of builds outlives the test, and a clone's remote or a workflow's name does not reach the packages.
    $environment = @{ MSBUILDDISABLENODEREUSE = '1'; DOTNET_CLI_TELEMETRY_OPTOUT = '1'; DOTNET_NOLOGO = '1'; RunAnalyzers = 'false'; GITHUB_REPOSITORY = $null; GITHUB_ACTIONS = $null }
    $build = Start-PowerShell -Environment $environment -ArgumentList @(
        '-NoProfile', '-NonInteractive', '-File', (Join-Path $RepositoryRoot 'build.ps1'), '-Task', 'Package', '-ArtifactsPath', $artifacts)
    $built = Wait-Child -Process $build -TimeoutSeconds 400
    if ($built.ExitCode -ne 0) { throw "build.ps1 -Task Package failed: $($built.Output) $($built.Error)" }

    # The files of a package: name and bytes.
    function Get-PackageFile {
        param([string] $Name)

        $files = @{}
        $archive = [IO.Compression.ZipFile]::OpenRead((Join-Path $packages "$Name.$version.nupkg"))
        try {
            foreach ($entry in $archive.Entries) {
                $memory = [IO.MemoryStream]::new()
                $stream = $entry.Open()
                $stream.CopyTo($memory)
                $stream.Dispose()
                $files[$entry.FullName] = $memory.ToArray()
            }
        }
        finally { $archive.Dispose() }
        $files
    }

    function Get-PackageTime {
        param([string] $Name)

        $archive = [IO.Compression.ZipFile]::OpenRead((Join-Path $packages "$Name.$version.nupkg"))
        try { $archive.Entries.LastWriteTime.DateTime } finally { $archive.Dispose() }
    }

    # An older SDK packs with the times of the build.
    $sdk = dotnet --version
    $sdkFolder = (dotnet --list-sdks | Where-Object { $_.StartsWith("$sdk [") }) -replace '^[^[]*\[(.*)\]$', '$1'
    $setsTimes = (Get-Content -LiteralPath ([IO.Path]::Combine($sdkFolder, $sdk, 'NuGet.Build.Tasks.Pack.targets')) -Raw) -match 'DeterministicTimestamp'

    $files = @{}
    foreach ($name in 'EksThumbprint', 'eks-thumbprint', 'eks-thumbprint.any') { $files[$name] = Get-PackageFile $name }
    function Get-Specification { param([string] $Name) ([xml][Text.Encoding]::UTF8.GetString($files[$Name]["$Name.nuspec"]).TrimStart([char]0xFEFF)).package.metadata }
}

Describe 'Each package: <_>' -Tag Everything -ForEach 'EksThumbprint', 'eks-thumbprint', 'eks-thumbprint.any' {
    It 'carry the section of the changelog for their version' {
        $section = [IO.File]::ReadAllText((Join-Path $RepositoryRoot 'CHANGELOG.md')).Replace("`r", '') -split '(?m)^## ' | Where-Object { $_.StartsWith("[$version]") }
        $notes = "$((Get-Specification $_).releaseNotes)".Replace("`r", '')
        $notes | Should -Not -BeNullOrEmpty
        ($section -replace '^[^\n]*\n').Trim() | Should -BeExactly $notes
    }

    It 'have symbols beside each assembly of ours' {
        $ours = $files[$_].Keys | Where-Object { $_ -match '(EksThumbprint[^/]*|eks-thumbprint)\.dll$' }
        $ours.Count | Should -BeGreaterThan $(if ($_ -eq 'eks-thumbprint') { -1 } else { 2 })
        foreach ($assembly in $ours) { $files[$_].Keys | Should -Contain ($assembly -replace '\.dll$', '.pdb') }
    }

    It 'tell nothing of when they were made' {
        if (-not $setsTimes) { Set-ItResult -Skipped -Because "the .NET SDK $sdk cannot set the times in a package"; return }
        Get-PackageTime $_ | Sort-Object -Unique | Should -Be ([datetime]'2000-01-01')
    }

    It 'name neither a repository nor a folder of this machine' {
        (Get-Specification $_).SelectSingleNode('*[local-name()="repository"]') | Should -BeNullOrEmpty
        foreach ($file in $files[$_].GetEnumerator()) {
            $text = [Text.Encoding]::Latin1.GetString($file.Value)
            foreach ($folder in $RepositoryRoot, $artifacts) { $text.Contains($folder) | Should -BeFalse -Because "$($file.Key) is for everyone" }
        }
    }
}

Describe 'The tool package' -Tag Everything {
    It 'names the packages of the platforms, has no program of its own, and they are no tools by themselves' {
        $files['eks-thumbprint'].Keys | Where-Object { $_ -like '*.dll' } | Should -BeNullOrEmpty
        $settings = [xml][Text.Encoding]::UTF8.GetString($files['eks-thumbprint']['tools/any/any/DotnetToolSettings.xml']).TrimStart([char]0xFEFF)
        $named = $settings.DotNetCliTool.RuntimeIdentifierPackages.RuntimeIdentifierPackage
        @($named.Id) | Should -Be 'eks-thumbprint.any'
        @($named.RuntimeIdentifier) | Should -Be any
        (Get-Specification eks-thumbprint).packageTypes.packageType.name | Should -Be DotnetTool
        (Get-Specification eks-thumbprint.any).packageTypes.packageType.name | Should -Be DotnetToolRidPackage
    }

    It 'has licence, icon and README' {
        $specification = Get-Specification eks-thumbprint
        $specification.license.InnerText | Should -Be MIT
        $files['eks-thumbprint'][$specification.icon][0..3] | Should -Be 0x89, 0x50, 0x4E, 0x47
        $files['eks-thumbprint'][$specification.readme] | Should -Be ([IO.File]::ReadAllBytes((Join-Path $RepositoryRoot 'README.md')))
    }

    It 'is installed from the folder, says its version and plays the demo' {
        $tools = Join-Path $TestDrive 'tools'
        $install = Wait-Child (Start-Child -Path dotnet -Environment $environment -ArgumentList 'tool', 'install', '--tool-path', $tools, '--source', $packages, 'eks-thumbprint')
        $install.ExitCode | Should -Be 0 -Because "$($install.Output) $($install.Error)"
        $program = (Get-Command -Name (Join-Path $tools 'eks-thumbprint') -CommandType Application).Source
        (Wait-Child (Start-Child -Path $program -ArgumentList '--version')).Output | Should -Be $version
        $demo = Wait-Child (Start-Child -Path $program -ArgumentList 'demo')
        $demo.ExitCode | Should -Be 0
        $demo.Output | Should -Match 'IAM was written to 2 times'
    }

    It 'holds the same assembly as another build in another folder' -Tag Everything {
        $other = Join-Path $TestDrive 'other'
        $again = Wait-Child -TimeoutSeconds 300 (Start-Child -Path dotnet -Environment $environment -ArgumentList @('build', (Join-Path $RepositoryRoot 'src/EksThumbprint.Core'),
                '--configuration', 'Release', '--framework', 'net8.0', '--artifacts-path', $other, '-p:ContinuousIntegrationBuild=true', '--verbosity', 'quiet'))
        $again.ExitCode | Should -Be 0 -Because "$($again.Output) $($again.Error)"
        foreach ($file in 'EksThumbprint.Core.dll', 'EksThumbprint.Core.pdb') {
            $bytes = [IO.File]::ReadAllBytes((Get-ChildItem -Path (Join-Path $other 'bin') -Recurse -Filter $file | Select-Object -First 1).FullName)
            $packed = $files['eks-thumbprint.any']["tools/net10.0/any/$file"]
            [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($bytes)) | Should -Be ([Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($packed))) -Because $file
        }
    }
}

Describe 'The module package' -Tag Everything {
    It 'tells a gallery what it has' {
        $tags = (Get-Specification EksThumbprint).tags -split ' '
        foreach ($tag in 'PSModule', 'PSIncludes_Cmdlet', 'PSEdition_Core', 'PSEdition_Desktop', 'PSCmdlet_Test-OidcThumbprint', 'PSCommand_ConvertTo-OidcReport') { $tags | Should -Contain $tag }
    }

    It 'is installed from a local repository by PSResourceGet, and passes the smoke tests' {
        if (-not (Get-Module -ListAvailable -Name Microsoft.PowerShell.PSResourceGet)) { Set-ItResult -Skipped -Because 'the module Microsoft.PowerShell.PSResourceGet is missing'; return }
        $target = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'modules')
        # The list of repositories is the user's: the child has a home of its own.
        $homeFolder = "$(New-Item -ItemType Directory -Path (Join-Path $TestDrive 'home'))"
        $run = Invoke-Pwsh -NoModule -TimeoutSeconds 120 -Environment @{ HOME = $homeFolder; XDG_DATA_HOME = $homeFolder; LOCALAPPDATA = $homeFolder } -ArgumentList $packages, "$target" -Script {
            param($Packages, $Target)
            Register-PSResourceRepository -Name Local -Uri $Packages -Trusted -ErrorAction Stop
            Save-PSResource -Name EksThumbprint -Repository Local -Path $Target -SkipDependencyCheck -ErrorAction Stop
        }
        $installed = [IO.Path]::Combine($target, 'EksThumbprint', $version)
        Join-Path $installed 'EksThumbprint.psd1' | Should -Exist -Because "$($run.Output) $($run.Error)"
        $smoke = Wait-Child -TimeoutSeconds 120 (Start-PowerShell -Environment @{ EKSTHUMBPRINT_MODULE = $installed; NO_COLOR = '1' } -ArgumentList @(
                '-NoProfile', '-NonInteractive', '-File', "$PSScriptRoot/Support/Invoke-Suite.ps1", '-Path', "$PSScriptRoot/Smoke.Tests.ps1"))
        $smoke.ExitCode | Should -Be 0 -Because $smoke.Output
    }
}
