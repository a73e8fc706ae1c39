BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    Import-BuiltModule
    . "$PSScriptRoot/Support/ViewScene.ps1"
}

Describe 'Copies' {
    BeforeAll {
        function Get-Copy { param($Item) $file = Join-Path $TestDrive 'copy.xml'; $Item | Export-Clixml -LiteralPath $file; Import-Clixml -LiteralPath $file }
    }

    It 'from another process are shown as the originals, in tables' {
        Get-Copy $results | Get-ViewLine | Should -Be ($results | Get-ViewLine)
        Get-Copy (Get-ServedTop $made) | Get-ViewLine | Should -Be (Get-ServedTop $made | Get-ViewLine)
        $copied = Get-Copy (Get-ServedCertificate $made) | Get-ViewLine
        Get-ServedCertificate $made | Get-ViewLine | Where-Object { $_ -notlike '*Verdict:*' } | Should -Be $copied
    }

    It 'from another process are shown in lists, each value in full' {
        $lines = Get-Copy ($results | Where-Object Status -eq Stale) | Format-List | Get-ViewLine
        $lines | Should -Contain "Expected      : $top"
        $lines | Should -Contain "                  the example in AWS's documentation: no real certificate"
    }

    It 'of a change are a diff' {
        $lines = Get-Copy (New-Change (New-FactSet (Get-PubliclyTrusted $made) (Get-Listing $example)) Updated) | Get-ViewLine
        $lines[0] | Should -BeExactly 'prod-payments  Updated'
        $lines | Should -Contain "  + $top add"
    }

    It 'from CSV and JSON are shown too' {
        foreach ($copy in ($results | ConvertTo-Csv | ConvertFrom-Csv), ($results | ConvertTo-Json -Depth 3 | ConvertFrom-Json)) {
            foreach ($row in $copy) { $row.PSObject.TypeNames.Insert(0, 'EksThumbprint.OidcTestResult') }
            $copy | Get-ViewLine | Should -Be ($results | Get-ViewLine)
        }
    }

    It 'without anything in them are shown as nothing, not as errors' {
        $Error.Clear()
        foreach ($type in 'OidcTestResult', 'OidcChainCertificate', 'OidcRootThumbprint', 'OidcThumbprintChange', 'Finding', 'ListedThumbprint') {
            foreach ($empty in [pscustomobject] @{ PSTypeName = "EksThumbprint.$type" }, [pscustomobject] @{ PSTypeName = "EksThumbprint.$type"; Name = $null; Status = $null; Registered = $null; Before = $null; Findings = @($null); Expires = 'never' }) {
                { $empty | Out-String; $empty | Format-List | Out-String; $empty | Format-Table | Out-String } | Should -Not -Throw
            }
        }

        $Error | Should -BeNullOrEmpty
    }
}

Describe 'Objects are flat' {
    It 'so that a CSV file holds text only' {
        $rows = @($results | ConvertTo-Csv | ConvertFrom-Csv)
        $rows | ForEach-Object { $_.Status } | Should -Be ($results | ForEach-Object { "$($_.Status)" })
        ($rows | Where-Object Status -eq Mismatch).Registered | Should -Match '^[0-9a-f]{40}( [0-9a-f]{40})+$'
        ($rows | Where-Object Status -eq Mismatch).Findings | Should -BeLike 'Mismatch Listed*'
        $results + (Get-ServedTop $made) | ForEach-Object { ConvertTo-Csv $_ } | Should -Not -Match 'System\.|EksThumbprint\.|`1'
    }

    It 'so that JSON of depth 3 holds everything' {
        $json = ConvertTo-Json -InputObject $results -Depth 3 -WarningVariable warnings 3> $null
        $warnings | Should -BeNullOrEmpty
        $back = $json | ConvertFrom-Json
        $back[6].Findings[0].Sentence | Should -BeExactly $results[6].Findings[0].Sentence
        $back[6].Registered | Should -Be $results[6].Registered
    }

    It 'so that JSON has words for what is an enumeration' {
        $back = ConvertTo-Json -InputObject $results -Depth 3 | ConvertFrom-Json
        $back.Status | Should -Be ($results | ForEach-Object { "$($_.Status)" })
        $back[6].Findings[0].Severity | Should -Be 'Error'
        (Get-ServedCertificate $made | Select-Object Role | ConvertTo-Json | ConvertFrom-Json)[0].Role | Should -Be 'Leaf'
    }

    It 'so that they can be filtered, sorted, grouped and selected' {
        @($results | Where-Object Status -ne Match).Count | Should -Be ($results.Count - 1)
        ($results | Where-Object Expires | Sort-Object Expires | Select-Object -First 1).Expires | Should -Be $results[0].Expires
        @($results | Group-Object Status).Count | Should -Be $results.Count
        ($results[0] | Select-Object Name, Status).Status | Should -Be 'Match'
        ($results | Format-Table * | Out-String -Width 300) | Should -BeLike '*Sentence*'
        ($results | Format-List * | Out-String) | Should -BeLike '*RepairCommand*'
    }
}
