# Processes that call the stand-in account. AwsDouble.ps1 dot-sources this.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Changes only this process''s environment.')]
param()

# The environment in which a process calls the account: its modules first on the path, and nothing of the machine's own AWS settings.
function Get-AwsDoubleEnvironment {
    param($Double)

    $environment = @{
        AWSTOOLSDOUBLE_STATE      = $Double.StatePath
        PSModulePath              = $Double.ModulePath + [IO.Path]::PathSeparator + $env:PSModulePath
        # The usual cache knows folders by path and time, and would outlive the test.
        PSModuleAnalysisCachePath = Join-Path $Double.Path 'analysis-cache'
    }
    foreach ($name in 'PROFILE', 'ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN', 'REGION', 'DEFAULT_REGION', 'ENDPOINT_URL') { $environment["AWS_$name"] = $null }
    $environment
}

# Puts this process into that environment. Returns what was there before, for Disable-AwsDouble.
function Enable-AwsDouble {
    param($Double)

    $environment = Get-AwsDoubleEnvironment $Double
    $before = @{}
    foreach ($name in $environment.Keys) {
        $before[$name] = [Environment]::GetEnvironmentVariable($name)
        Set-AwsDoubleVariable $name $environment[$name]
    }
    $before
}

# Imports the AWS.Tools stand-ins into this process, from where they were built: what a process has loaded should not lie in a test's folder.
function Import-AwsDouble {
    foreach ($name in 'Common', 'EKS', 'IdentityManagement', 'SecurityToken', 'SimpleNotificationService') {
        if (-not (Get-Module "AWS.Tools.$name")) { Import-Module (Join-Path (Get-AwsDoubleModuleRoot) "AWS.Tools.$name") -Global -WarningAction SilentlyContinue }
    }
}

function Disable-AwsDouble {
    param([hashtable] $Before)

    foreach ($name in $Before.Keys) { Set-AwsDoubleVariable $name $Before[$name] }
}

# PowerShell turns $null into an empty string for .NET, and an empty AWS_PROFILE is a profile's name to the AWS CLI.
function Set-AwsDoubleVariable {
    param([string] $Name, $Value)

    if ($null -eq $Value) { Remove-Item -LiteralPath "Env:$Name" -ErrorAction Ignore }
    else { [Environment]::SetEnvironmentVariable($Name, $Value) }
}

# Runs a script block in a pwsh of its own against the account, and returns what it writes (as text and deserialized objects).
function Invoke-AwsDoubleSession {
    param($Double, [scriptblock] $ScriptBlock, [object[]] $ArgumentList = @())

    $program, [string[]] $leading = Get-PowerShellCommand
    $before = Enable-AwsDouble $Double
    try {
        & $program @leading -NoProfile -NonInteractive -Command $ScriptBlock -args $ArgumentList
    }
    finally {
        Disable-AwsDouble $before
    }
}
