# The files of deploy/: read as data, and judged by cfn-lint, the AWS CLI and moto. Dot-source it after Common.ps1.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Starts and ends only processes of a test.')]
param()

$DeployRoot = Join-Path $RepositoryRoot 'deploy'

# Reads YAML with CloudFormation's short forms as their long ones, and writes it as JSON.
$YamlReader = @'
import json, sys, yaml
def long_form(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode): value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode): value = loader.construct_sequence(node, deep=True)
    else: value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str): value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else "Fn::" + suffix: value}
yaml.SafeLoader.add_multi_constructor("!", long_form)
json.dump(yaml.safe_load(sys.stdin), sys.stdout)
'@

# What of the named programs is missing, as a reason to skip; an empty string for nothing. yaml, moto: Python with these packages.
function Get-MissingProgram {
    param([string[]] $Name)

    $packages = @{ yaml = 'yaml'; moto = 'boto3', 'moto' }
    $missing = foreach ($each in $Name) {
        $program = $packages.ContainsKey($each) ? 'python3' : $each
        if (-not (Get-Command -Name $program -CommandType Application -ErrorAction Ignore)) { $program; continue }
        foreach ($package in $packages[$each]) {
            & $program -c "import importlib.util, sys; sys.exit(importlib.util.find_spec('$package') is None)"
            if ($LASTEXITCODE -ne 0) { "Python's $package" }
        }
    }
    $missing ? "$($missing -join ' and ') not found on this machine." : ''
}

# In BeforeEach: skips a test for a reason, when there is one.
function Skip-TestFor {
    param([string] $Reason)

    if ($Reason) { Set-ItResult -Skipped -Because $Reason }
}

# A document of deploy/ as hashtables.
function Read-DeployFile {
    param([string] $Path)

    $text = Get-Content -LiteralPath (Join-Path $DeployRoot $Path) -Raw
    if ($Path -like '*.json') { return ConvertFrom-Json -InputObject $text -AsHashtable }
    $json = $text | & python3 -c $YamlReader
    if ($LASTEXITCODE -ne 0) { throw "$Path is no YAML." }
    ConvertFrom-Json -InputObject $json -AsHashtable
}

# What cfn-lint says of templates; nothing when they are well. Informational rules count, too.
function Get-CfnLintFinding {
    param([hashtable[]] $Template, [string[]] $Path = @())

    [string[]] $files = foreach ($each in $Template) {
        $file = Join-Path $TestDrive "$([guid]::NewGuid().ToString('n')).json"
        [IO.File]::WriteAllText($file, (ConvertTo-Json -InputObject $each -Depth 30))
        $file
    }
    & cfn-lint --include-checks I --format parseable -- @files @Path
}

# A template with one resource in it.
function New-Template {
    param([string] $Type, [hashtable] $Property)

    @{ AWSTemplateFormatVersion = '2010-09-09'; Resources = @{ It = @{ Type = $Type; Properties = $Property } } }
}

# Deploys into moto, as deploy_in_moto.py says.
function Invoke-Deployment {
    param([hashtable] $Request)

    $values = @{ AWS_ACCESS_KEY_ID = 'testing'; AWS_SECRET_ACCESS_KEY = 'testing'; AWS_DEFAULT_REGION = 'eu-west-1'; PYTHONWARNINGS = 'ignore'; AWS_PROFILE = $null; AWS_ENDPOINT_URL = $null }
    $child = Start-Child -Path (Get-Command -Name python3 -CommandType Application)[0].Source -ArgumentList (Join-Path $PSScriptRoot 'deploy_in_moto.py') -Environment $values
    $run = Wait-Child -Process $child -InputText (ConvertTo-Json -InputObject $Request -Depth 30)
    if ($run.ExitCode -ne 0) { throw "moto: $($run.Error)" }
    ConvertFrom-Json -InputObject $run.Output -AsHashtable
}

# moto, as the AWS of this process: end it with Stop-Moto.
function Start-Moto {
    $log = Join-Path $TestDrive 'moto.log'
    $server = Start-Process -FilePath moto_server -ArgumentList '-H', '127.0.0.1', '-p', '0' -RedirectStandardError $log -RedirectStandardOutput "$log.out" -PassThru
    $end = [datetime]::UtcNow.AddSeconds(60)
    do {
        Start-Sleep -Milliseconds 100
        $found = Select-String -Path $log, "$log.out" -Pattern 'Running on (http://127\.0\.0\.1:\d+)' -ErrorAction Ignore
    } until ($found -or $server.HasExited -or [datetime]::UtcNow -gt $end)
    if (-not $found) { throw "moto_server did not come up: $(Get-Content -LiteralPath $log -Raw)" }
    $values = @{
        AWS_ENDPOINT_URL = @($found)[0].Matches.Groups[1].Value; AWS_ACCESS_KEY_ID = 'testing'; AWS_SECRET_ACCESS_KEY = 'testing'
        AWS_REGION = 'eu-west-1'; AWS_DEFAULT_REGION = 'eu-west-1'; AWS_PAGER = ''; AWS_PROFILE = $null; AWS_SESSION_TOKEN = $null
    }
    $before = @{}
    foreach ($name in $values.Keys) {
        $before[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, [string] $values[$name])
        if ($null -eq $values[$name]) { Remove-Item -LiteralPath "Env:$name" -ErrorAction Ignore }
    }
    [pscustomobject] @{ Server = $server; Before = $before }
}

function Stop-Moto {
    param($Moto)

    if (-not $Moto) { return }
    if (-not $Moto.Server.HasExited) { $Moto.Server.Kill($true) }
    foreach ($name in $Moto.Before.Keys) {
        if ($null -eq $Moto.Before[$name]) { Remove-Item -LiteralPath "Env:$name" -ErrorAction Ignore }
        else { [Environment]::SetEnvironmentVariable($name, $Moto.Before[$name]) }
    }
}

# The AWS CLI's answer; what it says on standard error is an error here.
function Invoke-AwsCli {
    $said = & aws @args --output json 2>&1
    if ($LASTEXITCODE -ne 0) { throw "aws $($args[0..1] -join ' '): $said" }
    $text = ($said | Out-String).Trim()
    if ($text) { ConvertFrom-Json -InputObject $text -AsHashtable }
}

# Whether a text fits IAM's * and ?.
function Test-IamPattern {
    param([string] $Text, [string[]] $Pattern)

    foreach ($each in $Pattern) { if ($Text -cmatch ('^' + [regex]::Escape($each).Replace('\*', '.*').Replace('\?', '.') + '$')) { return $true } }
    $false
}
