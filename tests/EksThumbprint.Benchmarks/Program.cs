using System.Reflection;
using EksThumbprint.Benchmarks;

Console.WriteLine($"{Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version}");
Console.WriteLine();
Console.WriteLine(Comparison.Head);
await foreach (string line in ProbeBenchmarks.RunAsync()) Console.WriteLine(line);
if (!ChildProcess.IsOnPath("pwsh"))
{
    Console.WriteLine("No pwsh on PATH: the module was not measured.");
    return;
}

string output = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));
string version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);
string module = Path.Combine(output, "EksThumbprint", version, "EksThumbprint.psd1");
string empty = Directory.EnumerateFiles(Path.Combine(output, "bin", "EmptyModule"), "EmptyModule.psd1", SearchOption.AllDirectories).First();
await foreach (string line in ModuleBenchmarks.RunAsync(module, empty)) Console.WriteLine(line);
Console.WriteLine();
Console.WriteLine(await ModuleBenchmarks.FirstAnswerAsync(module));
