using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>
/// How the documents of /api/v1 are read and written: as <see cref="EngineJson"/>, with the shapes of the frequent ones known ahead instead of
/// being found out by reflection in each short command.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ServerInfo))]
[JsonSerializable(typeof(ServerFile))]
[JsonSerializable(typeof(DrainDocument))]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(RunPage))]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(RunReference))]
[JsonSerializable(typeof(RunMessageBody))]
[JsonSerializable(typeof(RunMessageAnswer))]
[JsonSerializable(typeof(List<ClusterSummary>))]
[JsonSerializable(typeof(IReadOnlyList<ClusterSummary>))]
[JsonSerializable(typeof(ClusterDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(ConfigurationDocument))]
[JsonSerializable(typeof(List<ScheduleDocument>))]
[JsonSerializable(typeof(IReadOnlyList<ScheduleDocument>))]
[JsonSerializable(typeof(UpgradeAnswer))]
[JsonSerializable(typeof(ScheduleBody))]
[JsonSerializable(typeof(PublishAnswer))]
public sealed partial class ContractsJson : JsonSerializerContext
{
    public static new JsonSerializerOptions Options { get; } =
        new(EngineJson.Options) { TypeInfoResolver = JsonTypeInfoResolver.Combine(Default, new DefaultJsonTypeInfoResolver()) };
}
