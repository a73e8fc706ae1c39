# A host that answers questions and keeps what it was asked, and runspaces to use it in. Dot-source it after Common.ps1.
#
#   $session = New-AnsweringSession     # -NoHost: a runspace without a user interface, as Azure Automation has
#                                       # -Blind: an exception, for a host with a screen that throws it whatever it is asked for
#   $run = Invoke-AnsweringSession $session 'Update-OidcThumbprint prod' -Answer Yes
#   $run.Output, $run.Errors, $run.Questions, $run.Lines
#   $session.Runspace.Dispose()
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Makes only objects.')]
param()

if (-not ('EksThumbprint.Pester.AnsweringHost' -as [type])) {
    Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace EksThumbprint.Pester
{
    public sealed class AnsweringHost : PSHost
    {
        private readonly Guid _id = Guid.NewGuid();
        public AnsweringUI Asked { get; } = new AnsweringUI();
        public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;
        public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;
        public override Guid InstanceId => _id;
        public override string Name => "AnsweringHost";
        public override PSHostUserInterface UI => Asked;
        public override Version Version => new Version(1, 0);
        public override void EnterNestedPrompt() => throw new NotSupportedException();
        public override void ExitNestedPrompt() => throw new NotSupportedException();
        public override void NotifyBeginApplication() { }
        public override void NotifyEndApplication() { }
        public override void SetShouldExit(int exitCode) { }
    }

    public sealed class AnsweringUI : PSHostUserInterface
    {
        public Queue<string> Answers { get; } = new Queue<string>();
        public List<string> Questions { get; } = new List<string>();
        public List<string> Defaults { get; } = new List<string>();
        public List<string> Lines { get; } = new List<string>();
        public bool Unable { get; set; }
        public BlindScreen Screen { get; set; }
        public override PSHostRawUserInterface RawUI => Screen;

        // A question without an answer in store gets a No, and is counted all the same.
        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            if (Unable) throw new NotSupportedException("This host asks nothing.");
            Questions.Add(caption + "\n" + message);
            Defaults.Add(defaultChoice < 0 ? "" : choices[defaultChoice].Label.Replace("&", ""));
            string answer = Answers.Count > 0 ? Answers.Dequeue() : "No";
            int index = choices.Select(choice => choice.Label.Replace("&", "")).ToList().IndexOf(answer);
            return index >= 0 ? index : throw new ArgumentException("There is no choice '" + answer + "'.");
        }

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw new NotSupportedException();
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new NotSupportedException();
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes types, PSCredentialUIOptions options) => throw new NotSupportedException();
        public override string ReadLine() => throw new NotSupportedException();
        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();
        public override void Write(string value) => Lines.Add(value);
        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Lines.Add(value);
        public override void WriteLine(string value) => Lines.Add(value);
        public override void WriteErrorLine(string value) => Lines.Add(value);
        public override void WriteDebugLine(string message) { }
        public override void WriteVerboseLine(string message) { }
        public override void WriteWarningLine(string message) { }
        public override void WriteProgress(long sourceId, ProgressRecord record) { }
    }

    // A screen that refuses whatever it is asked for.
    public sealed class BlindScreen : PSHostRawUserInterface
    {
        private readonly Exception _refusal;
        public BlindScreen(Exception refusal) { _refusal = refusal; }
        public int Refusals { get; private set; }
        public override ConsoleColor BackgroundColor { get => throw Refusal(); set => throw Refusal(); }
        public override ConsoleColor ForegroundColor { get => throw Refusal(); set => throw Refusal(); }
        public override Size BufferSize { get => throw Refusal(); set => throw Refusal(); }
        public override Size WindowSize { get => throw Refusal(); set => throw Refusal(); }
        public override Size MaxWindowSize => throw Refusal();
        public override Size MaxPhysicalWindowSize => throw Refusal();
        public override Coordinates CursorPosition { get => throw Refusal(); set => throw Refusal(); }
        public override Coordinates WindowPosition { get => throw Refusal(); set => throw Refusal(); }
        public override int CursorSize { get => throw Refusal(); set => throw Refusal(); }
        public override string WindowTitle { get => throw Refusal(); set => throw Refusal(); }
        public override bool KeyAvailable => throw Refusal();
        public override KeyInfo ReadKey(ReadKeyOptions options) => throw Refusal();
        public override void FlushInputBuffer() => throw Refusal();
        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Refusal();
        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw Refusal();
        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Refusal();
        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw Refusal();

        private Exception Refusal()
        {
            Refusals++;
            return _refusal;
        }
    }
}
'@
}

# A runspace of this process with the module imported.
function New-AnsweringSession {
    param([switch] $NoHost, [Exception] $Blind)

    $start = [initialsessionstate]::CreateDefault()
    $answering = if ($NoHost) { $null } else { [EksThumbprint.Pester.AnsweringHost]::new() }
    if ($Blind) { $answering.Asked.Screen = [EksThumbprint.Pester.BlindScreen]::new($Blind) } # a runspace looks for the screen once, when it is made
    $runspace = if ($NoHost) { [runspacefactory]::CreateRunspace($start) } else { [runspacefactory]::CreateRunspace($answering, $start) }
    $runspace.Open()
    $session = [pscustomobject]@{ Runspace = $runspace; UI = $answering.Asked }
    $null = Invoke-AnsweringSession $session "Import-Module -Name '$(Join-Path (Get-BuiltModule) 'EksThumbprint.psd1')'"
    $session
}

# Runs a script there, in a scope of its own. -Variable: what the script finds as variables.
function Invoke-AnsweringSession {
    param(
        [Parameter(Mandatory, Position = 0)] $Session,
        [Parameter(Mandatory, Position = 1)] [string] $Script,
        [string[]] $Answer = @(),
        [hashtable] $Variable = @{}
    )

    if ($Session.UI) {
        $Session.UI.Questions.Clear()
        $Session.UI.Defaults.Clear()
        $Session.UI.Lines.Clear()
        $Session.UI.Answers.Clear()
        foreach ($each in $Answer) { $Session.UI.Answers.Enqueue($each) }
    }

    foreach ($name in $Variable.Keys) { $Session.Runspace.SessionStateProxy.SetVariable($name, $Variable[$name]) }
    $shell = [powershell]::Create($Session.Runspace)
    try {
        $output = $shell.AddScript($Script, $true).Invoke()
        [pscustomobject]@{
            Output    = @($output)
            Errors    = @($shell.Streams.Error)
            Questions = @(if ($Session.UI) { $Session.UI.Questions })
            Lines     = @(if ($Session.UI) { $Session.UI.Lines })
        }
    }
    finally {
        $shell.Dispose()
    }
}
