using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Silences;
using EtcdUpgradeWorkflows.Etcd.Steps;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>The JSON file that describes a cluster (docs/operations.md): read whole, with every problem in one answer, and written back.</summary>
public static class ClusterFile
{
    public const int MostBytes = 1024 * 1024;

    private const int MostDepth = 16;

    private static readonly JsonWriterOptions WriterOptions = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ClusterFileReading Read(string json)
    {
        if (Encoding.UTF8.GetByteCount(json) > MostBytes)
        {
            return TooLarge();
        }

        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'), new JsonDocumentOptions { MaxDepth = MostDepth });
            return new ClusterFileReader().Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            // Not the parser's own message: it may quote the file, and a secret with it.
            var line = (exception.LineNumber ?? 0) + 1;
            return Refused("cluster.not_json", $"This is no JSON that can be read (line {line}), or it is nested deeper than {MostDepth}.", "Correct the JSON.");
        }
    }

    /// <summary>
    /// The description with the content of each member's <c>configFile</c> in it, as <c>configText</c>, read as the user of this process. What cannot be read stays away, and is a
    /// problem of <see cref="Read"/>; so does all that is no cluster file.
    /// </summary>
    public static string WithConfigTexts(string json)
    {
        try
        {
            var file = JsonNode.Parse(json.TrimStart('\uFEFF'), documentOptions: new() { MaxDepth = MostDepth, AllowDuplicateProperties = false });
            var isChanged = false;
            foreach (var host in ((file as JsonObject)?["members"] as JsonArray ?? []).Select(member => (member as JsonObject)?["host"]).OfType<JsonObject>())
            {
                if (host["configFile"] is JsonValue path && path.TryGetValue<string>(out var name) && Path.IsPathFullyQualified(name) && EtcdYaml.TryReadFile(name) is { } text)
                {
                    host["configText"] = text;
                    isChanged = true;
                }
            }

            return isChanged ? file!.ToJsonString() : json;
        }
        catch (JsonException)
        {
            return json;
        }
    }

    /// <summary>The file of a cluster: reading it gives the same cluster.</summary>
    public static string Write(ClusterSpec spec)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("name", spec.Name);
            writer.WriteStartArray("members");
            foreach (var member in spec.Members)
            {
                WriteMember(writer, member);
            }

            writer.WriteEndArray();
            WriteAccess(writer, spec.Access);
            WriteNames(writer, "labels", spec.Labels.Count == 0 ? null : spec.Labels);
            if (!spec.OwnPolicy.IsNone)
            {
                writer.WriteStartObject("policy");
                WriteOptional(writer, "rehearsal", spec.OwnPolicy.RequiresRehearsal ? "required" : null);
                WriteOptional(writer, "window", spec.OwnPolicy.RequiresWindow ? "required" : null);
                WriteOptional(writer, "soak", spec.OwnPolicy.Soak?.ToString("c", CultureInfo.InvariantCulture));
                WriteNames(writer, "mayStart", spec.OwnPolicy.MayStart);
                WriteGates(writer, spec.OwnPolicy.Gates);
                WriteSteps(writer, spec.OwnPolicy.Steps);
                WriteSilence(writer, spec.OwnPolicy.Silence);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteNames(Utf8JsonWriter writer, string property, IReadOnlyList<string>? names)
    {
        if (names is null)
        {
            return;
        }

        writer.WriteStartArray(property);
        foreach (var name in names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }

    private static void WriteGates(Utf8JsonWriter writer, IReadOnlyList<StopGate> gates)
    {
        if (gates.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("gates");
        foreach (var gate in gates)
        {
            writer.WriteStartObject();
            writer.WriteString("name", gate.Name);
            writer.WriteString("kind", gate.Kind == StopGateKind.Prometheus ? "prometheus" : "http");
            writer.WriteString("url", gate.Url.ToString());
            WriteOptional(writer, "query", gate.Query);
            WriteOptional(writer, "passesWhen", gate.Kind == StopGateKind.Http || gate.PassesWhenEmpty ? null : "any");
            WriteOptional(writer, "authorization", gate.Authorization?.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSteps(Utf8JsonWriter writer, MemberSteps steps)
    {
        if (steps.IsNone)
        {
            return;
        }

        writer.WriteStartObject("steps");
        foreach (var (phase, of) in new[] { (MemberStepCall.BeforeStop, steps.BeforeStop), (MemberStepCall.AfterServing, steps.AfterServing) })
        {
            writer.WriteStartArray(phase);
            foreach (var step in of)
            {
                writer.WriteStartObject();
                writer.WriteString("name", step.Name);
                WriteOptional(writer, "url", step.Url?.ToString());
                WriteOptional(writer, "command", step.Command);
                WriteOptional(writer, "authorization", step.Authorization?.ToString());
                writer.WriteString("timeout", step.Timeout.ToString("c", CultureInfo.InvariantCulture));
                writer.WriteString("onFailure", step.IsRequired ? "block" : "warn");
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteSilence(Utf8JsonWriter writer, AlertSilence? silence)
    {
        if (silence is null)
        {
            return;
        }

        writer.WriteStartObject("silence");
        writer.WriteString("url", silence.Url.ToString());
        writer.WriteStartObject("matchers");
        foreach (var (name, value) in silence.Matchers)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        WriteOptional(writer, "authorization", silence.Authorization?.ToString());
        writer.WriteEndObject();
    }

    private static void WriteMember(Utf8JsonWriter writer, MemberSpec member)
    {
        writer.WriteStartObject();
        writer.WriteString("name", member.Name);
        writer.WriteString("clientUrl", member.ClientUrl.GetLeftPart(UriPartial.Authority));
        writer.WriteString("peerUrl", member.PeerUrl.GetLeftPart(UriPartial.Authority));
        writer.WriteStartObject("host");
        writer.WriteString("kind", member.Host.Kind);
        WriteHost(writer, member.Host);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteHost(Utf8JsonWriter writer, HostSpec host)
    {
        if (host is ManualHostSpec manual)
        {
            WriteOptional(writer, "instructions", manual.Instructions);
            return;
        }

        // A kind without a writer would lose its host in silence, in every stored cluster.
        var process = host as ProcessHostSpec ?? throw new NotSupportedException($"No host of kind '{host.Kind}' can be written.");
        writer.WriteString("install", process.Install);
        writer.WriteString("dataDir", process.DataDir);
        WriteOptional(writer, "configFile", process.ConfigFile);
        WriteConfiguration(writer, process.Original);
        writer.WriteString("logFile", process.LogFile);
        if (process.Revisions.Count > 0)
        {
            writer.WriteStartArray("configurations");
            foreach (var revision in process.Revisions)
            {
                WriteRevision(writer, revision);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteRevision(Utf8JsonWriter writer, ConfigurationRevision revision)
    {
        writer.WriteStartObject();
        writer.WriteString("from", revision.From.ToString());
        WriteConfiguration(writer, revision.Configuration);
        if (revision.Acceptance is { } accepted)
        {
            writer.WriteStartObject("accepted");
            writer.WriteString("proposal", accepted.Proposal);
            writer.WriteString("by", accepted.By);
            writer.WriteString("at", accepted.At);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteConfiguration(Utf8JsonWriter writer, MemberConfiguration configuration)
    {
        if (configuration.File is { } yaml)
        {
            writer.WriteString("configText", yaml);
        }
        else
        {
            writer.WriteStartArray("arguments");
            foreach (var argument in configuration.Arguments)
            {
                writer.WriteStringValue(argument);
            }

            writer.WriteEndArray();
        }

        if (configuration.Environment.Count > 0)
        {
            writer.WriteStartObject("environment");
            foreach (var (name, value) in configuration.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }
    }

    private static void WriteAccess(Utf8JsonWriter writer, EtcdAccess access)
    {
        if (access.CaFile is not null || access.CertFile is not null || access.KeyFile is not null)
        {
            writer.WriteStartObject("tls");
            WriteOptional(writer, "caFile", access.CaFile);
            WriteOptional(writer, "certFile", access.CertFile);
            WriteOptional(writer, "keyFile", access.KeyFile);
            writer.WriteEndObject();
        }

        if (access.Username is not null)
        {
            writer.WriteStartObject("auth");
            writer.WriteString("username", access.Username);
            WriteOptional(writer, "password", access.PasswordReference);
            writer.WriteEndObject();
        }
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static ClusterFileReading TooLarge() =>
        Refused("cluster.too_large", $"The file is larger than {MostBytes / 1024} KiB.", "A cluster file is a few kilobytes; give the right file.");

    private static ClusterFileReading Refused(string code, string message, string advice) =>
        new(null, [new ClusterFileProblem(code, "$", ClusterFileSeverity.Error, message, advice)]);
}
