BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    . "$PSScriptRoot/Support/Pods.ps1"
    . "$PSScriptRoot/Support/ViewLines.ps1"
    Import-BuiltModule
    $lab = Start-Lab
    $aws = New-AwsDouble
    $before = Enable-AwsDouble $aws
    Import-AwsDouble
    $PSDefaultParameterValues['Test-OidcThumbprint:ConnectTo'] = $lab.ConnectTo
    $issuer = Add-LabIssuer $lab -HostName oidc.corp.example -Served 2
    $null = Set-LabDocument $lab $issuer.url -Jwks -Body (Get-PodKeySet)
    Add-AwsDoubleCluster $aws prod -Issuer $issuer.url
    $provider = Add-AwsDoubleProvider $aws $issuer.url $issuer.host.top
    $role = Add-AwsDoubleTrust $aws checkout (Get-PodPolicy $provider)
    $token = New-PodToken -Issuer $issuer.url
    $read = 'iam:ListOpenIDConnectProviders', 'iam:GetOpenIDConnectProvider'
}

AfterAll {
    $PSDefaultParameterValues.Remove('Test-OidcThumbprint:ConnectTo')
    Disable-AwsDouble $before
    Stop-Lab $lab
}

Describe 'A pod''s token' {
    BeforeAll {
        $file = Join-Path $TestDrive token.txt
        Set-Content -LiteralPath $file -Value $token
        $secret = [securestring]::new()
        foreach ($character in $token.ToCharArray()) { $secret.AppendChar($character) }
        $forms = @{
            'text'                  = $token
            'text with Bearer'      = "Bearer $token"
            'text with line breaks' = $token -replace '.{76}', "`$0`n"
            'lines'                 = $token -split '(?<=\G.{76})'
            'quoted text'           = "`"$token`"`r`n"
            'a TokenRequest'        = (@{ kind = 'TokenRequest'; status = @{ token = $token } } | ConvertTo-Json)
            'lines of one'          = ((@{ kind = 'TokenRequest'; status = @{ token = $token } } | ConvertTo-Json) -split '\r?\n')
            'a secure string'       = $secret
            'a path'                = $file
            'a file'                = Get-Item -LiteralPath $file
        }
    }

    It 'is taken as <_>' -ForEach 'text', 'text with Bearer', 'text with line breaks', 'lines', 'quoted text', 'a TokenRequest', 'lines of one', 'a secure string', 'a path', 'a file' {
        $result = Test-OidcThumbprint -Token $forms[$_] -RoleArn $role
        $result.Status | Should -Be Match
        $result.BrokenLink | Should -BeNullOrEmpty
        $result.Links.Words | Select-Object -Unique | Should -Be holds
        $result.Links.Link | Should -Be Token, Issuer, Keys, Provider, Thumbprint, Audience, Role
    }

    It 'is taken as the path of a file beside the session''s own place' {
        Push-Location -LiteralPath $TestDrive
        try { (Test-OidcThumbprint -Token token.txt).Status | Should -Be Match } finally { Pop-Location }
    }

    It 'goes with a target, which it is compared with' {
        (Test-OidcThumbprint prod -Token $token).Status | Should -Be Match
        ('prod' | Test-OidcThumbprint -Token $token).Status | Should -Be Match
        $other = Test-OidcThumbprint prod -Token (New-PodToken -Issuer https://oidc.corp.example/id/other)
        $other.Status | Should -Be OtherIssuer
        $other.BrokenLink | Should -Be Token
    }

    It 'gives one answer with -Quiet, for several targets too' {
        Test-OidcThumbprint -Token $token -RoleArn $role -Quiet | Should -BeExactly $true
        'prod', $issuer.url | Test-OidcThumbprint -Token $token -Quiet | Should -BeExactly $true
        'prod', 'gone' | Test-OidcThumbprint -Token $token -Quiet | Should -BeExactly $false
        Test-OidcThumbprint -Token (New-PodToken -Issuer $issuer.url -Left '-00:10:00') -Quiet | Should -BeExactly $false
        Test-OidcThumbprint prod -RoleArn $role -ServiceAccount shop/checkout -Quiet | Should -BeExactly $true
        Test-OidcThumbprint prod -RoleArn $role -ServiceAccount shop/chekout -Quiet | Should -BeExactly $false
        Test-OidcThumbprint -Token none -Quiet | Should -BeExactly $false
    }
}

Describe 'The links of a pod' {
    It 'are told with the one that is broken: <Link>, <Status>' -TestCases @(
        @{ Status = 'TokenInvalid'; Link = 'Token'; Message = '*not a valid JWT*'; Given = { @{ Token = 'gho_16C7e42F292c6912E7710c838347Ae178B4a' } } }
        @{ Status = 'TokenExpired'; Link = 'Token'; Message = 'ExpiredTokenException*'; Given = { @{ Token = New-PodToken -Issuer $issuer.url -Left '-00:10:00' } } }
        @{ Status = 'SignatureInvalid'; Link = 'Token'; Message = 'InvalidIdentityToken*'; Given = { @{ Token = New-PodToken -Issuer $issuer.url -Key ([Security.Cryptography.RSA]::Create(2048)) } } }
        @{ Status = 'KeyMissing'; Link = 'Keys'; Message = '*Couldn''t retrieve verification key*'; Given = { @{ Token = New-PodToken -Issuer $issuer.url -KeyId key-0 } } }
        @{ Status = 'AudienceMissing'; Link = 'Audience'; Message = '*Incorrect token audience'; Given = { @{ Token = New-PodToken -Issuer $issuer.url -Audience https://kubernetes.default.svc } } }
        @{ Status = 'RoleDenied'; Link = 'Role'; Message = '*Not authorized to perform sts:AssumeRoleWithWebIdentity'; Given = { @{ Token = New-PodToken -Issuer $issuer.url -Subject system:serviceaccount:shops:checkout } } }
        @{ Status = 'RoleDenied'; Link = 'Role'; Message = '*Not authorized*'; Given = { @{ RoleArn = $role -replace 'checkout$', 'gone' } } }
        @{ Status = 'RoleArnInvalid'; Link = 'Role'; Message = '*Request ARN is invalid'; Given = { @{ RoleArn = $role -replace '::', ':::' } } }
        @{ Status = 'RoleArnInvalid'; Link = 'Role'; Message = '*Request ARN is invalid'; Given = { @{ RoleArn = '' } } }
        @{ Status = 'NoProvider'; Link = 'Provider'; Message = '*No OpenIDConnect provider found*'; Given = { @{ Token = New-PodToken -Issuer (Add-LabIssuer $lab -HostName new.corp.example -Served 2).url } } }
    ) {
        $arguments = @{ Token = $token; RoleArn = $role }
        $more = & $Given
        foreach ($name in $more.Keys) { $arguments[$name] = $more[$name] }
        $result = Test-OidcThumbprint @arguments -ErrorVariable problems
        $problems | Should -BeNullOrEmpty
        $result.Status | Should -Be $Status
        $result.BrokenLink | Should -Be $Link
        $result.PodMessage | Should -BeLike $Message
        ($result.Links | Where-Object State -EQ Broken).Link | Should -Contain $Link
        $result.Links | Should -HaveCount 7

        $table = $result | Get-ViewLine
        $table -join ' ' -replace '\s+', ' ' | Should -BeLike "Broken link: $("$Link".ToLowerInvariant()). The pod sees '$($result.PodMessage)'. To do: *"
        $table | Where-Object { $_ -cmatch "^ {2}$("$Link".ToLowerInvariant()) +broken +\S" } | Should -HaveCount 1
        $table | Where-Object { $_ -cmatch '^ {2}(token|issuer|keys|provider|thumbprint|audience|role) +(holds|broken|not looked at) ' } | Should -HaveCount 7
        $table -cmatch "^\S+ +$Status " | Should -HaveCount 1
        $list = $result | Format-List | Get-ViewLine
        $list -join ' ' -replace '\s+', ' ' | Should -BeLike "*Pod : Broken link: $("$Link".ToLowerInvariant()). *"
        foreach ($shown in ($table -join "`n"), ($list -join "`n"), ($result | ConvertTo-Json -Depth 5), ($result | Format-Table -View Wide | Out-String -Width 300)) { Assert-NoToken $arguments.Token $shown }
    }

    It 'are no wider than the console' {
        Assert-Narrow (Test-OidcThumbprint -Token $token -RoleArn $role)
        Assert-Narrow (, (Test-OidcThumbprint -Token $token -RoleArn $role) | Format-List)
    }

    It 'are shown of a copy from a file as of the result itself' {
        $result = Test-OidcThumbprint -Token $token -RoleArn ($role -replace '::', ':::')
        $result | Export-Clixml -LiteralPath (Join-Path $TestDrive result.xml) -Depth 4
        $copy = Import-Clixml -LiteralPath (Join-Path $TestDrive result.xml)
        $copy | Get-ViewLine | Should -BeExactly ($result | Get-ViewLine)
        Assert-NoToken $token (Get-Content -Raw -LiteralPath (Join-Path $TestDrive result.xml))
    }

    It 'are not of a cluster that is tested without a pod' {
        $result = Test-OidcThumbprint prod
        $result.Links | Should -BeNullOrEmpty
        $result.BrokenLink | Should -BeNullOrEmpty
        ($result | Get-ViewLine)[0] | Should -BeLike 'Name *Status *'
        ($result | Format-List | Out-String) | Should -Not -Match '(?m)^(Pod|Links) '
    }

    It 'are in the report' {
        $page = Join-Path $TestDrive pod.html
        Test-OidcThumbprint -Token $token -RoleArn ($role -replace '::', ':::') | ConvertTo-OidcReport -Path $page
        $text = Get-Content -Raw -LiteralPath $page
        $text | Should -BeLike '*Broken link: role.*'
        Assert-NoToken $token $text
    }
}

Describe 'A pod''s role' {
    It 'is asked for once, and only when it is given' {
        Clear-AwsDoubleCalls $aws
        $null = Test-OidcThumbprint $issuer.url
        (Get-AwsDoubleCalls $aws).Operation | Should -Be $read
        Clear-AwsDoubleCalls $aws
        $null = Test-OidcThumbprint -Token $token
        (Get-AwsDoubleCalls $aws).Operation | Should -Be $read
        Clear-AwsDoubleCalls $aws
        $null = $issuer.url, $issuer.url | Test-OidcThumbprint -Token $token -RoleArn $role
        (Get-AwsDoubleCalls $aws -Operation iam:GetRole).Resource | Should -Be checkout
        Assert-NoToken $token (Get-AwsDoubleCalls $aws | ConvertTo-Json -Depth 5)
    }

    It 'is looked at without a token for a service account' {
        $right = Test-OidcThumbprint prod -RoleArn $role -ServiceAccount shop/checkout
        $right.Status | Should -Be Match
        ($right.Links | Where-Object Link -EQ Role).Words | Should -Be holds
        ($right.Links | Where-Object Link -EQ Token).Words | Should -Be 'not looked at'
        $wrong = Test-OidcThumbprint prod -RoleArn $role -ServiceAccount shop/chekout
        $wrong.Status | Should -Be RoleDenied
        $wrong.Sentence | Should -BeLike "*Did you mean 'chekout'?*"
    }

    It 'may be a file with its trust policy' {
        $policy = Join-Path $TestDrive policy.json
        Set-Content -LiteralPath $policy -Value (Get-PodPolicy $provider -Subject system:serviceaccount:shop:other)
        Clear-AwsDoubleCalls $aws
        (Test-OidcThumbprint -Token $token -TrustPolicyPath $policy).Status | Should -Be RoleDenied
        (Get-AwsDoubleCalls $aws).Operation | Should -Be $read
    }

    It 'that may not be read is said so, with what to grant' {
        Set-AwsDoubleFault $aws Denied -Operation iam:GetRole
        try { $result = Test-OidcThumbprint -Token $token -RoleArn $role } finally { Clear-AwsDoubleFault $aws }
        $result.Status | Should -Be AccessDenied
        $result.Sentence | Should -BeLike '*Grant the caller iam:GetRole*'
        ($result.Links | Where-Object Link -EQ Role).Words | Should -Be 'not looked at'
    }
}

Describe 'What makes no sense of a pod' {
    It 'is an error that says what to do: <Id>' -TestCases @(
        @{ Id = 'ServiceAccountAlone'; Given = { @{ Target = 'prod'; ServiceAccount = 'shop/checkout' } } }
        @{ Id = 'NotAServiceAccount'; Given = { @{ Target = 'prod'; RoleArn = $role; ServiceAccount = 'checkout' } } }
        @{ Id = 'NotATrustPolicy'; Given = { @{ Token = $token; TrustPolicyPath = Join-Path $PSScriptRoot Support/Pods.ps1 } } }
        @{ Id = 'FileUnreadable'; Given = { @{ Token = $token; TrustPolicyPath = Join-Path $TestDrive gone.json } } }
        @{ Id = 'NotAToken'; Given = { @{ Token = 7 } } }
    ) {
        $arguments = & $Given
        { Test-OidcThumbprint @arguments } | Should -Throw -ErrorId "$Id,EksThumbprint.Commands.TestOidcThumbprintCommand"
    }

    It 'and a token in the wrong place are shown in no error: <_>' -ForEach 'Target', 'RoleArn', 'ServiceAccount', 'TrustPolicyPath', 'Thumbprint', 'Path' {
        $arguments = @{ $_ = $token }
        if ($_ -ne 'Target' -and $_ -ne 'Path') { $arguments.Target = $issuer.url }
        if ($_ -eq 'ServiceAccount') { $arguments.RoleArn = $role }
        $global:Error.Clear()
        $shown = try { Test-OidcThumbprint @arguments *>&1 | Out-String -Width 500 } catch { $_ | Format-List * -Force | Out-String -Width 500 }
        $shown | Should -Not -BeNullOrEmpty
        Assert-NoToken $token $shown
        foreach ($problem in $global:Error) { Assert-NoToken $token ("$problem $($problem.Exception) $($problem.TargetObject) $($problem.CategoryInfo)") }
    }
}
