# When a write is asked for, and when it happens. Each row counts the questions, and the writes that reached AWS.
BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    . "$PSScriptRoot/Support/AnsweringHost.ps1"
    Import-BuiltModule
    $aws = New-AwsDouble
    $before = Enable-AwsDouble $aws
    $old = '0' * 39 + '1'
    $new = '0' * 39 + '2'

    # Providers a, b, c as they are before each test.
    function Initialize-Account {
        Clear-AwsDoubleFault $aws
        foreach ($name in 'a', 'b', 'c') { Add-AwsDoubleProvider $aws "https://oidc.corp.example/$name" $old }
        Clear-AwsDoubleCalls $aws
    }

    $arns = @(Initialize-Account)
    $session = New-AnsweringSession
}

AfterAll {
    if ($session) { $session.Runspace.Dispose() }
    if ($before) { Disable-AwsDouble $before }
}

Describe 'Update-OidcThumbprint' {
    BeforeEach { $null = Initialize-Account }

    It '<Given> with <Preference> and the answer ''<Answer>'': questions <Questions>, writes <Writes>, <Outcome>' -TestCases @(
        @{ Given = ''; Preference = 'nothing set'; Answer = 'Yes'; Questions = 1; Writes = 1; Outcome = 'Updated' }
        @{ Given = ''; Preference = 'nothing set'; Answer = 'No'; Questions = 1; Writes = 0; Outcome = 'Declined' }
        @{ Given = '-WhatIf'; Preference = 'nothing set'; Answer = ''; Questions = 0; Writes = 0; Outcome = 'WouldUpdate' }
        @{ Given = '-WhatIf -Force'; Preference = 'nothing set'; Answer = ''; Questions = 0; Writes = 0; Outcome = 'WouldUpdate' }
        @{ Given = '-WhatIf -Confirm'; Preference = 'nothing set'; Answer = ''; Questions = 0; Writes = 0; Outcome = 'WouldUpdate' }
        @{ Given = '-WhatIf -Confirm:$false'; Preference = 'nothing set'; Answer = ''; Questions = 0; Writes = 0; Outcome = 'WouldUpdate' }
        @{ Given = ''; Preference = '$WhatIfPreference = $true'; Answer = ''; Questions = 0; Writes = 0; Outcome = 'WouldUpdate' }
        @{ Given = '-Force'; Preference = '$WhatIfPreference = $true'; Answer = ''; Questions = 0; Writes = 0; Outcome = 'WouldUpdate' }
        @{ Given = '-Confirm:$false'; Preference = '$WhatIfPreference = $true'; Answer = ''; Questions = 0; Writes = 0; Outcome = 'WouldUpdate' }
        @{ Given = '-Force -Confirm:$false'; Preference = '$WhatIfPreference = $true'; Answer = ''; Questions = 0; Writes = 0; Outcome = 'WouldUpdate' }
        @{ Given = '-WhatIf:$false'; Preference = '$WhatIfPreference = $true'; Answer = 'Yes'; Questions = 1; Writes = 1; Outcome = 'Updated' }
        @{ Given = '-WhatIf:$false -Force'; Preference = '$WhatIfPreference = $true'; Answer = ''; Questions = 0; Writes = 1; Outcome = 'Updated' }
        @{ Given = '-Confirm:$false'; Preference = 'nothing set'; Answer = ''; Questions = 0; Writes = 1; Outcome = 'Updated' }
        @{ Given = '-Confirm:$false'; Preference = '$ConfirmPreference = "Low"'; Answer = ''; Questions = 0; Writes = 1; Outcome = 'Updated' }
        @{ Given = '-Confirm'; Preference = 'nothing set'; Answer = 'Yes'; Questions = 1; Writes = 1; Outcome = 'Updated' }
        @{ Given = '-Confirm'; Preference = '$ConfirmPreference = "None"'; Answer = 'No'; Questions = 1; Writes = 0; Outcome = 'Declined' }
        @{ Given = '-Confirm -Force'; Preference = 'nothing set'; Answer = 'Yes'; Questions = 1; Writes = 1; Outcome = 'Updated' }
        @{ Given = '-Confirm -Force'; Preference = 'nothing set'; Answer = 'No'; Questions = 1; Writes = 0; Outcome = 'Declined' }
        @{ Given = '-Force'; Preference = 'nothing set'; Answer = ''; Questions = 0; Writes = 1; Outcome = 'Updated' }
        @{ Given = '-Force'; Preference = '$ConfirmPreference = "Low"'; Answer = ''; Questions = 0; Writes = 1; Outcome = 'Updated' }
        @{ Given = '-Force:$false'; Preference = 'nothing set'; Answer = 'No'; Questions = 1; Writes = 0; Outcome = 'Declined' }
        @{ Given = ''; Preference = '$ConfirmPreference = "None"'; Answer = ''; Questions = 0; Writes = 1; Outcome = 'Updated' }
        @{ Given = ''; Preference = '$ConfirmPreference = "High"'; Answer = 'Yes'; Questions = 1; Writes = 1; Outcome = 'Updated' }
        @{ Given = ''; Preference = '$ConfirmPreference = "Medium"'; Answer = 'Yes'; Questions = 1; Writes = 1; Outcome = 'Updated' }
        @{ Given = ''; Preference = '$ConfirmPreference = "Low"'; Answer = 'Yes'; Questions = 1; Writes = 1; Outcome = 'Updated' }
        @{ Given = ''; Preference = '$ConfirmPreference = "Low"'; Answer = 'No'; Questions = 1; Writes = 0; Outcome = 'Declined' }
    ) {
        $set = if ($Preference -like '$*') { $Preference }
        $run = Invoke-AnsweringSession $session "$set; Update-OidcThumbprint $($arns[0]) -Thumbprint $new $Given" -Answer @($Answer | Where-Object { $_ })
        $run.Errors | Should -BeNullOrEmpty
        $run.Output | Should -HaveCount 1
        $run.Output[0].Outcome | Should -Be $Outcome
        $run.Questions | Should -HaveCount $Questions
        Get-AwsDoubleCalls $aws -Write | Should -HaveCount $Writes
        Get-AwsDoubleThumbprint $aws $arns[0] | Should -Be ($Writes ? $new : $old)
    }

    It 'with the answers <Answer> for three targets: questions <Questions>, written to <Written>' -TestCases @(
        @{ Answer = @('Yes to All'); Questions = 1; Written = 'a', 'b', 'c' }
        @{ Answer = @('No to All'); Questions = 1; Written = @() }
        @{ Answer = 'Yes', 'No', 'Yes'; Questions = 3; Written = 'a', 'c' }
        @{ Answer = 'No', 'Yes to All'; Questions = 2; Written = 'b', 'c' }
        @{ Answer = 'Yes', 'No to All'; Questions = 2; Written = @('a') }
    ) {
        $run = Invoke-AnsweringSession $session "`$arns | Update-OidcThumbprint -Thumbprint $new" -Answer $Answer -Variable @{ arns = $arns }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output | Should -HaveCount 3
        $run.Questions | Should -HaveCount $Questions
        @($arns | Where-Object { (Get-AwsDoubleThumbprint $aws $_) -eq $new } | ForEach-Object { $_[-1] }) | Should -Be $Written
        Get-AwsDoubleCalls $aws -Write | Should -HaveCount $Written.Count
    }

    It 'shows the diff in the question, and Enter alone means no' {
        $run = Invoke-AnsweringSession $session "Update-OidcThumbprint $($arns[0]) -Thumbprint $new" -Answer Yes
        $lines = "$($run.Questions)" -split "`n"
        $lines[0, 1] | Should -Be 'Write to IAM', 'Update the thumbprints of oidc.corp.example/a (account 111122223333):'
        $marked = @($lines -match '^  [-+=] ')
        $marked | Should -HaveCount 2
        $marked[0] | Should -BeLike "  - $old remove: *"
        $marked[1] | Should -BeLike "  + $new add: *"
        $lines[-1] | Should -Be 'Write this list?'
        $run.Lines | Should -BeNullOrEmpty
        $session.UI.Defaults | Should -Be No
    }

    It 'says what changes once a target with -WhatIf, and emits the change as one that would be' {
        $run = Invoke-AnsweringSession $session "`$arns | Update-OidcThumbprint -Thumbprint $new -WhatIf" -Variable @{ arns = $arns }
        $run.Lines | Should -HaveCount 3
        foreach ($number in 0..2) {
            $lines = $run.Lines[$number] -split "`n"
            $lines[0] | Should -Be "What if: Update the thumbprints of oidc.corp.example/$('abc'[$number]) (account 111122223333):"
            $marked = @($lines -match '^  [-+=] ')
            $marked | Should -HaveCount 2
            $marked[0] | Should -BeLike "  - $old remove: *"
            $marked[1] | Should -BeLike "  + $new add: *"
        }
        $run.Output.Outcome | Should -Be 'WouldUpdate', 'WouldUpdate', 'WouldUpdate'
        foreach ($change in $run.Output) {
            "$($change.Before)" | Should -Be $old
            "$($change.After)" | Should -Be $new
            "$($change.Added)" | Should -Be $new
            "$($change.Removed)" | Should -Be $old
        }
    }

    It 'shows only what comes when the list is empty' {
        $arn = Add-AwsDoubleProvider $aws https://oidc.corp.example/empty
        $run = Invoke-AnsweringSession $session "Update-OidcThumbprint $arn -Thumbprint $new -WhatIf"
        @("$($run.Lines)" -split "`n" -match '^  [-+=] ') | Should -BeLike "  + $new add: *"
    }

    It 'asks nothing when there is nothing to do' {
        $run = Invoke-AnsweringSession $session "Update-OidcThumbprint $($arns[0]) -Thumbprint $old -Confirm"
        $run.Questions | Should -HaveCount 0
        $run.Output[0].Outcome | Should -Be NothingToDo
        $whatIf = Invoke-AnsweringSession $session "Update-OidcThumbprint $($arns[0]) -Thumbprint $old -WhatIf"
        $whatIf.Lines | Should -HaveCount 0
        $whatIf.Output[0].Outcome | Should -Be NothingToDo
        Get-AwsDoubleCalls $aws -Write | Should -HaveCount 0
    }

    It 'calls the AWS cmdlet with -Confirm:$false and never with -Force' {
        $trace = Join-Path $TestDrive binding.txt
        $null = Invoke-AnsweringSession $session "Trace-Command -Name ParameterBinding -FilePath '$trace' -Expression { Update-OidcThumbprint $($arns[0]) -Thumbprint $new -Force }"
        Get-AwsDoubleCalls $aws -Write | Should -HaveCount 1
        $inner = (Get-Content -LiteralPath $trace -Raw) -split 'BIND NAMED cmd line args \[Update-IAMOpenIDConnectProviderThumbprint\]'
        # A look at the cmdlet's parameters binds, too, but no argument.
        $call = $inner | Select-Object -Skip 1 | ForEach-Object { $_ -split 'BIND POSITIONAL' | Select-Object -First 1 } | Where-Object { $_ -match 'BIND arg' }
        $call | Should -HaveCount 1
        $call | Should -Match 'to param \[ThumbprintList\] SUCCESSFUL'
        $call | Should -Match 'BIND arg \[False\] to param \[Confirm\] SUCCESSFUL'
        $call | Should -Not -Match '\[Force\]'
    }
}

