using System.Reflection;

namespace EtcdUpgradeWorkflows.Cli;

/// <summary>What every command takes: how to print, which data directory, which server.</summary>
/// <param name="Data">Absolute.</param>
/// <param name="Server">Null: the server of the data directory, started when there is none.</param>
/// <param name="Database">A PostgreSQL connection for a server that has to be started.</param>
internal sealed record CommandSettings(bool Json, string Data, Uri? Server, string? Database)
{
    /// <summary>PEM: the authorities that the certificate of <see cref="Server"/> may come from; absolute. Null: those of this machine.</summary>
    public string? CaFile { get; init; }

    /// <summary>Command and server must be of one version.</summary>
    public static string Version { get; } =
        typeof(CommandSettings).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    public static CommandSettings Resolve(bool json, string? data, string? server, string? database, Func<string, string?> variable, string? caFile = null)
    {
        var directory = FirstGiven(data, variable("ETCDUP_DATA"))
            ?? Path.Combine(FirstGiven(variable("XDG_DATA_HOME")) ?? Path.Combine(Home(variable), ".local", "share"), "etcdup");
        Uri? address = null;
        if (FirstGiven(server, variable("ETCDUP_SERVER")) is { } text
            && (!Uri.TryCreate(text, UriKind.Absolute, out address) || address.Scheme is not ("http" or "https")))
        {
            throw CommandFailure.Usage($"'{text}' is not the URL of a server.", "Give it as http://HOST:PORT.");
        }

        return new(json, Path.GetFullPath(directory), address, FirstGiven(database, variable("ETCDUP_DB")))
        {
            CaFile = FirstGiven(caFile, variable("ETCDUP_CA_FILE")) is { } file ? Path.GetFullPath(file) : null,
        };
    }

    public static string Home(Func<string, string?> variable) =>
        FirstGiven(variable("HOME")) ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private static string? FirstGiven(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                return value;
            }
        }

        return null;
    }
}
