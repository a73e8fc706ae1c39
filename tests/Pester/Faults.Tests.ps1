# What goes wrong between the cmdlets and AWS, a row each: what IAM holds afterwards, how often it was written to, and what the user
# gets. The calls of an update are GetOpenIDConnectProvider (1: the facts, 2: immediately before the write), the write, and
# GetOpenIDConnectProvider (3 and on: read back). Update-OidcThumbprint.Trouble.Tests.ps1 has the failures that are the same at every call.
BeforeDiscovery {
    . "$PSScriptRoot/Support/PowerShell.ps1"
    $get = 'iam:GetOpenIDConnectProvider'
    $update = 'iam:UpdateOpenIDConnectProviderThumbprint'
    # Held: 'old', 'new', 'theirs' or 'gone'. Id: of the error; none where all is well.
    $updates = @(
        @{ When = 'denied: the reading before the write'; Faults = @{ Kind = 'Denied'; Operation = $get; After = 1 }; Outcome = 'Failed'; Id = 'UpdateFailed'; Category = 'PermissionDenied'; Held = 'old'; Writes = 0; Says = '*Nothing was written. *Grant the caller iam:GetOpenIDConnectProvider*(request id *)' }
        @{ When = 'credentials that expire between two readings'; Faults = @{ Kind = 'ExpiredToken'; Operation = $get; After = 1 }; Outcome = 'Failed'; Id = 'UpdateFailed'; Category = 'AuthenticationError'; Held = 'old'; Writes = 0; Says = '*Nothing was written. *credentials have expired*Sign in again*' }
        @{ When = 'the provider deleted between two readings'; Intruder = @{ After = 1; Delete = $true }; Outcome = 'Failed'; Id = 'UpdateFailed'; Category = 'WriteError'; Held = 'gone'; Writes = 0; Says = '*deleted meanwhile; nothing was written*' }
        @{ When = 'another run of the same repair between two readings'; Intruder = @{ After = 1; Same = $true }; Outcome = 'NothingToDo'; Held = 'new'; Writes = 0; Says = '*has become as it should be*' }
        @{ When = 'throttled for a while: the write'; Faults = @{ Kind = 'Throttled'; Operation = $update; Times = 1 }; Outcome = 'Updated'; Held = 'new'; Writes = 2; Says = 'Written once, and read back as planned.' }
        @{ When = 'throttled for good: the write'; Faults = @{ Kind = 'Throttled'; Operation = $update }; Outcome = 'Failed'; Id = 'UpdateFailed'; Category = 'LimitsExceeded'; Held = 'old'; Writes = 4; Says = '*Nothing was written. *Wait a minute*(request id *)' }
        @{ When = 'throttled: the write, and another writer meanwhile'; Faults = @{ Kind = 'Throttled'; Operation = $update; Times = 1 }; Intruder = @{ Operation = $update; After = 1 }; Outcome = 'ChangedMeanwhile'; Id = 'ChangedMeanwhile'; Category = 'ResourceBusy'; Held = 'theirs'; Writes = 1; Says = '*nothing was written. It is now a8*' }
        @{ When = 'the provider deleted right before the write'; Intruder = @{ After = 2; Delete = $true }; Outcome = 'Failed'; Id = 'UpdateFailed'; Category = 'ObjectNotFound'; Held = 'gone'; Writes = 1; Says = '*deleted meanwhile; nothing was written*' }
        @{ When = 'a list that IAM rejects'; Faults = @{ Kind = 'Error'; Code = 'InvalidInput'; Message = 'Thumbprint list must contain fewer than 5 entries.'; Operation = $update }; Outcome = 'Failed'; Id = 'UpdateFailed'; Category = 'InvalidArgument'; Held = 'old'; Writes = 1; Says = '*Nothing was written. *must contain fewer than 5 entries*' }
        @{ When = 'an answer lost after effect, and another writer then'; Faults = @{ Kind = 'LostAnswer'; Operation = $update }; Intruder = @{ Operation = $update; After = 1 }; Outcome = 'Overwritten'; Id = 'Overwritten'; Category = 'InvalidResult'; Held = 'theirs'; Writes = 1; Says = '*The answer to the write was lost, and somebody else has changed the list since. It is now a8*' }
        @{ When = 'an answer lost after effect, and the provider deleted then'; Faults = @{ Kind = 'LostAnswer'; Operation = $update }; Intruder = @{ Operation = $update; After = 1; Delete = $true }; Outcome = 'Overwritten'; Id = 'Overwritten'; Category = 'InvalidResult'; Held = 'gone'; Writes = 1; Says = '*the provider has been deleted since*' }
        @{ When = 'an answer lost after effect, and expired credentials then'; Faults = @{ Kind = 'LostAnswer'; Operation = $update }, @{ Kind = 'ExpiredToken'; Operation = $get; After = 2 }; Outcome = 'Unconfirmed'; Id = 'Unconfirmed'; Category = 'OperationTimeout'; Held = 'new'; Writes = 1; Says = '*Whether the list was written is not known. *It cannot be read back either. *expired*Repeating the command is safe*' }
        @{ When = 'no network for the write, and denied the reading back'; Faults = @{ Kind = 'NoNetwork'; Operation = $update }, @{ Kind = 'Denied'; Operation = $get; After = 2 }; Outcome = 'Unconfirmed'; Id = 'Unconfirmed'; Category = 'OperationTimeout'; Held = 'old'; Writes = 0; Says = '*Whether the list was written is not known. *Repeating the command is safe*' }
        @{ When = '500 for a while: reading back'; Faults = @{ Kind = 'ServiceFailure'; Operation = $get; After = 2; Times = 2 }; Outcome = 'Updated'; Held = 'new'; Writes = 1; Says = 'Written once, and read back as planned.' }
        @{ When = 'denied: reading back'; Faults = @{ Kind = 'Denied'; Operation = $get; After = 2 }; Outcome = 'Unconfirmed'; Id = 'Unconfirmed'; Category = 'OperationTimeout'; Held = 'new'; Writes = 1; Says = '*The list was written once, but cannot be read back. *Grant the caller iam:GetOpenIDConnectProvider*' }
        @{ When = 'the provider deleted after the write'; Intruder = @{ Operation = $update; After = 1; Delete = $true }; Outcome = 'Overwritten'; Id = 'Overwritten'; Category = 'InvalidResult'; Held = 'gone'; Writes = 1; Says = '*The provider was deleted after the write*' }
        @{ When = 'five values, and an answer lost'; Five = $true; Faults = @{ Kind = 'LostAnswer'; Operation = $update }; Outcome = 'Updated'; Held = 'pruned'; Writes = 1; Says = 'Written once, and read back as planned.' }
    )

    $tests = @(
        @{ When = 'credentials that expire after the cluster is described'; Faults = @{ Kind = 'ExpiredToken'; Operation = 'iam:*' }; Status = 'AwsUnavailable'; Says = '*credentials have expired*Sign in again*' }
        @{ When = '500 while the provider is read'; Faults = @{ Kind = 'ServiceFailure'; Operation = $get }; Status = 'AwsUnavailable'; Says = '*AWS failed at iam:GetOpenIDConnectProvider*Repeat*' }
        @{ When = 'a connection that breaks while the provider is read'; Faults = @{ Kind = 'LostAnswer'; Operation = $get }; Status = 'AwsUnavailable'; Says = '*iam:GetOpenIDConnectProvider*' }
        @{ When = 'a code that nobody knows'; Faults = @{ Kind = 'Error'; Code = 'TeapotException'; Message = "short and stout$([char]27)[31m"; Operation = $get }; Status = 'AwsUnavailable'; Says = '*iam:GetOpenIDConnectProvider failed (TeapotException: short and stout*' }
        @{ When = 'the provider deleted while it is sought'; Intruder = @{ Operation = 'eks:DescribeCluster'; After = 1; Delete = $true }; Status = 'NoProvider'; Says = '*IAM has no OIDC provider*' }
    )
}

BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    Import-BuiltModule
    $aws = New-AwsDouble
    $before = Enable-AwsDouble $aws
    Import-AwsDouble
    $lab = Start-Lab
    $issuer = Add-LabIssuer $lab -HostName oidc.corp.example -Path /id/1
    Add-AwsDoubleCluster $aws shop -Issuer $issuer.url
    $top = $issuer.host.top
    $old = 'a1' * 20
    $theirs = 'a8' * 20
    $five = @(1..5 | ForEach-Object { "b$_" * 20 })

    # Gives the provider its list, and lets go wrong what the row says.
    function Initialize-Row($Row) {
        Clear-AwsDoubleFault $aws
        $list = if ($Row.Five) { $five } else { $old }
        $script:arn = Add-AwsDoubleProvider $aws $issuer.url $list
        Clear-AwsDoubleCalls $aws
        foreach ($fault in @($Row.Faults | Where-Object { $_ })) {
            if ($fault.Operation -eq 'iam:*') { foreach ($name in 'ListOpenIDConnectProviders', 'GetOpenIDConnectProvider') { $each = $fault + @{}; $each.Operation = "iam:$name"; Set-AwsDoubleFault $aws @each } }
            else { Set-AwsDoubleFault $aws @fault }
        }

        if ($Row.Intruder) {
            $intruder = $Row.Intruder + @{}
            $list = if ($intruder.Same) { $old, $top } else { $theirs }
            $intruder.Remove('Same')
            Add-AwsDoubleIntruder $aws $arn $list @intruder
        }
    }

    # A list by the row's word for it.
    function Get-Expected([string] $Held) {
        switch ($Held) {
            old { $old }
            new { $old, $top }
            theirs { $theirs }
            pruned { $five[1..4] + $top }
        }
    }
}

