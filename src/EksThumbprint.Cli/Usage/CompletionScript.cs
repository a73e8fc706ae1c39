namespace EksThumbprint.Cli.Usage;

/// <summary>
/// Scripts that hand the line to the program and take its suggestions. The parser gives them for
/// <c>[suggest:POSITION] LINE</c>, one a line, so that no script has to know an option.
/// </summary>
internal static class CompletionScript
{
    private const string Bash = """
        # eks-thumbprint for bash. In ~/.bashrc: source <(eks-thumbprint completion bash)
        _eks_thumbprint() {
            local word="${COMP_WORDS[COMP_CWORD]}" suggestion
            COMPREPLY=()
            while IFS= read -r suggestion; do
                [[ $suggestion == "$word"* ]] && COMPREPLY+=("$suggestion")
            done < <(eks-thumbprint "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
        }
        complete -o default -F _eks_thumbprint eks-thumbprint

        """;

    private const string Zsh = """
        # eks-thumbprint for zsh. In ~/.zshrc, after compinit: source <(eks-thumbprint completion zsh)
        _eks_thumbprint() {
            local -a suggestions
            suggestions=("${(@f)$(eks-thumbprint "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
            suggestions=(${(M)suggestions:#$PREFIX*})
            if (( $#suggestions )); then compadd -a suggestions; else _files; fi
        }
        compdef _eks_thumbprint eks-thumbprint

        """;

    private const string Fish = """
        # eks-thumbprint for fish. In ~/.config/fish/config.fish: eks-thumbprint completion fish | source
        function __eks_thumbprint
            set -l line (commandline -cp)
            eks-thumbprint "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null
        end
        complete -c eks-thumbprint -a '(__eks_thumbprint)'

        """;

    private const string PowerShell = """
        # eks-thumbprint for PowerShell. In $PROFILE: eks-thumbprint completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName eks-thumbprint -ScriptBlock {
            param($word, $line, $position)
            eks-thumbprint "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
        ["pwsh"] = PowerShell,
    };

    /// <summary>The shells that there is a script for.</summary>
    public static IReadOnlyCollection<string> Shells => Scripts.Keys;

    public static string For(string shell) => Scripts[shell].ReplaceLineEndings("\n");
}
