# Who calls, from where and what goes wrong on the way: the stand-in must find it as AWS Tools do.
Describe 'Who calls the stand-in' {
    BeforeAll {
        . "$PSScriptRoot/Support/AwsDouble.ps1"
        $aws = New-AwsDouble -ProfileName default, other
        $before = Enable-AwsDouble $aws
        Import-AwsDouble
        Add-AwsDoubleCluster $aws prod

        function Get-Failure([scriptblock] $Of) {
            try { $null = & $Of; throw 'It did not fail.' } catch { $_ }
        }
    }

    AfterAll { Disable-AwsDouble $before }

    AfterEach {
        Clear-AwsDoubleFault $aws
        Clear-AwsDoubleCalls $aws
        $env:AWS_REGION = $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = $null
    }

    Context 'The region' {
        It 'is the parameter''s, then the session''s, then the default profile''s, then AWS_REGION, never AWS_DEFAULT_REGION' {
            $env:AWS_REGION = 'eu-west-1'
            $env:AWS_DEFAULT_REGION = 'eu-west-9'
            $null = Get-STSCallerIdentity
            Update-AwsDoubleState $aws { param($state) $state.Region = $null }
            try {
                $null = Get-STSCallerIdentity
                $env:AWS_REGION = $null
                $null = Get-STSCallerIdentity
            }
            finally {
                Update-AwsDoubleState $aws { param($state) $state.Region = 'us-west-2' }
                $env:AWS_DEFAULT_REGION = $null
            }
            $StoredAWSRegion = 'eu-west-2'
            $null = Get-STSCallerIdentity
            $null = Get-STSCallerIdentity -Region eu-west-3
            $null = $StoredAWSRegion
            (Get-AwsDoubleCalls $aws).Region | Should -Be us-west-2, eu-west-1, us-east-1, eu-west-2, eu-west-3
        }

        It 'may be missing for IAM, not for EKS, and then nothing is called' {
            Set-AwsDoubleFault $aws NoRegion
            $failure = Get-Failure { Get-EKSClusterList -ErrorAction SilentlyContinue }
            $failure.Exception.Message | Should -Be 'No region specified or obtained from persisted/shell defaults.'
            $failure.Exception | Should -BeOfType InvalidOperationException
            $failure.Exception.InnerException | Should -BeNullOrEmpty
            Get-AwsDoubleCalls $aws | Should -HaveCount 0
            $null = Get-IAMOpenIDConnectProviderList
            (Get-AwsDoubleCalls $aws).Region | Should -Be us-east-1
        }

        It 'is set by Set-DefaultAWSRegion for the caller''s scope' {
            Set-DefaultAWSRegion eu-north-1
            $null = Get-STSCallerIdentity
            (Get-AwsDoubleCalls $aws).Region | Should -Be eu-north-1
        }
    }

    Context 'The credentials' {
        It 'are <Source> with <Case>' -TestCases @(
            @{ Case = 'nothing'; Source = 'Profile'; Caller = 'default'; Options = @{} }
            @{ Case = 'a profile'; Source = 'Profile'; Caller = 'other'; Options = @{ ProfileName = 'other' } }
            @{ Case = 'keys'; Source = 'Parameters'; Caller = 'Supplied Key Parameters'; Options = @{ AccessKey = 'AKIA1'; SecretKey = 's'; SessionToken = 't' } }
        ) {
            $null = Get-EKSClusterList @Options
            $call = Get-AwsDoubleCalls $aws
            $call.CallerSource | Should -Be $Source
            $call.Caller | Should -Be $Caller
            $call.Region | Should -Be us-west-2
        }

        It 'come from an object, the environment, and before that from the session' {
            $env:AWS_ACCESS_KEY_ID = 'AKIAENV'
            $env:AWS_SECRET_ACCESS_KEY = 's'
            $null = Get-EKSClusterList
            $null = Get-EKSClusterList -Credential (New-AWSCredential -AccessKey AKIAOBJ -SecretKey s)
            Set-AWSCredential -AccessKey AKIASET -SecretKey s
            $null = Get-EKSClusterList
            (Get-AwsDoubleCalls $aws).AccessKey | Should -Be AKIAENV, AKIAOBJ, AKIASET
        }

        It 'in a script-local $StoredAWSCredentials are seen by the cmdlets, not by the functions of a script module' {
            Set-AWSCredential -AccessKey AKIALOCAL -SecretKey s
            $null = Get-EKSClusterList
            $module = New-Module { function Get-Wrapped { Get-EKSClusterList } }
            $null = Get-Wrapped
            Remove-Module $module
            (Get-AwsDoubleCalls $aws).AccessKey | Should -Be AKIALOCAL, AKIALABDEFAULT
        }

        It 'of an unknown profile, and none at all, are an error without an inner one and without a call' {
            $unknown = Get-Failure { Get-EKSClusterList -ProfileName nobody }
            Set-AwsDoubleFault $aws NoCredentials
            $none = Get-Failure { Get-IAMOpenIDConnectProviderList }
            foreach ($failure in $unknown, $none) {
                $failure.Exception.Message | Should -Be 'No credentials specified or obtained from persisted/shell defaults.'
                $failure.Exception | Should -BeOfType InvalidOperationException
                $failure.Exception.InnerException | Should -BeNullOrEmpty
            }
            Get-AwsDoubleCalls $aws | Should -HaveCount 0
        }
    }

    Context 'Faults' {
        It '<Kind> of <Service> is <Code>, <Status>' -TestCases @(
            @{ Kind = 'Denied'; Service = 'eks'; Code = 'AccessDeniedException'; Status = 'Forbidden' }
            @{ Kind = 'Denied'; Service = 'iam'; Code = 'AccessDenied'; Status = 'Forbidden' }
            @{ Kind = 'ExpiredToken'; Service = 'eks'; Code = 'ExpiredTokenException'; Status = 'Forbidden' }
            @{ Kind = 'ExpiredToken'; Service = 'iam'; Code = 'ExpiredToken'; Status = 'Forbidden' }
            @{ Kind = 'Throttled'; Service = 'iam'; Code = 'Throttling'; Status = 'BadRequest' }
            @{ Kind = 'ServiceFailure'; Service = 'iam'; Code = 'ServiceFailure'; Status = 'InternalServerError' }
            @{ Kind = 'ConcurrentModification'; Service = 'iam'; Code = 'ConcurrentModification'; Status = 'Conflict' }
        ) {
            Set-AwsDoubleFault $aws $Kind
            $inner = (Get-Failure { if ($Service -eq 'eks') { Get-EKSClusterList } else { Get-IAMOpenIDConnectProviderList } }).Exception.InnerException
            $inner | Should -BeOfType Amazon.Runtime.AmazonServiceException
            $inner.ErrorCode | Should -Be $Code
            $inner.StatusCode | Should -Be $Status
            (Get-AwsDoubleCalls $aws).Error | Should -Be $Code
        }

        It 'meet one operation, one resource and as many calls as told' {
            Add-AwsDoubleCluster $aws second
            Set-AwsDoubleFault $aws Throttled -Operation eks:DescribeCluster -Resource prod -Times 2
            (Get-EKSCluster second).Name | Should -Be second
            1..2 | ForEach-Object { (Get-Failure { Get-EKSCluster prod }).Exception.InnerException.ErrorCode | Should -Be ThrottlingException }
            (Get-EKSCluster prod).Name | Should -Be prod
        }

        It 'of the network never reach AWS' {
            Set-AwsDoubleFault $aws NoNetwork
            $inner = (Get-Failure { Get-EKSClusterList }).Exception.InnerException
            $inner | Should -BeOfType Net.Http.HttpRequestException
            $inner.InnerException | Should -BeOfType Net.Sockets.SocketException
            (Get-AwsDoubleCalls $aws).Reached | Should -BeFalse
        }
    }

    Context 'The stand-in' {
        It 'says what it is when it is given neither an account nor a server, or a server elsewhere' {
            $env:AWSTOOLSDOUBLE_STATE = $null
            (Get-Failure { Get-EKSClusterList }).Exception.Message | Should -BeLike '*stand-in*AWSTOOLSDOUBLE_STATE*AWS_ENDPOINT_URL*'
            (Get-Failure { Get-EKSClusterList -EndpointUrl https://eks.us-west-2.amazonaws.com }).Exception.Message | Should -BeLike '*stand-in*'
            $env:AWSTOOLSDOUBLE_STATE = $aws.StatePath
        }
    }
}
