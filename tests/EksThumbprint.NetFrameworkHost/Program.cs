using System.Runtime.InteropServices;
using System.Text;

namespace EksThumbprint.NetFrameworkHost;

/// <summary>
/// A line of input is a kind and an input in base64, a blank between them; a line of output is the answer in base64.
/// The first line of output names the run-time.
/// </summary>
internal static class Program
{
    private static void Main()
    {
        Write(RuntimeInformation.FrameworkDescription);
        while (Console.In.ReadLine() is { } line)
        {
            string[] parts = line.Split(' ');
            Write(CoreAnswers.Read(parts[0], Convert.FromBase64String(parts[1])));
        }
    }

    private static void Write(string text)
    {
        Console.Out.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
        Console.Out.Flush();
    }
}
