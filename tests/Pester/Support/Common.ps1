# What the Pester files share: the module as it was built, and child processes to use it in. Dot-source it in BeforeAll.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Starts and ends only processes of a test.')]
param()

. (Join-Path $PSScriptRoot PowerShell.ps1)
# $RepositoryRoot, Get-BuiltModule, Get-BuiltProgram, Start-Child.
. ([IO.Path]::Combine($PSScriptRoot, '..', '..', '..', 'src', 'EksThumbprint.Laboratory', 'Session', 'Built.ps1'))

# Imports the built module into this process. It can't be unloaded, so after a new build this process is too old.
function Import-BuiltModule {
    $folder = Get-BuiltModule
    $loaded = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'EksThumbprint' }
    if ($loaded) {
        $built = (Get-Item -LiteralPath $loaded.Location -ErrorAction Ignore).LastWriteTime
        $here = $loaded.Location.StartsWith($folder, [StringComparison]::Ordinal)
        if (-not $here -or $built -gt [Diagnostics.Process]::GetCurrentProcess().StartTime) { throw "This process has an older build of the module, from $($loaded.Location). Start a new pwsh." }
    }

    Import-Module (Join-Path $folder 'EksThumbprint.psd1') -Force -Global
}

# Starts another PowerShell like this one, with its streams redirected.
function Start-PowerShell {
    param([string[]] $ArgumentList, [hashtable] $Environment = @{}, [string] $WorkingDirectory = $RepositoryRoot)

    $program, [string[]] $leading = Get-PowerShellCommand
    Start-Child -Path $program -ArgumentList ($leading + $ArgumentList) -Environment $Environment -WorkingDirectory $WorkingDirectory
}

# Starts a pwsh of its own with the module imported, for a script (text or block; its param() gets -ArgumentList, as strings).
# Output is plain text, unless -Environment says NO_COLOR = $null. End it with Wait-Child.
function Start-Pwsh {
    param(
        [Parameter(Mandatory)] $Script,
        [string[]] $ArgumentList = @(),
        [hashtable] $Environment = @{},
        # Nothing is imported.
        [switch] $NoModule,
        # Without -NonInteractive, so that questions are put; -InputText of Wait-Child answers them.
        [switch] $Interactive,
        [string] $WorkingDirectory = $RepositoryRoot
    )

    $quoted = foreach ($argument in $ArgumentList) { "'" + [Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($argument) + "'" }
    $import = if ($NoModule) { '' } else { "Import-Module -Name '$(Join-Path (Get-BuiltModule) 'EksThumbprint.psd1')' -ErrorAction Stop" }
    $text = "$import`n& {`n$Script`n} $($quoted -join ' ')"
    $arguments = @('-NoLogo', '-NoProfile') + @(if (-not $Interactive) { '-NonInteractive' }) + @('-OutputFormat', 'Text', '-EncodedCommand', [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text)))
    Start-PowerShell -ArgumentList $arguments -Environment (@{ NO_COLOR = '1' } + $Environment) -WorkingDirectory $WorkingDirectory
}

# Waits for the end of a process: its exit code and what it wrote. One that takes too long is ended, and that is an error.
function Wait-Child {
    param([Diagnostics.Process] $Process, [string] $InputText = '', [int] $TimeoutSeconds = 180)

    try {
        $out = $Process.StandardOutput.ReadToEndAsync()
        $err = $Process.StandardError.ReadToEndAsync()
        $Process.StandardInput.Write($InputText)
        $Process.StandardInput.Close()
        if (-not $Process.WaitForExit($TimeoutSeconds * 1000)) {
            $Process.Kill($true)
            throw "The process took longer than $TimeoutSeconds s. It wrote: $($out.GetAwaiter().GetResult()) $($err.GetAwaiter().GetResult())"
        }

        [pscustomobject]@{
            ExitCode = $Process.ExitCode
            Output   = $out.GetAwaiter().GetResult().Replace("`r`n", "`n").TrimEnd("`n")
            Error    = $err.GetAwaiter().GetResult().Replace("`r`n", "`n").TrimEnd("`n")
        }
    }
    finally {
        $Process.Dispose()
    }
}

# Both in one: runs a script in a pwsh of its own and gives ExitCode, Output and Error.
function Invoke-Pwsh {
    param(
        [Parameter(Mandatory)] $Script,
        [string[]] $ArgumentList = @(),
        [hashtable] $Environment = @{},
        [switch] $NoModule,
        [switch] $Interactive,
        [string] $WorkingDirectory = $RepositoryRoot,
        [string] $InputText = '',
        [int] $TimeoutSeconds = 180
    )

    $child = Start-Pwsh -Script $Script -ArgumentList $ArgumentList -Environment $Environment -NoModule:$NoModule -Interactive:$Interactive -WorkingDirectory $WorkingDirectory
    Wait-Child -Process $child -InputText $InputText -TimeoutSeconds $TimeoutSeconds
}