AfterAll {
    Stop-Lab $lab
    if ($before) { Disable-AwsDouble $before }
}

Describe 'An update, with this going wrong' {
    It '<When>' -ForEach (Select-Row $updates -Kind Outcome) {
        Initialize-Row $_
        $change = Update-OidcThumbprint $arn -TrustedRoot $issuer.host.rootPath -ConnectTo $lab.ConnectTo -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $change | Should -HaveCount 1
        $change.Outcome | Should -Be $Outcome
        $told = if ($Id) { "$($failed[0])" } else { $change.Sentence }
        $told | Should -BeLike $Says
        $failed | Should -HaveCount ([int][bool]$Id)
        if ($Id) {
            $failed[0].FullyQualifiedErrorId | Should -Be "$Id,EksThumbprint.Commands.UpdateOidcThumbprintCommand"
            $failed[0].CategoryInfo.Category | Should -Be $Category
            $failed[0].TargetObject | Should -Be $arn
        }

        Get-AwsDoubleThumbprint $aws $arn | Should -Be (Get-Expected $Held)
        $sent = Get-AwsDoubleCalls $aws -Write
        $sent | Should -HaveCount $Writes
        # The SDK is told not to send a write again by itself.
        $sent | ForEach-Object { $_.MaxErrorRetry | Should -Be 0 }
    }

    It 'is done by running again once it is over: <When>' -ForEach (Select-Row ($updates | Where-Object Held -NE 'gone') -Kind Held) {
        Initialize-Row $_
        if ($Outcome -ne 'Updated' -and $Writes -lt 4) { $null = Update-OidcThumbprint $arn -TrustedRoot $issuer.host.rootPath -ConnectTo $lab.ConnectTo -Force -ErrorAction SilentlyContinue }
        Clear-AwsDoubleFault $aws
        $change = Update-OidcThumbprint $arn -TrustedRoot $issuer.host.rootPath -ConnectTo $lab.ConnectTo -Force
        $change.Outcome | Should -BeIn Updated, NothingToDo
        Get-AwsDoubleThumbprint $aws $arn | Should -Contain $top
    }
}

Describe 'A test, with this going wrong' {
    It '<When>' -ForEach $tests {
        Initialize-Row $_
        $result = Test-OidcThumbprint shop -ConnectTo $lab.ConnectTo -ErrorVariable problems
        $result | Should -HaveCount 1
        $result.Status | Should -Be $Status
        $result.Sentence | Should -BeLike $Says
        $result.Sentence | Should -Not -Match '\p{Cc}'
        $problems | Should -BeNullOrEmpty
        Get-AwsDoubleCalls $aws -Write | Should -HaveCount 0
    }
}

Describe 'Lists that are null, as version 5 of AWS.Tools has them' {
    It 'are empty ones to an update' {
        Clear-AwsDoubleFault $aws
        $arn = Add-AwsDoubleProvider $aws $issuer.url
        (Update-OidcThumbprint $arn -TrustedRoot $issuer.host.rootPath -ConnectTo $lab.ConnectTo -Force).Outcome | Should -Be Updated
        Get-AwsDoubleThumbprint $aws $arn | Should -Be $top
    }
}
