# The IAM policies and CloudFormation templates of deploy/: what they hold is what the product calls, and AWS's own tools find nothing wrong.
BeforeDiscovery {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Deploy.ps1"
    $noTools = Get-MissingProgram python, cfn-lint, aws, moto_server
    if ($noTools) { Write-Warning "Some tests of Deploy.Policies.Tests.ps1 are skipped: $noTools" }
    $policies = 'check', 'repair', 'alarm', 'assume' | ForEach-Object { @{ Name = $_; File = "iam/$_-policy.json" } }
}

BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    . "$PSScriptRoot/Support/Runbook.ps1"
    . "$PSScriptRoot/Support/Deploy.ps1"

    function Get-Action($Policy) { $Policy.Statement | ForEach-Object { $_.Action } | Sort-Object }
}

Describe 'The policies and the calls' -Skip:$IsWindows {
    BeforeAll {
        $lab = Start-Lab
        $issuer = Add-LabIssuer $lab -HostName oidc.eks.cn-north-1.amazonaws.com.cn
        $hub = New-AwsDouble -Partition aws-cn -Region cn-north-1
        $one = New-AwsDouble -Account 222233334444 -Partition aws-cn -Region cn-north-1 -Variant @()
        Add-AwsDoubleCluster $one prod -Issuer $issuer.url
        $null = Add-AwsDoubleProvider $one $issuer.url ('a1' * 20)
        # Forms that somebody registered by mistake.
        $null = Add-AwsDoubleProvider $one "$($issuer.url)/" ('a1' * 20)
        $null = Add-AwsDoubleProvider $one "https://oidc-eks.cn-north-1.api.amazonwebservices.com.cn/id/$('A1' * 16)" ('a1' * 20)
        $null = Add-AwsDoubleProvider $one https://token.actions.githubusercontent.com ('a1' * 20)
        Add-AwsDoubleRole $hub arn:aws-cn:iam::222233334444:role/EksThumbprint $one
        $seen = Invoke-JobProcess -Account @{ Hub = $hub; One = $one; Two = $hub } -RootPath $issuer.host.rootPath -Script ([scriptblock]::Create("
            `$common = @{ Region = 'cn-north-1', 'cn-northwest-1'; ConnectTo = '$($lab.ConnectTo)'; RoleArn = 'arn:aws-cn:iam::222233334444:role/EksThumbprint'; TopicArn = 'arn:aws-cn:sns:cn-north-1:111122223333:EksThumbprint' }
            `$null = Invoke-Runbook `$common
            Get-AwsDoubleCalls `$one | Select-Object Operation, Resource, @{ n = 'Run'; e = { 'check' } }
            Get-AwsDoubleCalls `$hub | Select-Object Operation, Resource, @{ n = 'Run'; e = { 'hub' } }
            Clear-AwsDoubleCalls `$one
            `$null = Invoke-Runbook (`$common + @{ Repair = `$true })
            Get-AwsDoubleCalls `$one | Select-Object Operation, Resource, @{ n = 'Run'; e = { 'repair' } }"))

        # Those that a list of statements allows, in this partition.
        function Get-Denied($Calls, [string[]] $File) {
            $statements = $File | ForEach-Object { (Read-DeployFile $_).Statement }
            foreach ($call in $Calls) {
                $allowing = $statements | Where-Object {
                    $_.Action -contains $call.Operation -and ($_.Resource -eq '*' -or (Test-IamPattern $call.Arn (@($_.Resource) -replace '^arn:aws:', 'arn:aws-cn:')))
                }
                if (-not $allowing) { "$($call.Operation) $($call.Arn)" }
            }
        }
        foreach ($call in $seen) {
            $arn = $call.Operation -eq 'eks:DescribeCluster' ? "arn:aws-cn:eks:cn-north-1:222233334444:cluster/$($call.Resource)" : "$($call.Resource)"
            $call | Add-Member Arn $arn
        }
    }

    AfterAll { Stop-Lab $lab }

    It 'check holds just what a check calls' {
        $called = ($seen | Where-Object Run -EQ check).Operation | Sort-Object -Unique
        Get-Action (Read-DeployFile iam/check-policy.json) | Should -Be $called
    }

    It 'repair holds just what a repair calls more' {
        $more = ($seen | Where-Object Run -EQ repair).Operation | Sort-Object -Unique | Where-Object { $_ -notin (Get-Action (Read-DeployFile iam/check-policy.json)) }
        Get-Action (Read-DeployFile iam/repair-policy.json) | Should -Be $more
    }

    It 'assume and alarm hold just what the caller calls himself' {
        $called = ($seen | Where-Object Run -EQ hub).Operation | Sort-Object -Unique
        @(Get-Action (Read-DeployFile iam/assume-policy.json)) + @(Get-Action (Read-DeployFile iam/alarm-policy.json)) | Sort-Object | Should -Be $called
    }

    It 'allow every call on its resource' {
        Get-Denied ($seen | Where-Object Run -EQ check) iam/check-policy.json | Should -BeNullOrEmpty
        Get-Denied ($seen | Where-Object Run -EQ repair) iam/check-policy.json, iam/repair-policy.json | Should -BeNullOrEmpty
        Get-Denied ($seen | Where-Object Run -EQ hub) iam/assume-policy.json, iam/alarm-policy.json | Should -BeNullOrEmpty
    }

    It 'let nothing be written to a provider that is none of EKS''s' {
        $write = @{ Operation = 'iam:UpdateOpenIDConnectProviderThumbprint'; Arn = 'arn:aws-cn:iam::222233334444:oidc-provider/token.actions.githubusercontent.com' }
        Get-Denied $write iam/check-policy.json, iam/repair-policy.json | Should -Not -BeNullOrEmpty
        $write.Arn = 'arn:aws-cn:iam::222233334444:oidc-provider/oidc.eks.cn-north-1.amazonaws.com.cn/id/A'
        Get-Denied $write iam/check-policy.json | Should -Not -BeNullOrEmpty
    }
}

Describe 'AWS''s tools' -Skip:($noTools -ne '') {
    BeforeAll {
        $moto = Start-Moto
        $templates = @{ 'account-role' = Read-DeployFile cloudformation/account-role.yaml; schedule = Read-DeployFile cloudformation/schedule.yaml }

        # The text of an intrinsic function is what moto makes of it as an output. It knows no Scheduler.
        function New-Stack([string] $Name, [hashtable] $Template, [hashtable] $Parameter = @{}) {
            $file = Join-Path $TestDrive "$Name.json"
            [IO.File]::WriteAllText($file, (ConvertTo-Json -InputObject $Template -Depth 30))
            $given = $Parameter.Keys | ForEach-Object { @{ ParameterKey = $_; ParameterValue = $Parameter[$_] } }
            [IO.File]::WriteAllText("$file.parameters", (ConvertTo-Json -InputObject @($given)))
            $null = Invoke-AwsCli cloudformation create-stack --stack-name $Name --template-body "file://$file" --parameters "file://$file.parameters" --capabilities CAPABILITY_NAMED_IAM
            $stack = (Invoke-AwsCli cloudformation describe-stacks --stack-name $Name).Stacks[0]
            $stack.StackStatus | Should -Be CREATE_COMPLETE
            $outputs = @{}
            foreach ($output in $stack.Outputs) { $outputs[$output.OutputKey] = $output.OutputValue }
            $outputs
        }

        function Get-InlinePolicy([string] $Role) {
            foreach ($policy in (Invoke-AwsCli iam list-role-policies --role-name $Role).PolicyNames) {
                @{ Name = $policy; Document = (Invoke-AwsCli iam get-role-policy --role-name $Role --policy-name $policy).PolicyDocument }
            }
        }

        # A stack's statements beside a file's: of one account instead of all.
        function Get-Comparable($Document) { ($Document.Statement | ForEach-Object { "$($_.Sid) $(@($_.Action) -join ',') $((@($_.Resource) -replace ':123456789012:', ':*:') -join ',')" }) -join "`n" }
    }

    AfterAll { Stop-Moto $moto }

    It 'IAM takes the policy <Name>' -TestCases $policies {
        (Invoke-AwsCli iam create-policy --policy-name $Name --policy-document "file://$(Join-Path $DeployRoot $File)").Policy.PolicyName | Should -Be $Name
    }

    It 'IAM takes the trust policy' {
        $answer = Invoke-AwsCli iam create-role --role-name trusting --assume-role-policy-document "file://$(Join-Path $DeployRoot iam/trust-policy.json)"
        $answer.Role.AssumeRolePolicyDocument.Statement[0].Condition.StringEquals.'sts:ExternalId' | Should -Not -BeNullOrEmpty
    }

    It 'cfn-lint finds nothing in the policies and the templates' {
        $wrapped = 'check', 'repair', 'alarm', 'assume' | ForEach-Object { New-Template AWS::IAM::ManagedPolicy @{ PolicyDocument = Read-DeployFile "iam/$_-policy.json" } }
        $trusting = New-Template AWS::IAM::Role @{ AssumeRolePolicyDocument = Read-DeployFile iam/trust-policy.json }
        Get-CfnLintFinding (@($wrapped) + $trusting) | Where-Object { $_ -notmatch ':I3042:' } | Should -BeNullOrEmpty
        & cfn-lint --include-checks I --format parseable -- (Get-ChildItem -Path (Join-Path $DeployRoot cloudformation) -Filter *.yaml).FullName | Should -BeNullOrEmpty
    }

    It 'cfn-lint would find a wrong action and a wrong property' {
        $policy = Read-DeployFile iam/check-policy.json
        $policy.Statement[1].Action = 'eks:DescribeClusters'
        $template = Read-DeployFile cloudformation/schedule.yaml
        $template.Resources.Schedule.Properties.Remove('FlexibleTimeWindow')
        $found = Get-CfnLintFinding (New-Template AWS::IAM::ManagedPolicy @{ PolicyDocument = $policy }), $template
        "$found" | Should -BeLike '*DescribeClusters*'
        "$found" | Should -BeLike '*FlexibleTimeWindow*'
    }

    It 'the role of an account holds the policies of the files, and no more than was allowed' {
        $null = New-Stack account $templates['account-role'] @{ CentralAccountId = '111122223333'; ExternalId = 'secret' }
        $role = (Invoke-AwsCli iam get-role --role-name EksThumbprint).Role
        # moto leaves a null where CloudFormation leaves nothing (AWS::NoValue in a list).
        $role.AssumeRolePolicyDocument.Statement | Where-Object { $_ } | Should -HaveCount 1
        $role.AssumeRolePolicyDocument.Statement[0].Principal.AWS | Should -Be arn:aws:iam::111122223333:root
        $role.AssumeRolePolicyDocument.Statement[0].Condition.StringEquals.'sts:ExternalId' | Should -Be secret
        $held = @(Get-InlinePolicy EksThumbprint)
        $held.Name | Should -Be check
        Get-Comparable $held[0].Document | Should -Be (Get-Comparable (Read-DeployFile iam/check-policy.json))

        $null = New-Stack repairing $templates['account-role'] @{ CentralAccountId = '111122223333'; RoleName = 'Repairing'; AllowRepair = 'Yes'; ForSystemsManager = 'Yes' }
        $held = @(Get-InlinePolicy Repairing)
        $held.Name | Sort-Object | Should -Be check, repair, run
        Get-Comparable $held.Where({ $_.Name -eq 'repair' }).Document | Should -Be (Get-Comparable (Read-DeployFile iam/repair-policy.json))
        $trust = (Invoke-AwsCli iam get-role --role-name Repairing).Role.AssumeRolePolicyDocument.Statement
        $trust[1].Principal.Service | Should -Be ssm.amazonaws.com
        $trust[0].ContainsKey('Condition') | Should -BeFalse
    }

    It 'the schedule starts the document as its API wants it: <Case>' -TestCases @(
        @{ Case = 'one account'; Given = @{ Regions = 'eu-west-1,us-west-2' }; Locations = $null }
        @{ Case = 'several accounts'; Given = @{ Regions = 'eu-west-1'; TargetAccounts = '111122223333,ou-abcd-12345678'; MaxConcurrency = '25%'; OrganizationId = 'o-abcdefghij' }; Locations = '25%' }
    ) {
        $template = Read-DeployFile cloudformation/schedule.yaml
        $template.Outputs.Input = @{ Value = $template.Resources.Schedule.Properties.Target.Input }
        $name = "schedule-$($Case.Length)"
        $outputs = New-Stack $name $template $Given
        $outputs.Input | & python3 -c $InputChecker | Should -BeNullOrEmpty
        $start = ConvertFrom-Json $outputs.Input -AsHashtable
        $start.DocumentName | Should -Be EksThumbprint-Check
        $start.Parameters.Regions | Should -Be ($Given.Regions -split ',')
        $start.Parameters.AutomationAssumeRole | Should -Be $outputs.AutomationRoleArn
        $start.Parameters.TopicArn | Should -Be $outputs.TopicArn
        $start.TargetLocations.TargetLocationMaxConcurrency | Should -Be $Locations
        if ($Locations) { $start.TargetLocations[0].Accounts | Should -Be 111122223333, ou-abcd-12345678 }

        # Every parameter is one of the document.
        $document = Read-DeployFile ssm/EksThumbprint-Check.automation.yaml
        $start.Parameters.Keys | Where-Object { $_ -notin $document.parameters.Keys } | Should -BeNullOrEmpty
    }

    It 'the rule meets a failed execution of the document, and tells of it' {
        $outputs = New-Stack rule (Read-DeployFile cloudformation/schedule.yaml) @{ Regions = 'eu-west-1'; Email = 'someone@example.com' }
        $rule = (Invoke-AwsCli events list-rules).Rules | Where-Object Name -Like 'rule-*'
        $pattern = ConvertFrom-Json $rule.EventPattern -AsHashtable
        # The event as AWS documents it (Systems Manager user guide, event examples).
        $event = @{ source = 'aws.ssm'; 'detail-type' = 'EC2 Automation Execution Status-change Notification'; detail = @{ ExecutionId = 'x'; Definition = 'EksThumbprint-Check'; Status = 'Failed' } }
        foreach ($key in 'source', 'detail-type') { $pattern[$key] | Should -Contain $event[$key] }
        foreach ($key in $pattern.detail.Keys) { $pattern.detail[$key] | Should -Contain $event.detail[$key] }
        $pattern.detail.Status | Should -Not -Contain Success
        $target = (Invoke-AwsCli events list-targets-by-rule --rule $rule.Name).Targets[0]
        $target.Arn | Should -Be $outputs.TopicArn
        $transformer = $templates['schedule'].Resources.FailureRule.Properties.Targets[0].InputTransformer
        foreach ($line in $transformer.InputTemplate -split "`n") { $line | Should -Match '^"[^"\\]*"$' }
        [regex]::Matches($transformer.InputTemplate, '<(\w+)>').ForEach({ $_.Groups[1].Value }) | Sort-Object -Unique | Should -Be ($transformer.InputPathsMap.Keys | Sort-Object)
        (Invoke-AwsCli sns list-subscriptions-by-topic --topic-arn $outputs.TopicArn).Subscriptions[0].Endpoint | Should -Be someone@example.com
    }
}
