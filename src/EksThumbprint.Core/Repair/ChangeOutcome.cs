namespace EksThumbprint;

/// <summary>What became of an update.</summary>
public enum ChangeOutcome : long
{
    /// <summary>The list was already as it should be; nothing was written.</summary>
    NothingToDo,

    /// <summary>Only asked what would happen; nothing was written.</summary>
    WouldUpdate,

    /// <summary>Written once, and read back as planned.</summary>
    Updated,

    /// <summary>Written once, but IAM's answer does not show it yet.</summary>
    Unconfirmed,

    /// <summary>The user said no; nothing was written.</summary>
    Declined,

    /// <summary>There was no reason to trust the value, or no provider; nothing was written.</summary>
    Refused,

    /// <summary>Somebody else changed the list since it was read; nothing was written.</summary>
    ChangedMeanwhile,

    /// <summary>Written once, and then changed by somebody else.</summary>
    Overwritten,

    /// <summary>AWS refused or could not be asked; the sentence says whether something may have been written.</summary>
    Failed,
}
