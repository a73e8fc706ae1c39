namespace EksThumbprint.Lab.Pki;

/// <summary>The time in which a certificate is valid.</summary>
/// <param name="NotBefore">The first moment, to the second.</param>
/// <param name="NotAfter">The last moment, to the second.</param>
public readonly record struct LabValidity(DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    /// <summary>Valid since some days ago and for some days from now.</summary>
    /// <param name="daysLeft">Days from now to the end; negative for a certificate that has expired.</param>
    /// <param name="daysOld">Days from the beginning to now; negative for a certificate that is not valid yet.</param>
    public static LabValidity Days(double daysLeft, double daysOld = 1)
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        return new LabValidity(now.AddDays(-daysOld), now.AddDays(daysLeft));
    }
}
