using EksThumbprint.Assessment;
using EksThumbprint.Remedies;
using EksThumbprint.Repair;

namespace EksThumbprint;

/// <summary>The verdict on one input of Test-OidcThumbprint.</summary>
public sealed class OidcTestResult
{
    internal OidcTestResult(OidcAssessment assessment, IRemedyWriter remedies)
    {
        OidcFacts facts = assessment.Facts;
        Name = facts.Name;
        Status = assessment.Status;
        Registered = new ThumbprintCollection(assessment.Registered.Select(listed => listed.Value));
        Expected = new ThumbprintCollection(assessment.Expected.Select(thumbprint => thumbprint.ToString()));
        Expires = assessment.Expires?.UtcDateTime;
        Sentence = assessment.Sentence;
        Remedy = remedies.Write(assessment.Remedy);
        Account = facts.Account;
        Region = facts.Region;
        Issuer = facts.Issuer?.ToString();
        ProviderArn = facts.ProviderArn;
        BrokenLink = assessment.BrokenLink?.Link;
        PodMessage = assessment.BrokenLink?.Message;
        Links = new LinkCollection(assessment.Links.Select(link => new OidcLink(link, remedies)));
        Findings = new FindingCollection(assessment.Findings.Select(finding => new OidcFinding(finding, remedies)));
        RepairCommand = remedies.Write(Repair.RepairCommand.Create(RepairPlan.Create(assessment)));
        Remedies = remedies;
        Assessment = assessment;
    }

    internal OidcTestResult(FileAssessment file, IRemedyWriter remedies)
    {
        Name = file.Name;
        Status = file.Status;
        Registered = new ThumbprintCollection(file.Registered.Select(listed => listed.Value));
        Expected = new ThumbprintCollection(file.Expected.Select(thumbprint => thumbprint.ToString()));
        Expires = file.Expires?.UtcDateTime;
        Sentence = file.Sentence;
        Remedy = remedies.Write(file.Remedy);
        Links = new LinkCollection([]);
        Findings = new FindingCollection(file.Findings.Select(finding => new OidcFinding(finding, remedies)));
        Remedies = remedies;
        Provenance = file.Provenance;
    }

    /// <summary>The cluster's name, otherwise the issuer's host and path.</summary>
    public string Name { get; }

    /// <summary>The verdict.</summary>
    public OidcStatus Status { get; }

    /// <summary>The thumbprints that the provider lists.</summary>
    public ThumbprintCollection Registered { get; }

    /// <summary>The thumbprints that it should list; empty when nothing that was seen can be believed.</summary>
    public ThumbprintCollection Expected { get; }

    /// <summary>When the first of the expected certificates expires, in UTC.</summary>
    public DateTime? Expires { get; }

    /// <summary>The verdict in a sentence, with what pods see.</summary>
    public string Sentence { get; }

    /// <summary>What to do; null when nothing is to be done.</summary>
    public string? Remedy { get; }

    /// <summary>The 12-digit account, when known.</summary>
    public string? Account { get; }

    /// <summary>The region, when known.</summary>
    public string? Region { get; }

    /// <summary>The issuer URL as tokens name it.</summary>
    public string? Issuer { get; }

    /// <summary>The ARN that the provider has, or would have.</summary>
    public string? ProviderArn { get; }

    /// <summary>
    /// The first broken link of a pod's way to its role that STS meets; null when none is, or no pod was asked about.
    /// </summary>
    public PodLink? BrokenLink { get; }

    /// <summary>What the pod sees of the broken link; null when none is broken.</summary>
    public string? PodMessage { get; }

    /// <summary>The links of a pod's way to its role; none when no pod was asked about.</summary>
    public LinkCollection Links { get; }

    /// <summary>Everything worth a person's attention, the gravest first.</summary>
    public FindingCollection Findings { get; }

    /// <summary>
    /// The command of the session's AWS tool that puts the list right; null when there is nothing to put right, or no
    /// reason to trust what would be written.
    /// </summary>
    public string? RepairCommand { get; }

    /// <summary>The region that a table names, for the run is about several; null when it is not.</summary>
    internal string? ShownRegion { get; init; }

    /// <summary>Writes remedies with the context of the run, for reports.</summary>
    internal IRemedyWriter Remedies { get; }

    /// <summary>What the file is that was tested; null for a live server.</summary>
    public Provenance? Provenance { get; }

    /// <summary>The judgement and its facts, for views; null for a file.</summary>
    internal OidcAssessment? Assessment { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Status}";
}
