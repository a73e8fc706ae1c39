# Jobs as Azure Automation runs them: a runspace each, in one process, without a user interface, with automation assets. For a pwsh of its
# own, which Invoke-JobProcess starts: there the machine trusts the lab's roots, and the only program on the path is an `aws` that tells when
# it was started. Dot-source it after Common.ps1, Lab.ps1 and AwsDouble.ps1.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Changes only a test''s own files and processes.')]
param()

# Lets the callers of one account assume a role of another.
function Add-AwsDoubleRole {
    param($Double, [string] $Arn, $Account, [string] $ExternalId)

    $role = @{ Arn = $Arn; StatePath = $Account.StatePath; ExternalId = ($ExternalId ? $ExternalId : $null) }
    Update-AwsDoubleState $Double { param($state) $state.Roles = @($state.Roles | Where-Object { $_ }) + $role }
}

# Starts the runbook in a runspace of its own. Asset: by name, a pair of user name and password, or a text.
function Start-Runbook {
    param([hashtable] $Parameter, [hashtable] $Asset = @{})

    $start = [initialsessionstate]::CreateDefault()
    $start.ImportPSModule([string[]] @(Join-Path (Get-BuiltModule) 'EksThumbprint.psd1'))
    if ($Asset.Count) {
        $start.Variables.Add([Management.Automation.Runspaces.SessionStateVariableEntry]::new('TestAsset', $Asset, ''))
        $credential = 'param($Name) if ($pair = $TestAsset[$Name]) { [pscredential]::new($pair[0], (ConvertTo-SecureString $pair[1] -AsPlainText -Force)) }'
        $start.Commands.Add([Management.Automation.Runspaces.SessionStateFunctionEntry]::new('Get-AutomationPSCredential', $credential))
        $start.Commands.Add([Management.Automation.Runspaces.SessionStateFunctionEntry]::new('Get-AutomationVariable', 'param($Name) $TestAsset[$Name]'))
    }

    $runspace = [runspacefactory]::CreateRunspace($start)
    $runspace.Open()
    # A root that only the machine trusts is no reason to write, so a repair of the lab's issuers has to vouch for it.
    if ($env:SSL_CERT_FILE) { $runspace.SessionStateProxy.SetVariable('PSDefaultParameterValues', [Management.Automation.DefaultParameterDictionary]@{ 'Update-OidcThumbprint:TrustedRoot' = $env:SSL_CERT_FILE }) }
    $shell = [powershell]::Create($runspace)
    $null = $shell.AddCommand([IO.Path]::Combine((Get-BuiltModule), 'runbooks', 'Test-EksEstate.ps1')).AddParameters($Parameter)
    $output = [Management.Automation.PSDataCollection[psobject]]::new()
    $under = [Management.Automation.PSDataCollection[psobject]]::new()
    $under.Complete()
    [pscustomobject] @{ Shell = $shell; Output = $output; Running = $shell.BeginInvoke($under, $output) }
}

# Waits for its end: what the job's history shows.
function Wait-Runbook {
    param($Job)

    $reason = $null
    try { $null = $Job.Shell.EndInvoke($Job.Running) } catch { $reason = $_.Exception.InnerException ?? $_.Exception }
    $state = "$($Job.Shell.InvocationStateInfo.State)"
    [pscustomobject] @{
        State    = $state
        Reason   = $reason ? $reason.Message : ''
        ErrorId  = $reason -is [Management.Automation.RuntimeException] ? $reason.ErrorRecord.FullyQualifiedErrorId : ''
        Rows     = @($Job.Output)
        Errors   = @($Job.Shell.Streams.Error | ForEach-Object { "$_" })
        Warnings = @($Job.Shell.Streams.Warning | ForEach-Object { "$_" })
    }
    $Job.Shell.Runspace.Dispose()
    $Job.Shell.Dispose()
}

function Invoke-Runbook {
    param([hashtable] $Parameter, [hashtable] $Asset = @{})

    Wait-Runbook (Start-Runbook -Parameter $Parameter -Asset $Asset)
}

# Runs a script in such a process and returns what it writes, read back from JSON. The script finds $hub, $one and $two: accounts.
function Invoke-JobProcess {
    param([hashtable] $Account, [string] $RootPath, [scriptblock] $Script)

    $folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
    $null = New-Item -ItemType Directory -Path $folder
    $told = Join-Path $folder 'aws-was-started'
    $program = Join-Path $folder 'aws'
    [IO.File]::WriteAllText($program, "#!/bin/sh`n: > '$told'`nexit 3`n")
    if (-not $IsWindows) { [IO.File]::SetUnixFileMode($program, [IO.UnixFileMode] 'UserRead, UserWrite, UserExecute') }
    $accounts = Join-Path $folder 'accounts.json'
    [IO.File]::WriteAllText($accounts, (ConvertTo-Json -InputObject $Account))
    $text = @"
`$ErrorActionPreference = 'Stop'
foreach (`$name in 'Common', 'Lab', 'AwsDouble', 'Runbook') { . "$PSScriptRoot/`$name.ps1" }
`$accounts = Get-Content -LiteralPath '$accounts' -Raw | ConvertFrom-Json
`$hub, `$one, `$two = `$accounts.Hub, `$accounts.One, `$accounts.Two
ConvertTo-Json -Depth 6 -Compress -EnumsAsStrings -InputObject @(& { $Script })
"@
    $environment = (Get-AwsDoubleEnvironment ([pscustomobject] $Account.Hub)) + @{ PATH = $folder; SSL_CERT_FILE = $RootPath }
    $run = Invoke-Pwsh -Script $text -Environment $environment -TimeoutSeconds 180
    if ($run.Error) { throw "The process wrote: $($run.Error)" }
    if (Test-Path -LiteralPath $told) { throw 'A job started the AWS CLI.' }
    # Not unrolled twice: a list of one stays one object.
    ConvertFrom-Json -InputObject $run.Output
}
