using EksThumbprint.Laboratory;

if (args is ["--help" or "-h" or "-?"])
{
    Console.Out.WriteLine(Usage.Text);
    return Usage.Well;
}

if (args is not ([] or ["--story"]))
{
    Console.Error.WriteLine($"Not known here: {string.Join(' ', args)}");
    Console.Error.WriteLine(Usage.Text);
    return Usage.Wrong;
}

bool atTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected;
try
{
    Play play = args.Length == 0 && atTerminal ? Play.Prompt : Play.Story;
    Console.Error.WriteLine("The laboratory opens ...");
    return await Session.RunAsync(play);
}
catch (Exception cannot) when (cannot is LaboratoryException or FileNotFoundException)
{
    Console.Error.WriteLine(cannot.Message);
    return Usage.Impossible;
}
