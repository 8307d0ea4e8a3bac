#pragma warning disable RS0030 // the composition root: the one place that names the real clock
return await EtcdUpgradeWorkflows.Server.ServerProgram.RunAsync(new(null, args[0], args.Length > 1 ? args[1] : null, false), Console.Error, TimeProvider.System, default);
