using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Cli.Screens;
using Spectre.Console.Testing;

namespace EtcdUpgradeWorkflows.Tests.Cli;

/// <summary>The command as a test calls it: no terminal, no server, variables of its own.</summary>
internal sealed class CommandRig : IDisposable
{
    private readonly StringWriter _error = new();
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public CommandRig()
    {
        Console = new TestConsole().Width(80);
        _variables["HOME"] = Directory;
    }

#pragma warning disable RS0030 // These tests start real processes and wait for them.
    public static TimeProvider Clock { get; } = TimeProvider.System;
#pragma warning restore RS0030

    public TestConsole Console { get; }

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("etcdup-test-").FullName;

    public string Output => Console.Output;

    public string Error => _error.ToString();

    /// <summary>What would be started as the server.</summary>
    public ServerStarter Starter { get; set; } = new("/bin/false", []);

    public bool CanAsk { get; init; }

    public Interrupts Interrupts { get; } = new();

    public Screen Screen => field ??= new(Console, _error, isTerminal: false, CanAsk);

    public CommandRig With(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    public string? Variable(string name) => _variables.GetValueOrDefault(name);

    public CommandSurroundings Surroundings => new(Clock, Interrupts, Variable, Screen, Starter);

    public Task<int> RunAsync(params string[] arguments) => new CommandProgram(Surroundings).RunAsync(arguments);

    public string Write(string name, string text)
    {
        var path = Path.Combine(Directory, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        Interrupts.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
