# How the stand-in modules load, in sessions of their own, and that accounts hold across processes.
BeforeDiscovery {
    $common = @{ Region = 'Object'; ProfileName = 'String'; ProfileLocation = 'String'; AccessKey = 'String'; SecretKey = 'String'; SessionToken = 'String'; Credential = 'AWSCredentials'; EndpointUrl = 'String' }
    $cmdlets = @(
        @{ Name = 'Get-EKSClusterList'; Module = 'AWS.Tools.EKS'; Own = @{ MaxResult = 'Nullable`1'; NextToken = 'String' } }
        @{ Name = 'Get-EKSCluster'; Module = 'AWS.Tools.EKS'; Own = @{ Name = 'String' } }
        @{ Name = 'Get-IAMOpenIDConnectProviderList'; Module = 'AWS.Tools.IdentityManagement'; Own = @{} }
        @{ Name = 'Get-IAMOpenIDConnectProvider'; Module = 'AWS.Tools.IdentityManagement'; Own = @{ OpenIDConnectProviderArn = 'String' } }
        @{ Name = 'Update-IAMOpenIDConnectProviderThumbprint'; Module = 'AWS.Tools.IdentityManagement'; Own = @{ OpenIDConnectProviderArn = 'String'; ThumbprintList = 'String[]'; Force = 'SwitchParameter'; ClientConfig = 'AmazonIdentityManagementServiceConfig' } }
        @{ Name = 'Get-IAMRole'; Module = 'AWS.Tools.IdentityManagement'; Own = @{ RoleName = 'String' } }
        @{ Name = 'Get-STSCallerIdentity'; Module = 'AWS.Tools.SecurityToken'; Own = @{} }
        @{ Name = 'Use-STSRole'; Module = 'AWS.Tools.SecurityToken'; Own = @{ RoleArn = 'String'; RoleSessionName = 'String'; DurationInSeconds = 'Nullable`1'; ExternalId = 'String'; Force = 'SwitchParameter' } }
        @{ Name = 'Publish-SNSMessage'; Module = 'AWS.Tools.SimpleNotificationService'; Own = @{ TopicArn = 'String'; Message = 'String'; Subject = 'String'; Force = 'SwitchParameter' } }
    ) | ForEach-Object { $_.Common = $common; $_ }
}

BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
}

Describe 'AWS.Tools' {
    BeforeAll { Import-AwsDouble }

    It '<Name> comes from <Module>, with the parameters of the real one' -TestCases $cmdlets {
        $command = Get-Command $Name
        $command.CommandType | Should -Be Cmdlet
        $command.ModuleName | Should -Be $Module
        foreach ($parameter in $Common.GetEnumerator() + @($Own.GetEnumerator())) { $command.Parameters[$parameter.Key].ParameterType.Name | Should -Be $parameter.Value -Because $parameter.Key }
    }

    It 'asks before a thumbprint update with medium impact' {
        [System.Management.Automation.CommandMetadata]::new((Get-Command Update-IAMOpenIDConnectProviderThumbprint)).ConfirmImpact | Should -Be Medium
    }

    It 'has manifests that are well-formed' -Tag Everything {
        $double = New-AwsDouble -Variant AWS.Tools, AWSPowerShell.NetCore, AWSPowerShell
        $said = Invoke-AwsDoubleSession $double -ArgumentList $double.ModulePath {
            param($modules)
            Get-ChildItem $modules -Recurse -Filter *.psd1 | ForEach-Object { (Test-ModuleManifest $_.FullName -ErrorAction Stop -WarningAction Ignore).Description }
        }
        $said | Should -HaveCount 7
        $said | Should -BeLike 'Stand-in for*'
    }
}

