#Requires -Version 5.1
#Requires -Modules EksThumbprint

<#
.SYNOPSIS
Makes the message that goes out when clusters need attention, of the objects of Test-EksEstate.ps1.

.DESCRIPTION
The message says for each cluster which one it is, what pods see and what to run, the gravest verdict first. It is plain text, fits into an Amazon
SNS message, and holds no control character but line ends. Its subject is ASCII and shorter than 100 characters, as Amazon SNS demands.

.PARAMETER InputObject
The objects to tell of.

.PARAMETER Total
How many were checked.

.PARAMETER MaximumBytes
How long the text may become, in bytes of UTF-8. What does not fit is counted.

.OUTPUTS
One object with Subject, Summary (one line, with the counts) and Text.
#>
[CmdletBinding()]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory = $true, ValueFromPipeline = $true)]
    [psobject] $InputObject,

    [Parameter(Mandatory = $true)]
    [int] $Total,

    # SNS takes 262,144 bytes with subject and attributes.
    [ValidateRange(1000, 262144)]
    [int] $MaximumBytes = 200000
)

begin {
    Set-StrictMode -Version 3.0
    $all = New-Object -TypeName System.Collections.ArrayList

    function Get-Line {
        param([string] $Label, [string] $Text)

        if ($Text) { "  ${Label}: " + ($Text -replace '\p{C}+', ' ') }
    }

    function Get-Place {
        param($Row)

        $places = @($Row.Account, $Row.Region) -match '\S'
        $Row.Name + $(if ($places) { " ($($places -join ', '))" })
    }

    function Get-Part {
        param($Row)

        $lines = @(
            "$(Get-Place $Row): $($Row.Status)" -replace '\p{C}+', ' '
            Get-Line 'What is wrong' $Row.Sentence
            Get-Line 'What to do' $Row.Remedy
            Get-Line 'What to run' $Row.RepairCommand
            if ($Row.Outcome) { Get-Line 'Repair' "$($Row.Outcome). $($Row.Change)" }
        )
        ($lines -join "`n") + "`n"
    }
}

process {
    $null = $all.Add($InputObject)
}

end {
    $rows = @($all | Sort-Object -Property @{ Expression = { [int] [EksThumbprint.OidcStatus] $_.Status }; Descending = $true }, Account, Region, Name)
    $counts = $rows | Group-Object -Property Status | ForEach-Object { "$($_.Count) $($_.Name)" }
    $head = "$($rows.Count) of $Total checked need attention: $($counts -join ', ')."
    $text = New-Object -TypeName System.Text.StringBuilder -ArgumentList "$head`n"
    $left = $MaximumBytes - 200 - $head.Length
    $told = 0
    foreach ($row in $rows) {
        $part = Get-Part $row
        $left -= 1 + [System.Text.Encoding]::UTF8.GetByteCount($part)
        if ($left -lt 0) { break }
        $null = $text.Append("`n").Append($part)
        $told++
    }

    if ($told -lt $rows.Count) { $null = $text.Append("`n$($rows.Count - $told) more did not fit. The job's output has them all.`n") }
    $named = @($rows | Select-Object -First 10 | ForEach-Object { "$(Get-Place $_): $($_.Status)" })
    [pscustomobject] @{
        Subject = "EKS thumbprints: $($rows.Count) of $Total need attention"
        Summary = "$head $($named -join '; ')$(if ($rows.Count -gt 10) { "; and $($rows.Count - 10) more" })." -replace '\p{C}+', ' '
        Text    = $text.ToString()
    }
}
