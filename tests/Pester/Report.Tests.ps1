BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    Import-BuiltModule
    . "$PSScriptRoot/Support/ViewObjects.ps1"
    . "$PSScriptRoot/Support/ViewStatuses.ps1"
    $chain = Join-Path $TestDrive 'chain.pem'
    New-ServedPem | Set-Content -LiteralPath $chain
    $served = Read-ServedFact $chain
    $top = $served.Trust[0].Chain.Top.Thumbprint.ToString()
    $lower = $served.Trust[0].Chain.Leaf.Thumbprint.ToString()
    # What is said of a file is in no report.
    $statuses = [Enum]::GetNames([EksThumbprint.OidcStatus]) -ne 'NotInFile'
    $tested = foreach ($status in $statuses) { Get-StatusResult $status $served $top $lower }
}

Describe 'ConvertTo-OidcReport' {
    BeforeEach {
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))
        $file = Join-Path $folder 'estate.html'
    }

    It 'writes a page with every status, and nothing beside it' {
        $tested | ConvertTo-OidcReport -Path $file | Should -BeNullOrEmpty
        $page = Get-Content -LiteralPath $file -Raw
        foreach ($status in $statuses) { $page | Should -MatchExactly "data-status=`"$status`"" }
        Get-ChildItem -LiteralPath $folder -Force | Should -HaveCount 1
    }

    It 'takes results as an argument too, and gives the page without -Path' {
        $page = ConvertTo-OidcReport -InputObject $tested -Title 'Team <A>'
        $page | Should -BeOfType string
        $page | Should -Match '^<!DOCTYPE html>'
        $page | Should -MatchExactly '<h1>Team &lt;A&gt;</h1>'
    }

    It 'says that there is nothing to report on' {
        @() | ConvertTo-OidcReport $file
        $null | ConvertTo-OidcReport | Should -Match 'No clusters were tested'
        Get-Content -LiteralPath $file -Raw | Should -Match 'No clusters were tested'
    }

    It 'leaves an existing file alone without -Force, and says so before anything is tested' {
        'old' | Set-Content -LiteralPath $file
        $asked = [ref]0
        $problem = { & { $asked.Value++; $tested } | ConvertTo-OidcReport $file } | Should -Throw -ErrorId 'FileExists,EksThumbprint.Commands.ConvertToOidcReportCommand' -PassThru
        $problem.CategoryInfo.Category | Should -Be ResourceExists
        $problem.Exception.Message | Should -Match '-Force'
        $asked.Value | Should -Be 0
        Get-Content -LiteralPath $file | Should -Be old
    }

    It 'overwrites with -Force, and gives the file with -PassThru' {
        'old' | Set-Content -LiteralPath $file
        $written = $tested | ConvertTo-OidcReport $file -Force -PassThru
        $written | Should -BeOfType IO.FileInfo
        $written.FullName | Should -Be $file
        Get-Content -LiteralPath $file -Raw | Should -Match '</html>'
    }

    It 'writes nothing with -WhatIf' {
        $tested | ConvertTo-OidcReport $file -WhatIf
        $file | Should -Not -Exist
    }

    It 'keeps the old file when a later input is none' {
        'old' | Set-Content -LiteralPath $file
        { $tested + 'word' | ConvertTo-OidcReport $file -Force } | Should -Throw -ErrorId 'NotAResult,*'
        Get-Content -LiteralPath $file | Should -Be old
        Get-ChildItem -LiteralPath $folder -Force | Should -HaveCount 1
    }

    It 'says what a copy lacks: <_>' -ForEach 'Clixml', 'Csv' {
        $saved = Join-Path $folder 'saved'
        if ($_ -eq 'Csv') { $tested | Export-Csv $saved } else { $tested | Export-Clixml $saved }
        $copies = if ($_ -eq 'Csv') { Import-Csv $saved } else { Import-Clixml $saved }
        { $copies | ConvertTo-OidcReport } | Should -Throw -ErrorId 'ResultIsCopy,*'
    }

    It 'refuses a path that is no file that can be written: <Id>' -ForEach @(
        @{ Id = 'ReportNotAFile'; Path = 'Env:/report' }
        @{ Id = 'DriveNotFound'; Path = 'no-such-drive:/report.html' }
        @{ Id = 'FileFolderMissing'; Path = 'TestDrive:/no-such-folder/report.html' }
        @{ Id = 'FileIsDirectory'; Path = 'TestDrive:/' }
    ) {
        { $tested | ConvertTo-OidcReport $Path -Force } | Should -Throw -ErrorId "$Id,*"
    }

    It 'resolves a PowerShell path' {
        $tested | ConvertTo-OidcReport TestDrive:/resolved.html -Force
        Join-Path $TestDrive 'resolved.html' | Should -Exist
    }
}
