using EtcdUpgradeWorkflows.Cli;

// The composition root: the only place that names the real clock, the real console and the real signals.
#pragma warning disable RS0030
var time = TimeProvider.System;
#pragma warning restore RS0030
using Interrupts interrupts = new();
return await new CommandProgram(CommandSurroundings.OfThisProcess(time, interrupts)).RunAsync(args);
