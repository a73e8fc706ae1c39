BeforeDiscovery {
    $statuses = 'Match', 'Stale', 'MatchNotTop', 'Orphaned', 'NoIssuer', 'AudienceMissing', 'Mismatch', 'DiscoveryInvalid', 'Unreachable', 'NotInFile', 'WrongIssuer', 'NoProvider', 'NoCluster', 'AwsUnavailable', 'AccessDenied', 'Intercepted'
    $statuses += 'RoleArnInvalid', 'RoleDenied', 'RoleUnclear', 'TokenInvalid', 'OtherIssuer', 'TokenExpired', 'KeyMissing', 'SignatureInvalid'
    $noReference = -not $env:EKSTHUMBPRINT_REFERENCE
}

BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    Import-BuiltModule
    . "$PSScriptRoot/Support/ViewScene.ps1"
}

Describe 'Views of a verdict' {
    It 'are tested with every status' {
        [Enum]::GetNames([EksThumbprint.OidcStatus]) | Sort-Object | Should -Be (@($results.Status) | ForEach-Object { "$_" } | Sort-Object)
    }

    It 'show a word for <_>, and no line is too wide' -ForEach $statuses {
        $result = $results | Where-Object Status -eq $_
        @($result).Count | Should -Be 1
        ($result | Get-ViewLine)[2] | Should -MatchExactly "^.{25} $_ "
        ($result | Format-Wide | Get-ViewLine) | Should -MatchExactly "^\S+ +$_$"
        $result | Format-List | Get-ViewLine | Should -Contain ('Status'.PadRight(@($result | Format-List | Get-ViewLine)[0].IndexOf(':')) + ": $_")
        Assert-Narrow $result
        Assert-Narrow (, $result | Format-Wide)
        Assert-Narrow (, $result | Format-List)
        Assert-Narrow (, $result | Format-Table -View Wide)
    }

    It 'leave no cell empty' {
        foreach ($line in @($results | Get-ViewLine) | Select-Object -Skip 2) {
            $cells = 0, 26, 43, 56, 69 | ForEach-Object { $line.PadRight(79).Substring($_, [Math]::Min(10, 79 - $_)).Trim() }
            $cells | Should -Not -Contain ''
        }
    }

    It 'cut only the name, in the middle' {
        $long = New-Result (New-FactSet $made ((Get-Listing $example, $top, $lower, ('0' * 40), ('f' * 40)) + @{ Name = 'a-cluster-with-a-very-long-name-indeed-payments' }))
        $expected = "a-cluster-wi…eed-payments Match            $($top.Substring(0, 8))… +4 $($top.Substring(0, 8))…    2025-11-25"
        ($long | Get-ViewLine)[2] | Should -BeExactly $expected
    }

    It 'show foreign text escaped' {
        $hostile = New-Result (New-FactSet $made ((Get-Listing "x`e[31m") + @{ Name = "a`e]0;title`a`u{202e}b" }))
        foreach ($text in ($hostile | Out-String), ($hostile | Format-List | Out-String), ($hostile | Format-Wide | Out-String)) {
            $text.Replace("`r", '').Replace("`n", '').ToCharArray() | Where-Object { [char]::IsControl($_) -or $_ -eq "`u{202e}" } | Should -BeNullOrEmpty
        }
    }

    It 'add the sentence when there is room, and change nothing else' {
        $table = @($results | Get-ViewLine -Width 160)
        $wide = @($results | Format-Table -View Wide | Get-ViewLine -Width 160)
        $wide[0] | Should -BeExactly ($table[0] + '    Sentence')
        foreach ($line in $table | Select-Object -Skip 2) { @($wide | Where-Object { $_.StartsWith($line, [StringComparison]::Ordinal) }).Count | Should -Be 1 }
        foreach ($result in $results) { ($wide | ForEach-Object { $_.PadRight(80).Substring(80).Trim() }) -join ' ' | Should -BeLike "*$($result.Sentence.Substring(0, 20))*" }
    }

    It 'name the command that repairs, only where it may be run' {
        $results | Where-Object RepairCommand | ForEach-Object { "$($_.Status)" } | Should -Be 'Stale'
        $stale = $results | Where-Object Status -eq Stale
        $stale.RepairCommand | Should -BeExactly "Update-IAMOpenIDConnectProviderThumbprint -OpenIDConnectProviderArn $ViewArn -ThumbprintList $example, $top -Region us-west-2"
        ($stale | Format-List | Get-ViewLine -Width 300) -join ' ' -replace '\s+', ' ' | Should -BeLike "*RepairCommand : $($stale.RepairCommand)"
    }

    It 'are, for the chain that EKS served in 2023, exactly these' -Skip:$noReference {
        $real = Read-ServedFact (Join-Path $env:EKSTHUMBPRINT_REFERENCE 'certs/chain-eks-us-west-2-2023-4certs.pem')
        $stale = New-Result (New-FactSet $real (Get-Listing $example, ('0' * 40)))
        Assert-Line ($stale | Get-ViewLine) @'
Name                      Status           Registered   Expected     Expires
----                      ------           ----------   --------     -------
prod-payments             Stale            990f4193… +1 9e99a48a…    2034-06-28
'@
        Assert-Line ($stale | Format-List | Get-ViewLine) @'
Name          : prod-payments
Status        : Stale
Sentence      : Nothing listed is served, expected is
                9e99a48a9960b14926bb7f3b02e22da2b0ab7280 ('Starfield Services
                Root Certificate Authority - G2'). IAM trusts the issuer by its
                own roots and does not look at the list, so pods work.
Remedy        : Add the expected value: Update-OidcThumbprint prod-payments
                -Region us-west-2
Region        : us-west-2
Issuer        : https://oidc.eks.us-west-2.amazonaws.com/id/EXAMPLED539D4633E53
                DE1B71EXAMPLE
ProviderArn   : arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-west-2.amaz
                onaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE
Registered    : 990f4193972f2becf12ddeda5237f9c952f20d9e
                  the example in AWS's documentation: no real certificate
                0000000000000000000000000000000000000000
                  a placeholder: no real certificate
Expected      : 9e99a48a9960b14926bb7f3b02e22da2b0ab7280
                  Starfield Services Root Certificate Authority - G2, the top
                  certificate served now
Expires       : 2034-06-28 UTC (4137 days left)
Chain         : oidc.eks.us-west-2.amazonaws.com
                trusted, anchored in Amazon Root CA 1
                  1 Leaf         oidc.eks.us-w….amazonaws.com 2023-06-11   102d
                  2 Intermediate Amazon RSA 2048 M02          2030-08-23  2732d
                  3 Intermediate Amazon Root CA 1             2037-12-31  5419d
                > 4 Intermediate Starfield Ser…Authority - G2 2034-06-28  4137d
                    expected: 9e99a48a9960b14926bb7f3b02e22da2b0ab7280
RepairCommand : Update-IAMOpenIDConnectProviderThumbprint
                -OpenIDConnectProviderArn
                arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-west-2.amaz
                onaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE
                -ThumbprintList 990f4193972f2becf12ddeda5237f9c952f20d9e,
                0000000000000000000000000000000000000000,
                9e99a48a9960b14926bb7f3b02e22da2b0ab7280 -Region us-west-2
'@
    }
}
