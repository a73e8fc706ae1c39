# The IAM policies and CloudFormation templates of deploy/: what they hold is what the product calls, and AWS's own tools find nothing wrong.
BeforeAll {
    . "$PSScriptRoot/Support/Common.ps1"
    . "$PSScriptRoot/Support/Lab.ps1"
    . "$PSScriptRoot/Support/AwsDouble.ps1"
    . "$PSScriptRoot/Support/Runbook.ps1"
    . "$PSScriptRoot/Support/Deploy.ps1"
    $noTools = Get-MissingProgram yaml, moto, cfn-lint

    function Get-Action($Policy) { $Policy.Statement | ForEach-Object { $_.Action } | Sort-Object }
}

Describe 'The policies and the calls' {
    BeforeEach { if ($IsWindows) { Set-ItResult -Skipped -Because 'the machine trusts the lab on Linux only.' } }
    BeforeAll {
        if ($IsWindows) { return }
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

Describe 'AWS''s tools' -Tag Everything {
    BeforeEach { Skip-TestFor $noTools }
    BeforeAll {
        if ($noTools) { return }
        $files = @{}
        foreach ($name in 'check', 'repair', 'alarm', 'assume') { $files[$name] = Read-DeployFile "iam/$name-policy.json" }
        $accountRole = Read-DeployFile cloudformation/account-role.yaml
        $schedule = Read-DeployFile cloudformation/schedule.yaml
        $trust = Read-DeployFile iam/trust-policy.json
        $made = Invoke-Deployment @{
            policies = $files
            trust    = $trust
            stacks   = [ordered] @{
                checking  = @{ template = $accountRole; parameters = @{ CentralAccountId = '111122223333'; ExternalId = 'secret' } }
                repairing = @{ template = $accountRole; parameters = @{ CentralAccountId = '111122223333'; RoleName = 'Repairing'; AllowRepair = 'Yes'; ForSystemsManager = 'Yes' } }
                one       = @{ template = $schedule; parameters = @{ Regions = 'eu-west-1,us-west-2'; Email = 'someone@example.com' } }
                several   = @{ template = $schedule; parameters = @{ Regions = 'eu-west-1'; TargetAccounts = '111122223333,ou-abcd-12345678'; MaxConcurrency = '25%'; OrganizationId = 'o-abcdefghij'; Repair = 'Yes' } }
            }
        }

        # Statements of a stack beside those of a file: of one account in place of all, of a made topic in place of the named one.
        function Get-Comparable($Statement) {
            $texts = $Statement | ForEach-Object { "$($_.Sid) $(@($_.Action) -join ',') $((@($_.Resource) -replace ':123456789012:', ':*:' -replace '^(arn:aws:sns):eu-west-1:', '$1:*:') -join ',')" }
            $texts -join "`n"
        }
    }

    It 'IAM takes the policies and the trust policy' {
        $made.policies.Keys | Sort-Object | Should -Be alarm, assume, check, repair
        $made.trust[0].Condition.StringEquals.'sts:ExternalId' | Should -Not -BeNullOrEmpty
    }

    It 'cfn-lint finds nothing in the policies, the documents and the templates' -Tag Everything {
        $wrapped = @(
            $files.Values | ForEach-Object { New-Template AWS::IAM::ManagedPolicy @{ PolicyDocument = $_ } }
            New-Template AWS::IAM::Role @{ AssumeRolePolicyDocument = $trust }
            New-Template AWS::SSM::Document @{ DocumentType = 'Automation'; Content = Read-DeployFile ssm/EksThumbprint-Check.automation.yaml }
            New-Template AWS::SSM::Document @{ DocumentType = 'Command'; Content = Read-DeployFile ssm/EksThumbprint-Check.command.yaml }
        )
        $found = Get-CfnLintFinding $wrapped -Path (Get-ChildItem -Path (Join-Path $DeployRoot cloudformation) -Filter *.yaml).FullName
        # I3042: a policy in a file has to name a partition. A template need not, and does not.
        $found | Where-Object { $_ -notmatch '\.json:.*:I3042:' } | Should -BeNullOrEmpty
    }

    It 'cfn-lint would find a wrong action and a wrong property' -Tag Everything {
        $policy = Read-DeployFile iam/check-policy.json
        $policy.Statement[1].Action = 'eks:DescribeClusters'
        $template = Read-DeployFile cloudformation/schedule.yaml
        $template.Resources.Schedule.Properties.Remove('FlexibleTimeWindow')
        $found = Get-CfnLintFinding (New-Template AWS::IAM::ManagedPolicy @{ PolicyDocument = $policy }), $template
        "$found" | Should -BeLike '*DescribeClusters*'
        "$found" | Should -BeLike '*FlexibleTimeWindow*'
    }

    It 'CloudFormation makes the stack <_>' -Tag Everything -ForEach checking, repairing, one, several {
        $made.stacks[$_].status | Should -Be CREATE_COMPLETE
    }

    It 'the role of an account holds the policies of the files, and no more than was allowed' {
        $role = $made.stacks.checking.roles.EksThumbprint
        $role.policies.Keys | Should -Be check
        Get-Comparable $role.policies.check | Should -Be (Get-Comparable $files.check.Statement)
        $role.trust | Should -HaveCount 1
        $role.trust[0].Principal.AWS | Should -Be arn:aws:iam::111122223333:root
        $role.trust[0].Condition.StringEquals.'sts:ExternalId' | Should -Be secret

        $role = $made.stacks.repairing.roles.Repairing
        $role.policies.Keys | Sort-Object | Should -Be check, repair, run
        Get-Comparable $role.policies.repair | Should -Be (Get-Comparable $files.repair.Statement)
        $role.trust[0].ContainsKey('Condition') | Should -BeFalse
        $role.trust[1].Principal.Service | Should -Be ssm.amazonaws.com
    }

    It 'the schedule''s role holds the policies of the files, and no more than was asked for' {
        foreach ($case in @{ Stack = 'one'; Policies = 'alarm', 'check' }, @{ Stack = 'several'; Policies = 'accounts', 'alarm', 'check', 'repair' }) {
            $role = $made.stacks[$case.Stack].roles.Values | Where-Object { $_.policies.ContainsKey('check') }
            $role.policies.Keys | Sort-Object | Should -Be $case.Policies
            foreach ($name in $case.Policies | Where-Object { $files.ContainsKey($_) }) { Get-Comparable $role.policies[$name] | Should -Be (Get-Comparable $files[$name].Statement) }
        }
    }

    It 'the schedule starts the document as its API wants it, in <Case>' -Tag Everything -TestCases @(
        @{ Case = 'one account'; Stack = 'one'; Regions = 'eu-west-1', 'us-west-2'; Repair = 'No'; Accounts = @() }
        @{ Case = 'several accounts'; Stack = 'several'; Regions = @('eu-west-1'); Repair = 'Yes'; Accounts = '111122223333', 'ou-abcd-12345678' }
    ) {
        $stack = $made.stacks[$Stack]
        $stack.problems | Should -BeNullOrEmpty
        $stack.start.DocumentName | Should -Be EksThumbprint-Check
        $stack.start.Parameters.Regions | Should -Be $Regions
        $stack.start.Parameters.Repair | Should -Be $Repair
        $stack.start.Parameters.AutomationAssumeRole | Should -Be $stack.outputs.AutomationRoleArn
        $stack.start.Parameters.TopicArn | Should -Be $stack.outputs.TopicArn
        $document = Read-DeployFile ssm/EksThumbprint-Check.automation.yaml
        $stack.start.Parameters.Keys | Where-Object { $_ -notin $document.parameters.Keys } | Should -BeNullOrEmpty
        if ($Accounts) {
            $stack.start.TargetLocations.Accounts | Should -Be $Accounts
            $stack.start.TargetLocations.TargetLocationMaxConcurrency | Should -Be '25%'
        }
        else { $stack.start.ContainsKey('TargetLocations') | Should -BeFalse }
    }

    It 'the rule meets a failed execution of the document, and tells the topic of it' -Tag Everything {
        $rule = $made.stacks.one.rules
        $rule | Should -HaveCount 1
        # The event as the Systems Manager user guide shows it.
        $sample = @{ source = 'aws.ssm'; 'detail-type' = 'EC2 Automation Execution Status-change Notification'; detail = @{ ExecutionId = 'x'; Definition = 'EksThumbprint-Check'; Status = 'Failed' } }
        foreach ($key in 'source', 'detail-type') { $rule[0].pattern[$key] | Should -Be $sample[$key] }
        foreach ($key in $rule[0].pattern.detail.Keys) { $rule[0].pattern.detail[$key] | Should -Contain $sample.detail[$key] }
        $rule[0].pattern.detail.Status | Should -Not -Contain Success
        $rule[0].targets.Arn | Should -Be $made.stacks.one.outputs.TopicArn
        $transformer = $schedule.Resources.FailureRule.Properties.Targets[0].InputTransformer
        foreach ($line in $transformer.InputTemplate -split "`n") { $line | Should -Match '^"[^"\\]*"$' }
        [regex]::Matches($transformer.InputTemplate, '<(\w+)>').ForEach({ $_.Groups[1].Value }) | Sort-Object -Unique | Should -Be ($transformer.InputPathsMap.Keys | Sort-Object)
    }

    It 'the topic lets the rule publish to it, and the accounts'' roles where an organization is named' -Tag Everything {
        $statements = $schedule.Resources.TopicPolicy.Properties.PolicyDocument.Statement
        $statements[0].Principal.Service | Should -Be events.amazonaws.com
        $statements[0].Condition.ArnEquals.'aws:SourceArn'.'Fn::GetAtt' | Should -Be FailureRule, Arn
        $statements[1].'Fn::If'[1].Condition.Keys | Sort-Object | Should -Be ArnLike, StringEquals
    }
}
