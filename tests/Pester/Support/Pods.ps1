# A pod's token and its cluster's keys, made here, for Pester files to dot-source.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Makes texts in memory only.')]
param()

$PodKey = [Security.Cryptography.RSA]::Create(2048)

function ConvertTo-Base64Url {
    param([byte[]] $Bytes)

    [Convert]::ToBase64String($Bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_')
}

# A token as 'kubectl create token' prints it.
function New-PodToken {
    param(
        [Parameter(Mandatory)] [string] $Issuer,
        [string] $Subject = 'system:serviceaccount:shop:checkout',
        [string[]] $Audience = 'sts.amazonaws.com',
        [string] $KeyId = 'key-1',
        [DateTimeOffset] $Now = [DateTimeOffset]::UtcNow,
        [timespan] $Left = '00:50:00',
        [Security.Cryptography.RSA] $Key = $PodKey
    )

    $claims = [ordered]@{
        aud = @($Audience); exp = ($Now + $Left).ToUnixTimeSeconds(); iat = $Now.AddMinutes(-10).ToUnixTimeSeconds(); iss = $Issuer
        'kubernetes.io' = @{ namespace = 'shop'; serviceaccount = @{ name = 'checkout' } }; nbf = $Now.AddMinutes(-10).ToUnixTimeSeconds(); sub = $Subject
    }
    $parts = foreach ($part in @{ alg = 'RS256'; kid = $KeyId }, $claims) { ConvertTo-Base64Url ([Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $part -Compress -Depth 5))) }
    $signed = $parts -join '.'
    $signature = $Key.SignData([Text.Encoding]::ASCII.GetBytes($signed), [Security.Cryptography.HashAlgorithmName]::SHA256, [Security.Cryptography.RSASignaturePadding]::Pkcs1)
    "$signed.$(ConvertTo-Base64Url $signature)"
}

# The keys as the issuer publishes them.
function Get-PodKeySet {
    param([string] $KeyId = 'key-1', [Security.Cryptography.RSA] $Key = $PodKey)

    $parameters = $Key.ExportParameters($false)
    $jwk = [ordered]@{ kty = 'RSA'; use = 'sig'; alg = 'RS256'; kid = $KeyId; n = ConvertTo-Base64Url $parameters.Modulus; e = ConvertTo-Base64Url $parameters.Exponent }
    ConvertTo-Json @{ keys = @($jwk) } -Compress -Depth 4
}

# A role's trust policy for one service account of an issuer.
function Get-PodPolicy {
    param([Parameter(Mandatory)] [string] $ProviderArn, [string] $Subject = 'system:serviceaccount:shop:checkout')

    $path = $ProviderArn -replace '^[^/]+/'
    ConvertTo-Json -Compress -Depth 6 @{
        Version   = '2012-10-17'
        Statement = @(@{
                Effect    = 'Allow'
                Principal = @{ Federated = $ProviderArn }
                Action    = 'sts:AssumeRoleWithWebIdentity'
                Condition = @{ StringEquals = @{ "${path}:sub" = $Subject; "${path}:aud" = 'sts.amazonaws.com' } }
            })
    }
}

# No eight characters of a token stand in a text.
function Assert-NoToken {
    param([string] $Token, [string] $Text)

    for ($i = 0; $i + 8 -le $Token.Length; $i += 4) {
        if ($Text.Contains($Token.Substring($i, 8))) { throw "Characters $i to $($i + 8) of the token are shown." }
    }
}
