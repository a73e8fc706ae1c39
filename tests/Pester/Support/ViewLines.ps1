# What the views' tests do with what PowerShell shows. Dot-source it in BeforeAll.

# The lines of a view, without the blank ones around it and the spaces at their ends. A console of 80 columns gives 79.
function Get-ViewLine {
    param([Parameter(ValueFromPipeline)] $Item, [int] $Width = 79)

    begin { $items = [Collections.Generic.List[object]]::new() }
    process { $items.Add($Item) }
    end {
        $all = @(($items | Out-String -Width $Width) -split '\r?\n' | ForEach-Object { $_.TrimEnd() })
        $first = [array]::FindIndex([string[]] $all, [Predicate[string]] { $args[0] })
        $last = [array]::FindLastIndex([string[]] $all, [Predicate[string]] { $args[0] })
        if ($first -ge 0) { $all[$first..$last] }
    }
}

function Assert-Line {
    param([string[]] $Actual, [string] $Expected)

    $Actual -join "`n" | Should -BeExactly $Expected.Replace("`r`n", "`n")
}

# Nothing of a view is wider than it may be, at either width.
function Assert-Narrow {
    param($Item, [scriptblock] $Format = { $_ })

    foreach ($width in 79, 80) {
        ($Item | ForEach-Object $Format | Out-String -Width $width) -split '\r?\n' | Where-Object { $_.Length -gt $width } | Should -BeNullOrEmpty
    }
}
