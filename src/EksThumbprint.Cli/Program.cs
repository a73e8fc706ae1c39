using EksThumbprint.Cli;
using EksThumbprint.Cli.Hosting;

return await App.RunAsync(args, CliHost.OfProcess(), StopSignals.Obey());
