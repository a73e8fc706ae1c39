# The stand-in must behave as AWS Tools do, or the tests that stand on it prove nothing.
Describe 'What the stand-in answers' {
    BeforeAll {
        . "$PSScriptRoot/Support/AwsDouble.ps1"
        $aws = New-AwsDouble
        $before = Enable-AwsDouble $aws
        Import-AwsDouble
        $one = '11' * 20
        $two = '22' * 20

        function Get-Failure([scriptblock] $Of) {
            try { $null = & $Of; throw 'It did not fail.' } catch { $_ }
        }
    }

    AfterAll { Disable-AwsDouble $before }

    AfterEach {
        Clear-AwsDoubleFault $aws
        Clear-AwsDoubleCalls $aws
    }

    Context 'Clusters' {
        BeforeAll {
            Update-AwsDoubleState $aws { param($state) $state.PageSize = 2 }
            'a', 'b', 'c' | ForEach-Object { Add-AwsDoubleCluster $aws $_ -Issuer "https://oidc.eks.us-west-2.amazonaws.com/id/$_" }
            Add-AwsDoubleCluster $aws new -Region eu-west-1 -Status CREATING
        }

        It 'are listed as strings, all pages, each page one call' {
            $names = Get-EKSClusterList
            $names | Should -Be a, b, c
            $names | Should -BeOfType string
            (Get-AwsDoubleCalls $aws eks:ListClusters).Page | Should -Be 1, 2
        }

        It 'are listed page by page by whoever binds NextToken' {
            Get-EKSClusterList -NextToken 2 | Should -Be c
            $page = Get-EKSClusterList -NoAutoIteration -Select *
            $page.Clusters | Should -Be a, b
            $page.NextToken | Should -Be 2
        }

        It 'have the shape of the SDK''s object' {
            $cluster = Get-EKSCluster -Name b
            $cluster | Should -BeOfType Amazon.EKS.Model.Cluster
            $cluster.Name | Should -Be b
            $cluster.Arn | Should -Be arn:aws:eks:us-west-2:111122223333:cluster/b
            $cluster.Identity.Oidc.Issuer | Should -Be https://oidc.eks.us-west-2.amazonaws.com/id/b
            $cluster.Status | Should -BeOfType Amazon.EKS.ClusterStatus
            "$($cluster.Status)" | Should -Be ACTIVE
        }

        It 'have no identity while they are being created' {
            $cluster = Get-EKSCluster new -Region eu-west-1
            $cluster.Identity | Should -BeNullOrEmpty
            "$($cluster.Status)" | Should -Be CREATING
        }

        It 'of another region are not found: <Code>' -TestCases @{ Code = 'ResourceNotFoundException' } {
            $failure = Get-Failure { Get-EKSCluster new -ErrorAction SilentlyContinue }
            $failure.FullyQualifiedErrorId | Should -Be 'Amazon.EKS.Model.ResourceNotFoundException,Amazon.PowerShell.Cmdlets.EKS.GetEKSClusterCmdlet'
            $failure.CategoryInfo.Category | Should -Be InvalidOperation
            $failure.Exception | Should -BeOfType InvalidOperationException
            $failure.Exception.InnerException | Should -BeOfType Amazon.EKS.Model.ResourceNotFoundException
            $failure.Exception.InnerException.ErrorCode | Should -Be $Code
            $failure.Exception.InnerException.StatusCode | Should -Be NotFound
            $failure.Exception.InnerException.RequestId | Should -Not -BeNullOrEmpty
        }

        It 'of the first page are written before the second page fails' {
            Set-AwsDoubleFault $aws Throttled -Operation eks:ListClusters -Page 2
            $names = [Collections.Generic.List[string]]::new()
            $failure = Get-Failure { Get-EKSClusterList | ForEach-Object { $names.Add($_) } }
            $names | Should -Be a, b
            $failure.Exception.InnerException.ErrorCode | Should -Be ThrottlingException
        }
    }

    Context 'Providers' {
        BeforeEach { $arn = Add-AwsDoubleProvider $aws https://issuer.example/id/1 $one }

        It 'are listed as entries with an ARN only' {
            $entry = Get-IAMOpenIDConnectProviderList
            $entry | Should -BeOfType Amazon.IdentityManagement.Model.OpenIDConnectProviderListEntry
            $entry.Arn | Should -Be $arn
            @($entry.PSObject.Properties).Name | Should -Be Arn
        }

        It 'are described without ARN and scheme' {
            $provider = Get-IAMOpenIDConnectProvider -OpenIDConnectProviderArn $arn
            $provider | Should -BeOfType Amazon.IdentityManagement.Model.GetOpenIDConnectProviderResponse
            $provider.Url | Should -Be issuer.example/id/1
            $provider.ThumbprintList | Should -Be $one
            $provider.ClientIDList | Should -Be sts.amazonaws.com
            $provider.CreateDate | Should -BeOfType datetime
            $provider.PSObject.Properties.Name | Should -Not -Contain Arn
        }

        It 'have null for an empty list in version <Major>: <IsNull>' -TestCases @{ Major = 5; IsNull = $true }, @{ Major = 4; IsNull = $false } {
            Update-AwsDoubleState $aws { param($state) $state.MajorVersion = $Major }
            $bare = Add-AwsDoubleProvider $aws https://issuer.example/id/bare -ClientId @()
            $provider = Get-IAMOpenIDConnectProvider $bare
            ($null -eq $provider.ThumbprintList) | Should -Be $IsNull
            ($null -eq $provider.ClientIDList) | Should -Be $IsNull
            Update-AwsDoubleState $aws { param($state) $state.MajorVersion = 5; $state.Providers = @() }
        }

        It 'keep the new list alone, in lower case' {
            Update-IAMOpenIDConnectProviderThumbprint $arn -ThumbprintList ('AB' * 20), $two -Confirm:$false | Should -BeNullOrEmpty
            (Get-IAMOpenIDConnectProvider $arn).ThumbprintList | Should -BeExactly ('ab' * 20), $two
            (Get-AwsDoubleCalls $aws -Write).Thumbprints | Should -BeExactly ('AB' * 20), $two
        }

        It 'refuse <Count> thumbprints of <Length> characters: <Code>' -TestCases @(
            @{ Count = 6; Length = 40; Code = 'InvalidInput'; Words = '*must contain fewer than 5 entries.' }
            @{ Count = 0; Length = 40; Code = 'InvalidInput'; Words = '*must contain at least one entry.' }
            @{ Count = 1; Length = 39; Code = 'ValidationError'; Words = '*thumbprintList*' }
        ) {
            $list = @(for ($i = 0; $i -lt $Count; $i++) { "$i" * $Length })
            $failure = Get-Failure { Update-IAMOpenIDConnectProviderThumbprint $arn -ThumbprintList $list -Confirm:$false }
            $failure.Exception.InnerException.ErrorCode | Should -Be $Code
            $failure.Exception.Message | Should -BeLike $Words
            Get-AwsDoubleThumbprint $aws $arn | Should -Be $one
            (Get-AwsDoubleCalls $aws -Write).Effect | Should -BeFalse
        }

        It 'take five' {
            Update-IAMOpenIDConnectProviderThumbprint $arn -ThumbprintList @(1..5 | ForEach-Object { "$_" * 40 }) -Confirm:$false
            Get-AwsDoubleThumbprint $aws $arn | Should -HaveCount 5
        }

        It 'that are missing: <Code>, in account <Account>' -TestCases @{ Account = '111122223333'; Code = 'NoSuchEntity' }, @{ Account = '999999999999'; Code = 'AccessDenied' } {
            $inner = (Get-Failure { Get-IAMOpenIDConnectProvider "arn:aws:iam::${Account}:oidc-provider/none" }).Exception.InnerException
            $inner.ErrorCode | Should -Be $Code
            $inner | Should -BeOfType Amazon.Runtime.AmazonServiceException
            if ($Code -eq 'NoSuchEntity') { $inner | Should -BeOfType Amazon.IdentityManagement.Model.NoSuchEntityException }
        }

        It 'show the old list for a while after a write' {
            Update-AwsDoubleState $aws { param($state) $state.ReadLag = 2 }
            Update-IAMOpenIDConnectProviderThumbprint $arn -ThumbprintList $two -Confirm:$false
            1..3 | ForEach-Object { (Get-IAMOpenIDConnectProvider $arn).ThumbprintList } | Should -Be $one, $one, $two
            Update-AwsDoubleState $aws { param($state) $state.ReadLag = 0 }
        }

        It 'are changed although the answer gets lost' {
            Set-AwsDoubleFault $aws LostAnswer -Operation iam:UpdateOpenIDConnectProviderThumbprint -Times 1
            $failure = Get-Failure { Update-IAMOpenIDConnectProviderThumbprint $arn -ThumbprintList $two -Confirm:$false -ClientConfig @{ MaxErrorRetry = 0 } }
            $failure.Exception.InnerException | Should -BeOfType Threading.Tasks.TaskCanceledException
            (Get-IAMOpenIDConnectProvider $arn).ThumbprintList | Should -Be $two
            (Get-AwsDoubleCalls $aws -Write).Effect | Should -BeTrue
        }

        It 'can be changed by somebody else between two calls' {
            Add-AwsDoubleIntruder $aws $arn $two -After 1
            1..2 | ForEach-Object { (Get-IAMOpenIDConnectProvider $arn).ThumbprintList } | Should -Be $one, $two
        }

        It 'are written <Writes> times with <Case>' -TestCases @(
            @{ Case = 'nothing said'; Options = @{}; Preference = $false; Writes = 1 }
            @{ Case = '-WhatIf'; Options = @{ WhatIf = $true }; Preference = $false; Writes = 0 }
            @{ Case = '-WhatIf -Force'; Options = @{ WhatIf = $true; Force = $true }; Preference = $false; Writes = 0 }
            @{ Case = '$WhatIfPreference'; Options = @{}; Preference = $true; Writes = 0 }
            @{ Case = '$WhatIfPreference -Force'; Options = @{ Force = $true }; Preference = $true; Writes = 1 }
        ) {
            $WhatIfPreference = $Preference
            $null = Update-IAMOpenIDConnectProviderThumbprint $arn -ThumbprintList $two @Options
            $WhatIfPreference = $false
            Get-AwsDoubleCalls $aws -Write | Should -HaveCount $Writes
        }

        It 'come back as their ARN with -PassThru, in version 4' {
            Update-AwsDoubleState $aws { param($state) $state.MajorVersion = 4 }
            try { Update-IAMOpenIDConnectProviderThumbprint $arn -ThumbprintList $two -PassThru | Should -Be $arn }
            finally { Update-AwsDoubleState $aws { param($state) $state.MajorVersion = 5 } }
        }
    }
}

Describe 'A role that leads into another account' {
    BeforeAll {
        foreach ($name in "Common", "AwsDouble", "Runbook") { . "$PSScriptRoot/Support/$name.ps1" }
        $mine = New-AwsDouble
        $theirs = New-AwsDouble -Account 999988887777 -Variant @()
        $role = 'arn:aws:iam::999988887777:role/reader'
        Add-AwsDoubleRole $mine $role $theirs -ExternalId secret
        Add-AwsDoubleCluster $theirs distant
        $earlier = Enable-AwsDouble $mine
        Import-AwsDouble
    }

    AfterAll { Disable-AwsDouble $earlier }

    It 'gives keys whose calls go there, and are logged there' {
        $assumed = Use-STSRole $role -RoleSessionName test -ExternalId secret -Region us-east-1
        $assumed | Should -BeOfType Amazon.SecurityToken.Model.AssumeRoleResponse
        $assumed.Credentials | Should -BeOfType Amazon.Runtime.AWSCredentials
        $assumed.AssumedRoleUser.Arn | Should -Be 'arn:aws:sts::999988887777:assumed-role/reader/test'
        Get-EKSClusterList -Credential $assumed.Credentials | Should -Be distant
        Get-EKSClusterList | Should -BeNullOrEmpty
        (Get-AwsDoubleCalls $theirs).Operation | Should -Be eks:ListClusters
    }

    It 'is refused alike without the external ID and when there is none' {
        foreach ($try in @{ RoleArn = $role }, @{ RoleArn = "$role-else"; ExternalId = 'secret' }) {
            $failure = $null
            try { Use-STSRole @try -RoleSessionName test -Region us-east-1 } catch { $failure = $_ }
            $failure.Exception.InnerException | Should -BeOfType Amazon.SecurityToken.AmazonSecurityTokenServiceException
            $failure.Exception.InnerException.ErrorCode | Should -Be AccessDenied
        }
    }
}
