using System.CommandLine;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary>What it takes to pass over windows and freezes: a reason and a second person.</summary>
internal sealed class GlassOptions
{
    private readonly Option<string?> _reason = new("--break-glass") { HelpName = "REASON", Description = "Pass over maintenance windows and freezes; needs --with." };
    private readonly Option<string?> _with = new("--with") { HelpName = "NAME", Description = "The second person who agreed: by `etcdup consents give`, where persons have tokens. Stands in the journal with you." };

    public void AddTo(Command command)
    {
        command.Options.Add(_reason);
        command.Options.Add(_with);
    }

    public BreakGlassBody? Read(ParseResult parsed) => (parsed.GetValue(_reason), parsed.GetValue(_with)) switch
    {
        (null, null) => null,
        ({ } reason, { } with) => new(reason, with),
        _ => throw CommandFailure.Usage("It takes a reason and a second person.", "Give --break-glass REASON --with NAME."),
    };
}
