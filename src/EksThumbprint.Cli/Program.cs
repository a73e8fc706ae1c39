using EksThumbprint.Cli;

return await App.RunAsync(args, CliHost.OfProcess());
