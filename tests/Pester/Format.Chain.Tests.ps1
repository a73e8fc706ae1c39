BeforeDiscovery {
    $outcomes = 'NothingToDo', 'WouldUpdate', 'Updated', 'Unconfirmed', 'Declined', 'Refused', 'ChangedMeanwhile', 'Overwritten', 'Failed'
    $noReference = -not $env:EKSTHUMBPRINT_REFERENCE
}

BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    Import-BuiltModule
    . "$PSScriptRoot/Support/ViewScene.ps1"
}

Describe 'Views of a chain' {
    It 'stand below their host and its verdict, a line a certificate' {
        Assert-Line (Get-ServedCertificate $made | Get-ViewLine) @"
   Target: prod-payments
   Host: issuer.example
   Verdict: not publicly trusted


  # Role         Name                       Expires           Thumbprint Top
  - ----         ----                       -------           ---------- ---
  1 Leaf         issuer.example             2023-05-30    90d $($lower.Substring(0, 8))…
  2 Intermediate Example Issuing CA         2025-11-25  1000d $($top.Substring(0, 8))…  <- top
"@
    }

    It 'are, for the chain that EKS served in 2023, exactly these' -Skip:$noReference {
        $real = Read-ServedFact (Join-Path $env:EKSTHUMBPRINT_REFERENCE 'certs/chain-eks-us-west-2-2023-4certs.pem')
        Assert-Line (Get-ServedCertificate $real | Get-ViewLine | Select-Object -Skip 1) @'
   Host: oidc.eks.us-west-2.amazonaws.com
   Verdict: trusted, anchored in Amazon Root CA 1


  # Role         Name                       Expires           Thumbprint Top
  - ----         ----                       -------           ---------- ---
  1 Leaf         oidc.eks.us-…amazonaws.com 2023-06-11   102d 223b8a29…
  2 Intermediate Amazon RSA 2048 M02        2030-08-23  2732d 414a2060…
  3 Intermediate Amazon Root CA 1           2037-12-31  5419d 06b25927…
  4 Intermediate Starfield Se…uthority - G2 2034-06-28  4137d 9e99a48a…  <- top
'@
        Assert-Line (Get-ServedTop $real | Get-ViewLine) @'
Thumbprint                               Name                        Expires
----------                               ----                        -------
9e99a48a9960b14926bb7f3b02e22da2b0ab7280 Starfield Ser…uthority - G2 2034-06-28
'@
    }

    It 'are apart for two chains' {
        Set-Content -LiteralPath (Join-Path $TestDrive 'other.pem') -Value (New-ServedPem -WithRoot)
        $other = Read-ServedFact (Join-Path $TestDrive 'other.pem')
        $lines = (Get-ServedCertificate $made), (Get-ServedCertificate $other) | ForEach-Object { $_ } | Get-ViewLine
        @($lines -like '*Host: issuer.example').Count | Should -Be 2
        @($lines -like '*<- top').Count | Should -Be 2
    }

    It 'show everything in a list but the PEM, and no line is too wide' {
        $certificate = @(Get-ServedCertificate $made)[1]
        $lines = $certificate | Format-List | Get-ViewLine
        foreach ($expected in "Thumbprint : $top", "Sha256     : $($certificate.Sha256)", 'NotAfter   : 2025-11-25 UTC (1000 days left)', 'Verdict    : not publicly trusted', 'Subject    : CN=Example Issuing CA') { $lines | Should -Contain $expected }
        $lines | Should -Not -Match 'BEGIN CERTIFICATE'
        $certificate.Pem | Should -Match 'BEGIN CERTIFICATE'
        Assert-Narrow (Get-ServedCertificate $made)
        Assert-Narrow (, $certificate | Format-List)
    }

    It 'show foreign names escaped' {
        Set-Content -LiteralPath (Join-Path $TestDrive 'hostile.pem') -Value (New-ServedPem -IntermediateName "Evil`e[2J`u{202e}CA")
        $hostile = Read-ServedFact (Join-Path $TestDrive 'hostile.pem')
        foreach ($text in (Get-ServedCertificate $hostile | Out-String), (Get-ServedCertificate $hostile | Format-List | Out-String), (Get-ServedTop $hostile | Out-String), (New-Result (New-FactSet $hostile (Get-Listing $example)) | Format-List | Out-String)) {
            $text | Should -BeLike '*Evil\u{001B}*2J*CA*'
            $text.Replace("`r", '').Replace("`n", '').ToCharArray() | Where-Object { [char]::IsControl($_) -or $_ -eq "`u{202e}" } | Should -BeNullOrEmpty
        }
    }
}