Describe 'Variants' {
    It 'AWS.Tools loads on first use, and Common with it' {
        $loaded = Invoke-AwsDoubleSession (New-AwsDouble) {
            $null = Get-EKSClusterList
            (Get-Module AWS.Tools.*).Name -join ' '
            $null = Get-IAMOpenIDConnectProviderList
            $null = Get-STSCallerIdentity
            (Get-Module AWS.Tools.*).Name -join ' '
        }
        $loaded | Should -Be 'AWS.Tools.Common AWS.Tools.EKS', 'AWS.Tools.Common AWS.Tools.EKS AWS.Tools.IdentityManagement AWS.Tools.SecurityToken'
    }

    It '<_> does not load on first use, and works once it is imported' -Tag Everything -ForEach AWSPowerShell.NetCore, AWSPowerShell {
        $double = New-AwsDouble -Variant $_
        Add-AwsDoubleCluster $double prod
        $said = Invoke-AwsDoubleSession $double -ArgumentList $_ {
            param($name)
            $null = Get-Module -ListAvailable
            try { Get-EKSClusterList } catch { $_.FullyQualifiedErrorId }
            Import-Module $name
            Get-EKSClusterList
            (Get-Command Get-IAMOpenIDConnectProvider).ModuleName
        }
        $said | Should -Be CommandNotFoundException, prod, $_
    }

    It '<Second> after <First> is refused' -Tag Everything -TestCases @(
        @{ First = 'AWS.Tools.EKS'; Second = 'AWSPowerShell.NetCore' }
        @{ First = 'AWSPowerShell.NetCore'; Second = 'AWS.Tools.EKS' }
        @{ First = 'AWSPowerShell.NetCore'; Second = 'AWSPowerShell' }
    ) {
        $double = New-AwsDouble -Variant AWS.Tools, AWSPowerShell.NetCore, AWSPowerShell
        $said = Invoke-AwsDoubleSession $double -ArgumentList $First, $Second {
            param($first, $second)
            $WarningPreference = 'SilentlyContinue'
            Import-Module $first
            try { Import-Module $second; 'imported' } catch { $_.Exception.Message }
            [bool](Get-Module $second)
        }
        $said[0] | Should -BeLike '*is currently imported. Only a single version of a single variant of AWS Tools*'
        $said[1] | Should -BeFalse
    }

    It 'that are installed side by side are warned of' -Tag Everything {
        $double = New-AwsDouble -Variant AWS.Tools, AWSPowerShell.NetCore
        $said = Invoke-AwsDoubleSession $double { $WarningPreference = 'SilentlyContinue'; Import-Module AWS.Tools.Common -WarningVariable warned; "$warned" }
        $said | Should -BeLike 'Multiple variants*AWSPowerShell.NetCore*'
    }

    It 'none: the cmdlets are not there' -Tag Everything {
        $said = Invoke-AwsDoubleSession (New-AwsDouble -Variant @()) { [bool](Get-Command Get-EKSCluster -ErrorAction Ignore) }
        $said | Should -BeFalse
    }
}

Describe 'An account' {
    It 'counts every call of several processes at once' -Tag Everything {
        $double = New-AwsDouble
        $arn = Add-AwsDoubleProvider $double https://issuer.example ('11' * 20)
        $before = Enable-AwsDouble $double
        $command = "1..20 | ForEach-Object { `$null = Get-IAMOpenIDConnectProvider '$arn' }; Update-IAMOpenIDConnectProviderThumbprint '$arn' -ThumbprintList ('22' * 20) -Confirm:`$false"
        $children = 1..3 | ForEach-Object { Start-Pwsh -NoModule $command }
        Disable-AwsDouble $before
        1..20 | ForEach-Object { $null = Add-AwsDoubleProvider $double "https://issuer.example/$_"; $null = Get-AwsDoubleCalls $double }
        $children | ForEach-Object { (Wait-Child $_).ExitCode | Should -Be 0 }
        Get-AwsDoubleCalls $double iam:GetOpenIDConnectProvider | Should -HaveCount 60
        Get-AwsDoubleCalls $double -Write | Should -HaveCount 3
        (Get-AwsDoubleCalls $double).ProcessId | Sort-Object -Unique | Should -HaveCount 3
        (Get-AwsDoubleState $double).Providers | Should -HaveCount 21
    }
}
