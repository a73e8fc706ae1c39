#Requires -Version 7.4

<#
.SYNOPSIS
Makes the README's two pictures from a real session of the laboratory.

.DESCRIPTION
terminal.svg is what a terminal of 80 columns shows after 'Test-OidcThumbprint -All'. report.png is the page of
'ConvertTo-OidcReport' in a browser of 1100 by 620. Needs tmux and Chromium, and a build of the repository.

.EXAMPLE
dotnet build
pwsh docs/pictures/New-Pictures.ps1
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$Root = (Get-Item -LiteralPath $PSScriptRoot).Parent.Parent.FullName
$Session = "pictures-$PID"
$Work = (New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) $Session)).FullName
$Page = Join-Path $Work estate.html
$Tones = @{ '31' = '#ff7b72'; '32' = '#7ee787'; '33' = '#e3b341'; '36' = '#79c0ff'; '91' = '#ff7b72'; '92' = '#7ee787'; '93' = '#e3b341'; '90' = '#8b949e' }

function Send-Line([string] $Text) { tmux send-keys -t $Session -l $Text; tmux send-keys -t $Session Enter }

# The screen with its colours, once it shows what is waited for.
function Wait-Screen([string] $Pattern, [int] $Seconds = 120) {
    foreach ($turn in 1..($Seconds * 4)) {
        Start-Sleep -Milliseconds 250
        $screen = (tmux capture-pane -t $Session -p -e) -join "`n"
        if (($screen -replace '\e\[[0-9;]*m') -match $Pattern) { return $screen }
    }
    throw "The laboratory does not show '$Pattern':`n$screen"
}

# One line of the screen as text spans: a run of characters for each colour.
function ConvertTo-Span([string] $Line) {
    $fill = $weight = ''
    foreach ($part in [regex]::Split($Line, '(\e\[[0-9;]*m)')) {
        if ($part -match '^\e\[([0-9;]*)m$') {
            foreach ($code in $Matches[1] -split ';') {
                if ($code -in '', '0') { $fill = $weight = '' }
                elseif ($code -eq '39') { $fill = '' }
                elseif ($code -eq '1') { $weight = ' font-weight="bold"' }
                elseif ($Tones[$code]) { $fill = " fill=`"$($Tones[$code])`"" }
            }
        }
        elseif ($part) { "<tspan$fill$weight>$([Net.WebUtility]::HtmlEncode($part))</tspan>" }
    }
}

function ConvertTo-Svg([string[]] $Lines) {
    $height = 24 + (18 * $Lines.Count)
    "<svg xmlns=`"http://www.w3.org/2000/svg`" viewBox=`"0 0 700 $height`" role=`"img`" font-family=`"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace`" font-size=`"14`">"
    "<title>A terminal: Test-OidcThumbprint -All</title>"
    "<rect width=`"700`" height=`"$height`" rx=`"8`" fill=`"#0d1117`"/>"
    $y = 26
    foreach ($line in $Lines) {
        if ($line.Trim()) { "<text x=`"14`" y=`"$y`" fill=`"#e6edf3`" xml:space=`"preserve`">$(-join (ConvertTo-Span $line))</text>" }
        $y += 18
    }
    '</svg>'
}

try {
    tmux new-session -d -s $Session -x 80 -y 45 -c $Root 'dotnet run --no-build --project src/EksThumbprint.Laboratory'
    $null = Wait-Screen '(?m)^lab> *$'
    Send-Line 'Clear-Host'
    Send-Line 'Test-OidcThumbprint -All'
    $lines = (Wait-Screen '(?s)Expires.*\d{4}-\d\d-\d\d.*\nlab>\s*$').TrimEnd() -split '\n'
    $first = [array]::FindIndex($lines, [Predicate[string]] { ($args[0] -replace '\e\[[0-9;]*m') -match 'Test-OidcThumbprint -All' })
    ConvertTo-Svg (($lines[$first..($lines.Count - 2)] -join "`n").TrimEnd() -split "`n") | Set-Content -LiteralPath (Join-Path $PSScriptRoot terminal.svg)

    Send-Line "Test-OidcThumbprint -All | ConvertTo-OidcReport -Path '$Page'"
    foreach ($turn in 1..240) { if (Test-Path -LiteralPath $Page) { break } Start-Sleep -Milliseconds 250 }
    $picture = Join-Path $PSScriptRoot report.png
    $switches = '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--disable-background-networking', "--user-data-dir=$Work/browser", '--window-size=1100,620', "--screenshot=$picture"
    chromium @switches "file://$Page" 2>$null
    Send-Line 'exit'
}
finally {
    tmux kill-session -t $Session 2>$null
    Remove-Item -LiteralPath $Work -Recurse -Force -ErrorAction Ignore
}

Get-Item -LiteralPath (Join-Path $PSScriptRoot terminal.svg), (Join-Path $PSScriptRoot report.png)
