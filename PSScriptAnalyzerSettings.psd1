@{
    # For Pester files.
    ExcludeRules = @(
        # It can't see that the blocks of a Pester file share variables, and calls those of BeforeAll unused.
        'PSUseDeclaredVarsMoreThanAssignments'

        # All files are UTF-8 without a byte order mark; Pester files run in PowerShell 7 only.
        'PSUseBOMForUnicodeEncodedFile'
    )
}
