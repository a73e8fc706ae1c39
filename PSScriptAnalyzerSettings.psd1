@{
    # For Pester files.
    ExcludeRules = @(
        # It can't see that the blocks of a Pester file share variables, and calls those of BeforeAll unused.
        'PSUseDeclaredVarsMoreThanAssignments'

        # A test's own helpers change a test's own things, at nobody's prompt.
        'PSUseShouldProcessForStateChangingFunctions'

        # A figure in a test's output is for the person who watches.
        'PSAvoidUsingWriteHost'

        # The AWS CLI's arguments are positional.
        'PSAvoidUsingPositionalParameters'

        # All files are UTF-8 without a byte order mark; Pester files run in PowerShell 7 only.
        'PSUseBOMForUnicodeEncodedFile'
    )
}
