using System.Runtime.InteropServices;
using System.Text.Json;
using EksThumbprint.TestServer;

// Serves lab issuers to another process: one JSON request a line in, one JSON answer a line out. Ends when its standard
// input does, so that it never outlives who started it. With a folder as its argument it keeps its files in there, and
// at the end deletes that folder with all that is in it.
await using Laboratory lab = new(args.FirstOrDefault());

// Ctrl+C at a terminal reaches every process there. It is meant for the command that runs, not for its issuers.
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
    signal.Cancel = true
);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, End);

Console.WriteLine(JsonSerializer.Serialize(lab.Describe(), Protocol.Json));
while (await Console.In.ReadLineAsync() is { } line)
{
    object answer;
    try
    {
        LabCommand command = JsonSerializer.Deserialize<LabCommand>(line, Protocol.Json)
            ?? throw new ArgumentException("A request is a JSON object.");
        if (command.Do == LabAction.Stop)
            break;
        answer = lab.Do(command);
    }
    catch (Exception wrong) when (wrong is ArgumentException or JsonException or KeyNotFoundException)
    {
        answer = new { Error = wrong.Message };
    }

    Console.WriteLine(JsonSerializer.Serialize(answer, Protocol.Json));
}

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    lab.DisposeAsync().AsTask().Wait();
    Environment.Exit(128 + (signal.Signal == PosixSignal.SIGTERM ? 15 : 1));
}
