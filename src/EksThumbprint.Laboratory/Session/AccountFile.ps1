# The stand-in account's file and its log of calls. Account.ps1 dot-sources this.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Changes only files in a folder of its own.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseSingularNouns', '', Justification = 'Returns the whole log.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'Used in a script block.')]
param()

# Changes the account's file while nobody else has it: the block gets the state as a hashtable and changes it in place. A change
# within another one is part of that: the file is written once.
function Update-AwsDoubleState {
    param($Double, [scriptblock] $Change)

    if ($Double.Changing) { return & $Change $Double.Changing }
    Use-AwsDoubleLock $Double {
        $state = $Double.Changing = Get-Content -LiteralPath $Double.StatePath -Raw | ConvertFrom-Json -AsHashtable
        try { & $Change $state } finally { $Double.Changing = $null }
        $next = "$($Double.StatePath).$PID"
        [IO.File]::WriteAllText($next, (ConvertTo-Json -InputObject $state -Depth 8))
        [IO.File]::Move($next, $Double.StatePath, $true)
    }
}

# The account as it really is, whatever its readers see.
function Get-AwsDoubleState {
    param($Double)

    Use-AwsDoubleLock $Double { Get-Content -LiteralPath $Double.StatePath -Raw | ConvertFrom-Json -AsHashtable }
}

function Use-AwsDoubleLock {
    param($Double, [scriptblock] $Action)

    $held = $null
    $end = [datetime]::UtcNow.AddSeconds(20)
    while (-not $held) {
        try { $held = [IO.FileStream]::new("$($Double.StatePath).lock", 'OpenOrCreate', 'ReadWrite', 'None') }
        catch [IO.IOException] {
            if ([datetime]::UtcNow -gt $end) { throw }
            Start-Sleep -Milliseconds 5
        }
    }
    try { & $Action } finally { $held.Dispose() }
}

# The calls so far, oldest first: Operation, Resource, Region, Caller, ProfileName, Thumbprints, Page, Reached, Effect, Error and more.
function Get-AwsDoubleCalls {
    param(
        $Double,
        [string] $Operation = '*',
        # Only writes that reached AWS, whether they took effect or not.
        [switch] $Write
    )

    $path = "$($Double.StatePath).calls"
    $lines = Use-AwsDoubleLock $Double { if (Test-Path -LiteralPath $path) { Get-Content -LiteralPath $path } }
    $calls = $lines | ConvertFrom-Json | Where-Object Operation -Like $Operation
    if ($Write) { $calls = $calls | Where-Object { $_.Reached -and $_.Operation -eq 'iam:UpdateOpenIDConnectProviderThumbprint' } }
    @($calls)
}

function Clear-AwsDoubleCalls {
    param($Double)

    Use-AwsDoubleLock $Double { Remove-Item -LiteralPath "$($Double.StatePath).calls" -ErrorAction Ignore }
}