Describe 'Views of a top certificate' {
    It 'never cut the thumbprint, and name the host where there is room' {
        Assert-Narrow (Get-ServedTop $made)
        (Get-ServedTop $made | Get-ViewLine)[2] | Should -BeExactly "$top Example Issuing CA          2025-11-25"
        (Get-ServedTop $made | Get-ViewLine -Width 120)[2] | Should -BeExactly "$top Example Issuing CA          2025-11-25 issuer.example"
    }

    It 'say in a list when IAM relies on the value' {
        Get-ServedTop $made | Format-List | Get-ViewLine | Should -Contain 'IsTrusted  : False: IAM relies on this value'
    }
}

Describe 'Views of a change' {
    BeforeAll {
        $facts = New-FactSet (Get-PubliclyTrusted $made) (Get-Listing $example, $lower)
        $change = New-Change $facts WouldUpdate 'Nothing was written: only asked what would change.'
    }

    It 'are a diff with what each value is' {
        Assert-Line ($change | Get-ViewLine) @"
prod-payments  WouldUpdate (nothing was written)
  arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-west-2.amazonaws.com/id/
    EXAMPLED539D4633E53DE1B71EXAMPLE
  = 990f4193972f2becf12ddeda5237f9c952f20d9e keep: the example in AWS's
      documentation: no real certificate
  = $lower keep: issuer.example, the server's
      own certificate: it changes with every renewal
  + $top add: Example Issuing CA, the top
      certificate served now
  Nothing was written: only asked what would change.
"@
    }

    It 'tell what goes' {
        $undo = New-Change $facts Updated 'Written once, and read back as planned.' -Thumbprint ('a' * 40)
        $lines = $undo | Get-ViewLine
        $lines[0] | Should -BeExactly 'prod-payments  Updated'
        @($lines -clike '  - * remove: *').Count | Should -Be 2
        $lines | Should -Contain "  + $('a' * 40) add: given by you"
    }

    It 'show a word for <_>, and no line is too wide' -ForEach $outcomes {
        $one = New-Change $facts $_ ('A sentence that is longer than a line has room for, so that it has to be broken. ' * 2)
        ($one | Get-ViewLine)[0] | Should -BeLike "prod-payments  $_*"
        ($one | Format-Table | Get-ViewLine)[2] | Should -MatchExactly "^prod-payments +$_ "
        $one | Format-List | Get-ViewLine | Should -Contain "Outcome     : $_"
        Assert-Narrow $one
        Assert-Narrow (, $one | Format-Table)
        Assert-Narrow (, $one | Format-List)
    }

    It 'are tested with every outcome' {
        [Enum]::GetNames([EksThumbprint.ChangeOutcome]).Count | Should -Be 9
    }
}

Describe 'Views of findings and listed values' {
    It 'show the sentence and the remedy whole' {
        $mismatch = $results | Where-Object Status -eq Mismatch
        $lines = $mismatch.Findings | Get-ViewLine
        $lines[2] | Should -BeLike 'Error    Mismatch         Nothing listed is served*'
        (($lines | ForEach-Object { $_.PadRight(26).Substring(26) }) -join ' ') -replace '\s+', ' ' | Should -BeLike "*-> $($mismatch.Remedy) *"
        Assert-Narrow $mismatch.Findings
        Assert-Narrow (, ($mismatch.Findings | Format-List))
    }

    It 'show a listed value in full' {
        $listed = [EksThumbprint.ListedThumbprint]::new($example, 'Placeholder', "the example in AWS's documentation: no real certificate")
        Assert-Line ($listed | Get-ViewLine) @'
Value                                    Description
-----                                    -----------
990f4193972f2becf12ddeda5237f9c952f20d9e the example in AWS's documentation: no
                                         real certificate
'@
    }
}
