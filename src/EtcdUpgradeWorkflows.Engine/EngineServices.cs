using System.Diagnostics.Metrics;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;
using EtcdUpgradeWorkflows.Engine.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Engine;

/// <summary>The engine's part of the composition. The caller brings the stores, <see cref="Scheduling.IDefinitionStarts"/>, <see cref="RunOptions"/>, <see cref="ActivityCatalog"/> and <see cref="TimeProvider"/>.</summary>
public static class EngineServices
{
    public static IServiceCollection AddEngine(this IServiceCollection services) => services
        .AddSingleton(p => new RunMetrics(p.GetRequiredService<IMeterFactory>().Create(RunMetrics.MeterName)))
        .AddSingleton<JavaScriptEvaluator>()
        .AddSingleton<ExpressionEvaluator>()
        .AddSingleton<InputEvaluator>()
        .AddSingleton<DefinitionValidator>()
        .AddSingleton<DefinitionPublisher>()
        .AddSingleton<DefinitionCache>()
        .AddSingleton<WorkflowRunner>()
        .AddSingleton<WorkflowWorker>()
        .AddSingleton<RunStarter>();
}
