BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    Import-BuiltModule
    . "$PSScriptRoot/Support/ViewObjects.ps1"
    . "$PSScriptRoot/Support/AnsweringHost.ps1"
    $result = New-Result (New-FactSet $null @{ Provider = $null; Listed = $null; ClusterMissing = $true })

    # The last column, of all of its lines.
    function Get-ShownSentence {
        param($Session)

        $run = Invoke-AnsweringSession $Session '$result | Format-Table -View Wide | Out-String -Width 200' -Variable @{ result = $result }
        $lines = $run.Output[0].Trim().Split("`n") | Select-Object -Skip 2
        ($lines | ForEach-Object { $_.PadRight(81).Substring(80).Trim() }) -join ' '
    }
}

Describe 'The wide view of a verdict' {
    AfterEach { $session.Runspace.Dispose() }

    It 'shows the whole sentence in a host whose screen answers with <_>' -ForEach @(
        'System.NotImplementedException'
        'System.NotSupportedException'
        'System.IO.IOException'
        'System.InvalidOperationException'
        'System.NullReferenceException'
        'System.Management.Automation.Host.HostException'
    ) {
        $session = New-AnsweringSession -Blind (New-Object $_)
        Get-ShownSentence $session | Should -BeExactly $result.Sentence
        $session.UI.Screen.Refusals | Should -BeGreaterThan 0
    }

    It 'shows it in a host without a screen' {
        $session = New-AnsweringSession
        Get-ShownSentence $session | Should -BeExactly $result.Sentence
    }
}
