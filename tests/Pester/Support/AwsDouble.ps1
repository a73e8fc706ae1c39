# An AWS account in a file, and the stand-in modules that call it, for Pester files to dot-source: the laboratory's account, and
# sessions that use it. See src/AwsToolsDouble/README.md.
. (Join-Path $PSScriptRoot PowerShell.ps1)
. ([IO.Path]::Combine($PSScriptRoot, '..', '..', '..', 'src', 'EksThumbprint.Laboratory', 'Session', 'Account.ps1'))
. (Join-Path $PSScriptRoot AwsDoubleSession.ps1)
