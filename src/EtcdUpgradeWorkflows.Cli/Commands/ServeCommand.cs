using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Server;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class ServeCommand
{
    public static Command Create(CommandBinder binder)
    {
        Option<string?> urls = new("--urls") { HelpName = "URL", Description = "Where to listen, several with ';' between them (default: a free port on loopback)." };
        Option<string?> tlsCert = new("--tls-cert") { HelpName = "FILE", Description = "PEM: the certificate for https://…, then what leads to its authority. Read again when it changes." };
        Option<string?> tlsKey = new("--tls-key") { HelpName = "FILE", Description = "PEM: its key, mode 0600." };
        Option<bool> allowPlainHttp = new("--allow-plain-http") { Description = "Listens on plain http off loopback: whoever sees the network reads every token." };
        Option<bool> startedByCommand = new("--started-by-command") { Hidden = true };
        Option<int> lease = new("--lease")
        {
            HelpName = "SECONDS", DefaultValueFactory = _ => 15, Description = "Another server takes this one's runs over when it was silent for so long.",
        };
        Option<int> resumeWithin = new("--resume-within")
        {
            HelpName = "SECONDS", DefaultValueFactory = _ => 600,
            Description = "A run that nobody worked on for longer finishes what is half done and waits for a yes.",
        };
        Option<int> maxRuns = new("--max-runs")
        {
            HelpName = "N", DefaultValueFactory = _ => RunOptions.DefaultMaxRuns, Description = "Works on at most so many runs at a time; the others wait, or another server takes them.",
        };
        Option<int> warnMixedAfter = new("--warn-mixed-after")
        {
            HelpName = "HOURS", DefaultValueFactory = _ => 24, Description = "People are told of a cluster that has been on two releases for longer, and again each time as long has passed.",
        };
        Option<string?> vaultKey = new("--vault-key")
        {
            HelpName = "REFERENCE", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ETCDUP_VAULT_KEY"),
            Description = "Encrypts backups with the passphrase that lies there: env:NAME or file:/PATH (ETCDUP_VAULT_KEY).",
        };
        Option<string?> stepCommands = new("--step-commands")
        {
            HelpName = "DIR", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ETCDUP_STEP_COMMANDS"),
            Description = "Steps around a member may start the commands that lie there (ETCDUP_STEP_COMMANDS; default: none).",
        };
        Option<int> keepBackups = new("--keep-backups")
        {
            HelpName = "N", Description = "Deletes backups by itself, all but the newest N of each cluster and those that are still needed (default: deletes none).",
        };
        Option<int> keepBackupsDays = new("--keep-backups-days") { HelpName = "DAYS", Description = "With --keep-backups: and none that is younger." };
        Option<int> pruneReleasesDays = new("--prune-releases-days") { HelpName = "DAYS", Description = "Deletes releases of this server's store by itself that nobody needs and that were added longer ago (default: deletes none)." };
        Option<string?> otlpEndpoint = new("--otlp-endpoint")
        {
            HelpName = "URL", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"),
            Description = "Sends traces there by OTLP (OTEL_EXPORTER_OTLP_ENDPOINT; default: makes none).",
        };
        Option<string> logFormat = new("--log-format") { HelpName = "text|json", DefaultValueFactory = _ => "text", Description = "How the log is written: lines for people, or a JSON object a line." };
        logFormat.AcceptOnlyFromAmong("text", "json");
        keepBackups.Validators.Add(result => RequireWithin(result, 1, 10_000));
        pruneReleasesDays.Validators.Add(result => RequireWithin(result, 1, 36_500));
        keepBackupsDays.Validators.Add(result => RequireWithin(result, 0, 36_500));
        lease.Validators.Add(result => Require(result, 3, 300));
        maxRuns.Validators.Add(result => RequireWithin(result, 1, 1000));
        warnMixedAfter.Validators.Add(result => RequireWithin(result, 1, 8760));
        resumeWithin.Validators.Add(result => Require(result, 1, 7 * 24 * 3600));
        Command command = new("serve", "The server: the only process that works on a data directory.") { urls, tlsCert, tlsKey, allowPlainHttp, lease, resumeWithin, maxRuns, vaultKey, stepCommands, keepBackups, keepBackupsDays, pruneReleasesDays, warnMixedAfter, otlpEndpoint, logFormat, startedByCommand };
        binder.Bind(command, (context, parsed) => ServerProgram.RunAsync(
            new(parsed.GetValue(urls), context.Settings.Data, context.Settings.Database, parsed.GetValue(startedByCommand))
            {
                Lease = TimeSpan.FromSeconds(parsed.GetValue(lease)), ResumeWithin = TimeSpan.FromSeconds(parsed.GetValue(resumeWithin)),
                MaxRuns = parsed.GetValue(maxRuns),
                TlsCert = parsed.GetValue(tlsCert), TlsKey = parsed.GetValue(tlsKey), AllowPlainHttp = parsed.GetValue(allowPlainHttp),
                VaultKey = parsed.GetValue(vaultKey), StepCommands = parsed.GetValue(stepCommands) is { Length: > 0 } directory ? Path.GetFullPath(directory) : null, WarnMixedAfter = TimeSpan.FromHours(parsed.GetValue(warnMixedAfter)),
                OtlpEndpoint = parsed.GetValue(otlpEndpoint),
                LogFormat = parsed.GetValue(logFormat) == "json" ? LogFormat.Json : LogFormat.Text,
                Retention = parsed.GetValue(keepBackups) is > 0 and var keep ? new(keep, parsed.GetValue(keepBackupsDays) is > 0 and var days ? TimeSpan.FromDays(days) : null) : null,
                KeepReleases = parsed.GetValue(pruneReleasesDays) is > 0 and var age ? TimeSpan.FromDays(age) : null,
            },
            Console.Error, context.Time, context.Left));
        return command;
    }

    private static void RequireWithin(OptionResult result, int least, int most)
    {
        if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{result.Option.Name} takes {least} to {most}."));
        }
    }

    private static void Require(OptionResult result, int least, int most)
    {
        if (result.GetValueOrDefault<int>() is var seconds && (seconds < least || seconds > most))
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{result.Option.Name} takes {least} to {most} seconds."));
        }
    }
}