Describe 'Update-OidcThumbprint where nobody can be asked' {
    BeforeEach { $null = Initialize-Account }

    Context 'in a runspace without a user interface' {
        BeforeAll { $bare = New-AnsweringSession -NoHost }
        AfterAll { if ($bare) { $bare.Runspace.Dispose() } }

        It 'writes nothing and says how to go on' {
            $run = Invoke-AnsweringSession $bare "`$arns | Update-OidcThumbprint -Thumbprint $new" -Variable @{ arns = $arns }
            $run.Errors | Should -HaveCount 3
            $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'CannotAsk,*UpdateOidcThumbprintCommand'
            $run.Errors[0].CategoryInfo.Category | Should -Be PermissionDenied
            $run.Errors[0].TargetObject | Should -Be $arns[0]
            "$($run.Errors[0])" | Should -BeLike '*nothing was written to oidc.corp.example/a.*-Force*-Confirm:$false*-WhatIf*'
            $run.Output.Outcome | Should -Be 'Declined', 'Declined', 'Declined'
            Get-AwsDoubleCalls $aws -Write | Should -HaveCount 0
            Get-AwsDoubleThumbprint $aws $arns[0] | Should -Be $old
        }

        It 'writes with <_>' -ForEach '-Force', '-Confirm:$false' {
            $run = Invoke-AnsweringSession $bare "Update-OidcThumbprint $($arns[0]) -Thumbprint $new $_"
            $run.Errors | Should -BeNullOrEmpty
            $run.Output[0].Outcome | Should -Be Updated
            Get-AwsDoubleThumbprint $aws $arns[0] | Should -Be $new
        }

        It 'emits the change with -WhatIf and writes nothing' {
            $run = Invoke-AnsweringSession $bare "Update-OidcThumbprint $($arns[0]) -Thumbprint $new -WhatIf"
            $run.Errors | Should -BeNullOrEmpty
            $run.Output[0].Outcome | Should -Be WouldUpdate
            Get-AwsDoubleCalls $aws -Write | Should -HaveCount 0
        }
    }

    It 'writes nothing in pwsh -NonInteractive, unless told not to ask' {
        $script = {
            param($first, $second, $new)
            $asked = Update-OidcThumbprint $first -Thumbprint $new -ErrorAction SilentlyContinue -ErrorVariable failed
            $forced = Update-OidcThumbprint $second -Thumbprint $new -Force
            "$($asked.Outcome) $($failed.Count) $($failed[0].FullyQualifiedErrorId) $($forced.Outcome)"
        }
        $run = Invoke-Pwsh $script -ArgumentList $arns[0], $arns[1], $new
        $run.Output | Should -Be 'Declined 1 CannotAsk,EksThumbprint.Commands.UpdateOidcThumbprintCommand Updated'
        $run.Error | Should -BeNullOrEmpty
        (Get-AwsDoubleCalls $aws -Write).Resource | Should -Be $arns[1]
    }

    It 'takes an end of input for no answer' -Tag Everything {
        $script = {
            param($arn, $new)
            $asked = Update-OidcThumbprint $arn -Thumbprint $new -ErrorAction SilentlyContinue -ErrorVariable failed
            "$($asked.Outcome) $($failed.FullyQualifiedErrorId)"
        }
        $run = Invoke-Pwsh $script -ArgumentList $arns[0], $new -Interactive
        $run.Output | Should -BeLike "*Write to IAM*Declined CannotAsk,EksThumbprint.Commands.UpdateOidcThumbprintCommand"
        Get-AwsDoubleCalls $aws -Write | Should -HaveCount 0
        Get-AwsDoubleThumbprint $aws $arns[0] | Should -Be $old
    }

    It 'takes a question that the host cannot put for no answer' {
        $session.UI.Unable = $true
        try { $run = Invoke-AnsweringSession $session "Update-OidcThumbprint $($arns[0]) -Thumbprint $new" }
        finally { $session.UI.Unable = $false }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'CannotAsk,*'
        $run.Output[0].Outcome | Should -Be Declined
        Get-AwsDoubleCalls $aws -Write | Should -HaveCount 0
    }
}
