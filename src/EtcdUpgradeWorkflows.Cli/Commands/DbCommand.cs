using System.CommandLine;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Server;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Copying;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary>The database itself, without a server.</summary>
internal static class DbCommand
{
    private const string Sqlite = "sqlite:";
    private const string Postgres = "postgres:";

    public static Command Create(CommandBinder binder) => new("db", "The database itself: what is in it, its version, and moving it to another one.")
    {
        Status(binder), Migrate(binder), Copy(binder),
    };

    private static Command Status(CommandBinder binder)
    {
        Command command = new("status", "What database it is, of which version, who works on it, and how many runs it holds; changes nothing.");
        binder.Bind(command, (context, _) => ToldAsync(async () =>
        {
            var location = LocationOf(context.Settings);
            await using var services = new ServiceCollection().AddStorage(location).BuildServiceProvider();
            var status = await services.GetRequiredService<DatabaseSetup>().InspectAsync(context.Left);
            var owner = location is DatabaseLocation.Sqlite ? OwnerOf(context.Settings.Data) : null;
            if (context.Settings.Json)
            {
                context.Screen.Json(new { Database = status, Owner = owner });
            }
            else
            {
                DatabaseScreen.Show(context.Screen, status, owner, context.Time);
            }

            return status.Moved is not null || status.IsCopyUnfinished ? ExitCode.NeedsPerson : ExitCode.Done;
        }));
        return command;
    }

    private static Command Migrate(CommandBinder binder)
    {
        Command command = new("migrate", "Brings the database to this version, or makes it; on SQLite a copy is made beside it first. A server does the same at its start.");
        binder.Bind(command, (context, _) => ToldAsync(async () =>
        {
            var location = LocationOf(context.Settings);
            using var data = location is DatabaseLocation.Sqlite ? DataDirectory.Open(context.Settings.Data) : null;
            data?.RequireDatabase(DatabaseNames.Describe(location).Name);
            await using var services = new ServiceCollection().AddStorage(location).BuildServiceProvider();
            var setup = services.GetRequiredService<DatabaseSetup>();
            var prepared = await setup.PrepareAsync(context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(prepared);
            }
            else
            {
                context.Screen.Lines(prepared.Applied.Select(migration => $"applied {migration}"));
                if (prepared.Copy is { } copy)
                {
                    context.Screen.Line($"before that it was copied to {copy}");
                }

                context.Screen.Line(prepared.Applied.Count == 0 ? "it was of this version already; nothing was done" : "it is of this version now");
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Copy(CommandBinder binder)
    {
        Option<string> from = new("--from") { Required = true, HelpName = "DATABASE", Description = "sqlite:PATH or postgres:CONNECTION; postgres: alone takes --db or ETCDUP_DB." };
        Option<string> to = new("--to") { Required = true, HelpName = "DATABASE", Description = "An empty database, likewise. A data directory is made for sqlite:DIR/etcdup.db." };
        Command command = new("copy", "Moves everything into an empty database; no server opens the old one any more.") { from, to };
        binder.Bind(command, (context, parsed) => ToldAsync(async () =>
        {
            var (source, target) = (Parse(parsed.GetValue(from)!, context.Settings), Parse(parsed.GetValue(to)!, context.Settings));
            if (source == target)
            {
                throw new CommandFailure(ExitCode.Refused, "db.same", "Source and target are the same database.", "Name an empty database with --to.");
            }

            if (source is DatabaseLocation.Sqlite { Path: var path } && !File.Exists(path))
            {
                throw new CommandFailure(ExitCode.ServerNotReachable, "db.missing", $"There is no database file {path}.", "Correct --from.");
            }

            using var left = source is DatabaseLocation.Sqlite file ? DatabaseDirectories.Open(file.Path, make: false) : null;
            using var made = target is DatabaseLocation.Sqlite other ? DatabaseDirectories.Open(other.Path, make: true) : null;
            var (was, name, sqlite) = (DatabaseNames.Describe(source).Name, DatabaseNames.Describe(target).Name, DatabaseNames.Describe(new DatabaseLocation.Sqlite("")).Name);
            left?.RequireDatabase(sqlite, name);
            made?.RequireDatabase(sqlite, was);
            var report = await DatabaseCopy.RunAsync(
                source, target,
                () =>
                {
                    // Where the vault and the releases are, the server goes on: with the other database.
                    if (target is DatabaseLocation.Postgres) left?.ChangeDatabase(name);
                    made?.ChangeDatabase(name);
                },
                context.Time, context.Left, source is DatabaseLocation.Postgres && target is DatabaseLocation.Postgres ? was : null);
            if (context.Settings.Json)
            {
                context.Screen.Json(report);
            }
            else
            {
                DatabaseScreen.Show(context.Screen, report, left?.Path, made?.Path, was, isServed: target is DatabaseLocation.Postgres || made?.Path is not null);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static DatabaseLocation LocationOf(CommandSettings settings)
    {
        if (settings.Database is { } connection)
        {
            return new DatabaseLocation.Postgres(connection);
        }

        return DataDirectory.DatabaseOf(settings.Data) is { } known && known != DatabaseNames.Describe(new DatabaseLocation.Sqlite("")).Name
            ? throw CommandFailure.NotReachable("server.other_database", $"{settings.Data} belongs to a server on {known}, and no connection is given.", "Give it in ETCDUP_DB, or name another --data.")
            : new DatabaseLocation.Sqlite(Path.Combine(settings.Data, DataDirectory.DatabaseFileName));
    }

    private static DatabaseLocation Parse(string text, CommandSettings settings)
    {
        if (text.StartsWith(Sqlite, StringComparison.Ordinal) && text.Length > Sqlite.Length)
        {
            var path = Path.GetFullPath(text[Sqlite.Length..]);
            return new DatabaseLocation.Sqlite(Directory.Exists(path) ? Path.Combine(path, DataDirectory.DatabaseFileName) : path);
        }

        if (text.StartsWith(Postgres, StringComparison.Ordinal))
        {
            var connection = text.Length > Postgres.Length ? text[Postgres.Length..] : settings.Database;
            return new DatabaseLocation.Postgres(connection ?? throw CommandFailure.Usage("postgres: names no connection, and there is none in --db or ETCDUP_DB."));
        }

        // Not repeated: it may be a connection with a password.
        throw CommandFailure.Usage("A database is named sqlite:PATH or postgres:CONNECTION.");
    }

    /// <summary>Null when no server works on it.</summary>
    private static DatabaseOwner? OwnerOf(string data)
    {
        try
        {
            return ServerFileReader.TryRead(data) is { } file && new ProcessIdentity(file.Pid, file.StartTime).IsAlive() ? new(file.Pid, file.Url, file.Version) : null;
        }
        catch (CommandFailure)
        {
            // A file that is not this user's alone is not believed.
            return null;
        }
    }

    private static async Task<int> ToldAsync(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (WorkflowErrorException e)
        {
            throw new CommandFailure(ServerProgram.ExitCodeOf(e.Error.Code), e.Error.Code, e.Error.Message, e.Error.Advice, e);
        }
    }
}

/// <summary>The server process of a data directory.</summary>
internal sealed record DatabaseOwner(int Pid, string Url, string Version);
