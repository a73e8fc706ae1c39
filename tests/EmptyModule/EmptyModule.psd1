@{
    RootModule        = if ($PSEdition -eq 'Core') { 'EmptyModule.dll' } else { 'EmptyModule.dll' }
    ModuleVersion     = '1.0.0'
    GUID              = 'b7a5f0a5-5a0c-4c35-9d6e-1d0a4b9d8c77'
    Author            = 'EksThumbprint contributors'
    Description       = 'An empty compiled module of the same kind (a build an edition, a view): what the benchmarks measure importing against.'
    FormatsToProcess  = @('EmptyModule.format.ps1xml')
    FunctionsToExport = @()
    CmdletsToExport   = @('Get-Nothing')
    VariablesToExport = @()
    AliasesToExport   = @()
}
