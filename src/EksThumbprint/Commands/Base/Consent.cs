namespace EksThumbprint.Commands.Base;

/// <summary>What the user says to a write.</summary>
internal enum Consent
{
    /// <summary>Yes, or asked not to be asked.</summary>
    Given,

    /// <summary>No.</summary>
    Refused,

    /// <summary>Only what would happen is wanted.</summary>
    WhatIf,

    /// <summary>The question cannot be put in this host.</summary>
    NobodyToAsk,
}
