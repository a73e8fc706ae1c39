"""Deploys policies and templates into moto, in this process, and says as JSON what came of it.

Reads from standard input: {"policies": {name: document}, "trust": document, "stacks": {name: {"template": …, "parameters": {…}}}}.
"""

import ast
import json
import sys

import boto3
import botocore.session
import botocore.validate
from moto import mock_aws


def statements_of(document):
    """A policy's statements. Of a policy that CloudFormation made, moto returns Python's text."""
    return (ast.literal_eval(document) if isinstance(document, str) else document)["Statement"]


def roles_of(iam, stack_roles):
    """The trust and the inline policies of roles."""
    found = {}
    for name in stack_roles:
        policies = iam.list_role_policies(RoleName=name)["PolicyNames"]
        found[name] = {
            # moto leaves a null where CloudFormation leaves nothing (AWS::NoValue in a list).
            "trust": [each for each in iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"]["Statement"] if each],
            "policies": {policy: statements_of(iam.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"]) for policy in policies},
        }
    return found


def problems_of(request):
    """What the model of StartAutomationExecution has against a request; an empty text for nothing."""
    operation = botocore.session.get_session().get_service_model("ssm").operation_model("StartAutomationExecution")
    return botocore.validate.ParamValidator().validate(request, operation.input_shape).generate_report()


def deploy(stack, asked):
    """Creates a stack. moto knows no Scheduler, so what the schedule sends is made visible as an output."""
    cloud, iam, events, sns = (boto3.client(service) for service in ("cloudformation", "iam", "events", "sns"))
    template = asked["template"]
    schedule = template["Resources"].get("Schedule")
    if schedule:
        template["Outputs"]["Input"] = {"Value": schedule["Properties"]["Target"]["Input"]}
    before = {role["RoleName"] for role in iam.list_roles()["Roles"]}
    cloud.create_stack(
        StackName=stack,
        TemplateBody=json.dumps(template),
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in asked["parameters"].items()],
        Capabilities=["CAPABILITY_NAMED_IAM"],
    )
    made = cloud.describe_stacks(StackName=stack)["Stacks"][0]
    outputs = {output["OutputKey"]: output["OutputValue"] for output in made.get("Outputs", [])}
    request = json.loads(outputs["Input"]) if "Input" in outputs else None
    rules = [rule for rule in events.list_rules()["Rules"] if rule["Name"].startswith(f"{stack}-")]
    return {
        "status": made["StackStatus"],
        "outputs": outputs,
        "roles": roles_of(iam, {role["RoleName"] for role in iam.list_roles()["Roles"]} - before),
        "start": request,
        "problems": problems_of(request) if request else "",
        "rules": [{"pattern": json.loads(rule["EventPattern"]), "targets": events.list_targets_by_rule(Rule=rule["Name"])["Targets"]} for rule in rules],
        "subscribed": [each["Endpoint"] for each in sns.list_subscriptions()["Subscriptions"]],
    }


@mock_aws
def main():
    asked = json.load(sys.stdin)
    iam = boto3.client("iam")
    told = {"policies": {}, "stacks": {}}
    for name, document in asked["policies"].items():
        told["policies"][name] = iam.create_policy(PolicyName=name, PolicyDocument=json.dumps(document))["Policy"]["Arn"]
    told["trust"] = iam.create_role(RoleName="trusting", AssumeRolePolicyDocument=json.dumps(asked["trust"]))["Role"]["AssumeRolePolicyDocument"]["Statement"]
    for name, stack in asked["stacks"].items():
        told["stacks"][name] = deploy(name, stack)
    json.dump(told, sys.stdout, default=str)


main()
