using System.Net.Sockets;
using EksThumbprint.Probing;

namespace EksThumbprint.Tests.Probing;

public sealed class ProxyFailureTests
{
    [Theory]
    [InlineData(
        "The tunnel request to 'http://fred:sesame@proxy.example:3128/' failed",
        "The tunnel request to 'http://proxy.example:3128/' failed"
    )]
    [InlineData("to 'http://fred@proxy.example/' and on", "to 'http://proxy.example/' and on")]
    [InlineData("to 'http://fred:se s@m'e/@proxy.example/' and on", "to 'http://proxy.example/' and on")]
    [InlineData("to 'http://proxy.example:3128/' failed", "to 'http://proxy.example:3128/' failed")]
    [InlineData("fred@proxy.example", "fred@proxy.example")]
    [InlineData("fred@there looked at http://proxy.example", "fred@there looked at http://proxy.example")]
    [InlineData("", "")]
    public void A_sign_in_is_cut_out_of_what_the_platform_says(string said, string told) =>
        Assert.Equal(told, ProxyFailure.WithoutSignIn(said));

    [Fact]
    public void No_sentence_repeats_a_proxys_password_whatever_breaks()
    {
        const string Said = "It broke at 'http://fred:sesame@proxy.example:3128/'.";
        foreach (
            Exception inner in (Exception[])
                [
                    new SocketException((int)SocketError.ConnectionRefused, Said),
                    new IOException(Said),
                    new InvalidOperationException(Said),
                ]
        )
        {
            foreach (
                ProbePhase reached in (ProbePhase[])
                    [ProbePhase.Connect, ProbePhase.Handshake, ProbePhase.Answer, ProbePhase.Body]
            )
            {
                foreach (bool throughProxy in (bool[])[true, false])
                {
                    ProbeFailure failure = NetworkFailure.From(
                        new HttpRequestException(Said, inner),
                        reached,
                        "issuer.example:443",
                        throughProxy
                    );
                    Assert.DoesNotContain("sesame", failure.Sentence, StringComparison.Ordinal);
                    Assert.Contains("http://proxy.example:3128/", failure.Sentence, StringComparison.Ordinal);
                }
            }
        }
    }
}
