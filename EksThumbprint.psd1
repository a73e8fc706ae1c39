@{
    ModuleVersion        = '0.1.0'
    GUID                 = '4b1f6a4e-6f0c-4f0b-9c38-0d2f5f3a7e15'
    Author               = 'EksThumbprint contributors'
    CompanyName          = 'EksThumbprint contributors'
    Copyright            = 'Copyright (c) EksThumbprint contributors. MIT licence.'
    Description          = 'Finds, judges and safely repairs the CA thumbprint of the IAM OIDC provider of an Amazon EKS cluster.'
}
