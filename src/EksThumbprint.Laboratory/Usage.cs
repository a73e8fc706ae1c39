namespace EksThumbprint.Laboratory;

/// <summary>What the program says about itself, and its exit codes.</summary>
internal static class Usage
{
    public const int Well = 0;
    public const int Impossible = 2;
    public const int Wrong = 64;

    public const string Text = """
        Opens a PowerShell with the module EksThumbprint and an AWS account in which something of everything is
        wrong. The account is a file, the issuers listen on 127.0.0.1, nothing reaches AWS. Nothing stays behind.

        dotnet run --project src/EksThumbprint.Laboratory              the prompt
        dotnet run --project src/EksThumbprint.Laboratory -- --story   a repair from end to end, without questions;
                                                                       also without a terminal

        Exit codes of the story: 0 all as it should be, 1 not, 2 it could not be played, 64 usage.
        """;
}
