#!/bin/sh
# Stands in for the AWS CLI: an account with five clusters in two regions, two of them without a provider, an orphan and
# a provider of another issuer. Each call is logged to FAKE_AWS_LOG when it begins (+) and when it ends (-), with its
# process. With FAKE_AWS_HANGS, no cluster is ever described.
op="$2"
while [ $# -gt 0 ]; do
  case "$1" in --region) region="$2" ;; --name) name="$2" ;; --open-id-connect-provider-arn) arn="$2" ;; esac
  shift
done
echo "+ $$ $op ${name:+$region }${name:-${arn:-$region}}" >> "$FAKE_AWS_LOG"
[ -z "$FAKE_AWS_HANGS" ] || [ "$op" != describe-cluster ] || exec sleep 300
sleep 0.3
host="oidc.eks.$region.amazonaws.com/id"
prefix='arn:aws:iam::111122223333:oidc-provider'
case "$op $region" in
  list-open-id-connect-providers*)
    for issuer in oidc.eks.eu-west-1.amazonaws.com/id/A1 oidc.eks.eu-west-1.amazonaws.com/id/A2 oidc.eks.us-east-1.amazonaws.com/id/B1 oidc.eks.us-east-1.amazonaws.com/id/DEAD gitlab.example; do
      entries="$entries${entries:+,}{\"Arn\":\"$prefix/$issuer\"}"
    done
    echo "{\"OpenIDConnectProviderList\":[$entries]}" ;;
  list-clusters*eu-west-1) echo '{"clusters":["A1","A2","A3"]}' ;;
  list-clusters*us-east-1) echo '{"clusters":["B1","B2"]}' ;;
  describe-cluster*) echo "{\"cluster\":{\"name\":\"$name\",\"arn\":\"arn:aws:eks:$region:111122223333:cluster/$name\",\"status\":\"ACTIVE\",\"identity\":{\"oidc\":{\"issuer\":\"https://$host/$name\"}}}}" ;;
  get-open-id-connect-provider*)
    case "$arn" in
      */A3|*/B2) echo 'An error occurred (NoSuchEntity) when calling the GetOpenIDConnectProvider operation: not found' >&2; echo "- $$" >> "$FAKE_AWS_LOG"; exit 254 ;;
    esac
    echo "{\"Url\":\"${arn#"$prefix/"}\",\"ThumbprintList\":[],\"ClientIDList\":[\"sts.amazonaws.com\"]}" ;;
esac
echo "- $$" >> "$FAKE_AWS_LOG"
