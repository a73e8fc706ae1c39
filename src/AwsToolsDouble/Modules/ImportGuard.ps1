# Runs before a root module is imported, as the real guard does: one variant a session, and a warning when several are installed.
& {
    $variants = 'AWSPowerShell', 'AWSPowerShell.NetCore', 'AWS.Tools.Common'
    $loaded = Get-Module -Name $variants | Select-Object -First 1
    if ($loaded) {
        throw "$($loaded.Name) version $($loaded.Version) is currently imported. Only a single version of a single variant of AWS Tools for PowerShell (AWSPowerShell, AWSPowerShell.NetCore or AWS.Tools.Common) can be imported at any time."
    }

    $folders = $env:PSModulePath -split [IO.Path]::PathSeparator | Where-Object { $_ }
    $installed = $variants | Where-Object { $name = $_; $folders | Where-Object { Test-Path -LiteralPath (Join-Path $_ $name) -PathType Container } }
    if (@($installed).Count -gt 1) {
        Write-Warning "Multiple variants of AWS Tools for PowerShell are currently installed: $($installed -join ', ')."
    }
}
