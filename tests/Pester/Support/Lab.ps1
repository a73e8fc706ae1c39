# Issuers on the loopback address, for Pester files to dot-source after Common.ps1. The laboratory has them.
. (Join-Path $RepositoryRoot src EksThumbprint.Laboratory Session Issuers.ps1)
