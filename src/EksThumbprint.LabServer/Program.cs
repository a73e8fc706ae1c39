using System.Text.Json;
using EksThumbprint.TestServer;

// Serves lab issuers to a test that is another process: one JSON request a line in, one JSON answer a line out.
// Ends when its standard input does, so that it never outlives the test.
await using Laboratory lab = new();
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
