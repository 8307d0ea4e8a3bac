using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Silences;
using EtcdUpgradeWorkflows.Etcd.Steps;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>Reads what owners ask of every upgrade: the object <c>policy</c> of a cluster file, or of a policy for labels.</summary>
/// <param name="root">Where it stands in the document, for the problems.</param>
internal sealed partial class ClusterPolicyReader(List<ClusterFileProblem> problems, string root) : ClusterJsonReader(problems)
{
    private const int LongestQuery = 2000;

    private const int MostGates = 20;

    private const int MostSteps = 20;

    private static readonly TimeSpan LongestSoak = TimeSpan.FromDays(7);

    private static readonly string[] DurationFormats = [@"h\:mm", @"hh\:mm", @"hh\:mm\:ss", @"d\.hh\:mm", @"d\.hh\:mm\:ss"];

    /// <summary>Who named a gate or step first.</summary>
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <param name="element">Null: there is none.</param>
    public ClusterPolicy Read(JsonElement? element) =>
        element is not { } given || ReadObject(given, root, "rehearsal", "window", "mayStart", "soak", "gates", "steps", "silence") is not { } policy
            ? ClusterPolicy.None
            : new(ReadChoice(policy, "rehearsal", "advised") == "required", ReadChoice(policy, "window", "optional") == "required")
            {
                MayStart = ReadPersons(policy), Soak = ReadSoak(policy), Gates = ReadGates(policy), Steps = ReadSteps(policy), Silence = ReadSilence(policy),
            };

    private List<string>? ReadPersons(JsonObjectView policy)
    {
        var path = $"{root}.mayStart";
        if (!policy.TryGet("mayStart", out var element))
        {
            return null;
        }

        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() == 0 || element.EnumerateArray().Any(person => person.ValueKind != JsonValueKind.String))
        {
            WrongType(path, "a list of persons, one at least");
            return null;
        }

        List<string> persons = [.. element.EnumerateArray().Select(person => person.GetString()!).Distinct(StringComparer.Ordinal)];
        foreach (var wrong in persons.Where(person => !AccessToken.IsPerson(person)))
        {
            Error("cluster.policy_unknown", path, $"{Shown(wrong)} is no name of a person.", "Give names as `etcdup tokens list` has them.");
        }

        return persons;
    }

    private TimeSpan? ReadSoak(JsonObjectView policy)
    {
        if (ReadText(policy, root, "soak", required: false) is not { } text)
        {
            return null;
        }

        if (TimeSpan.TryParseExact(text, DurationFormats, CultureInfo.InvariantCulture, out var soak) && soak > TimeSpan.Zero && soak <= LongestSoak)
        {
            return soak;
        }

        Error("cluster.policy_unknown", $"{root}.soak", $"{Shown(text)} is no duration of at most seven days.", "Give it as 00:30, or as 1.00:00 for a day.");
        return null;
    }

    private List<StopGate> ReadGates(JsonObjectView policy)
    {
        var path = $"{root}.gates";
        if (!policy.TryGet("gates", out var element))
        {
            return [];
        }

        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() > MostGates)
        {
            WrongType(path, $"a list of at most {MostGates} gates");
            return [];
        }

        List<StopGate> gates = [];
        foreach (var (index, gate) in element.EnumerateArray().Index())
        {
            if (ReadGate(gate, $"{path}[{index}]") is { } read)
            {
                Unique(_names, $"gate {read.Name}", $"{path}[{index}].name", "cluster.duplicate_name", $"The gate {read.Name}", "Give each gate its own name.");
                gates.Add(read);
            }
        }

        return gates;
    }

    private StopGate? ReadGate(JsonElement element, string path)
    {
        if (ReadObject(element, path, "name", "kind", "url", "query", "passesWhen", "authorization") is not { } gate)
        {
            return null;
        }

        var (name, kind, url, authorization) = (ReadName(gate, path), ReadText(gate, path, "kind", required: true), ReadServiceUrl(gate, path), ReadReference(gate, path, "authorization"));
        if (kind is not ("http" or "prometheus"))
        {
            Error("cluster.gate_invalid", $"{path}.kind", $"{Shown(kind)} is no kind of gate.", "Give http or prometheus.");
            return null;
        }

        var isQuery = kind == "prometheus";
        var (query, passes) = (ReadText(gate, path, "query", required: isQuery), ReadText(gate, path, "passesWhen", required: false));
        if ((!isQuery && (query ?? passes) is not null) || passes is not (null or "empty" or "any") || query?.Length > LongestQuery)
        {
            Error("cluster.gate_invalid", path, "A query of at most 2000 characters, and that it passes when empty or any, belong to a gate of the kind prometheus.", "Correct the gate.");
            return null;
        }

        return name is null || url is null ? null : new(name, isQuery ? StopGateKind.Prometheus : StopGateKind.Http, url, query, passes != "any", authorization);
    }

    private MemberSteps ReadSteps(JsonObjectView policy)
    {
        var path = $"{root}.steps";
        return policy.TryGet("steps", out var element) && ReadObject(element, path, MemberStepCall.BeforeStop, MemberStepCall.AfterServing) is { } steps
            ? new(ReadSteps(steps, path, MemberStepCall.BeforeStop), ReadSteps(steps, path, MemberStepCall.AfterServing))
            : MemberSteps.None;
    }

    private List<MemberStep> ReadSteps(JsonObjectView owner, string ownerPath, string phase)
    {
        var path = $"{ownerPath}.{phase}";
        if (!owner.TryGet(phase, out var element))
        {
            return [];
        }

        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() > MostSteps)
        {
            WrongType(path, $"a list of at most {MostSteps} steps");
            return [];
        }

        List<MemberStep> steps = [];
        foreach (var (index, step) in element.EnumerateArray().Index())
        {
            if (ReadStep(step, $"{path}[{index}]") is { } read)
            {
                Unique(_names, $"step {phase} {read.Name}", $"{path}[{index}].name", "cluster.duplicate_name", $"The step {read.Name}", "Give each step its own name.");
                steps.Add(read);
            }
        }

        return steps;
    }

    private MemberStep? ReadStep(JsonElement element, string path)
    {
        if (ReadObject(element, path, "name", "url", "command", "authorization", "timeout", "onFailure") is not { } step)
        {
            return null;
        }

        var name = ReadName(step, path);
        var (isCall, isCommand) = (step.Has("url"), step.Has("command"));
        var (url, command) = (isCall ? ReadServiceUrl(step, path) : null, ReadText(step, path, "command", required: false));
        var (authorization, onFailure) = (ReadReference(step, path, "authorization"), ReadText(step, path, "onFailure", required: false) ?? "block");
        if (isCall == isCommand || (isCommand && step.Has("authorization")))
        {
            Error("cluster.step_invalid", path, "A step is a call or a command.", "Give url, and authorization where it is asked for; or command.");
            return null;
        }

        if (command is not null && !NamePattern().IsMatch(command))
        {
            Error("cluster.step_invalid", $"{path}.command", $"{Shown(command)} is no command.", "Give the name of a file in the server's directory of step commands: lower-case letters, digits and dashes.");
            return null;
        }

        if (onFailure is not ("block" or "warn"))
        {
            Error("cluster.step_invalid", $"{path}.onFailure", $"{Shown(onFailure)} is not what can be done then.", "Give block or warn.");
            return null;
        }

        var timeout = MemberStep.DefaultTimeout;
        if (ReadText(step, path, "timeout", required: false) is { } text
            && (!TimeSpan.TryParseExact(text, DurationFormats, CultureInfo.InvariantCulture, out timeout) || timeout <= TimeSpan.Zero || timeout > MemberStep.LongestTimeout))
        {
            Error("cluster.step_invalid", $"{path}.timeout", $"{Shown(text)} is no duration of at most ten minutes.", "Give it as 00:00:30.");
            return null;
        }

        return name is null || (isCall && url is null) ? null : new(name, url, command, authorization, timeout, onFailure == "block");
    }

    private AlertSilence? ReadSilence(JsonObjectView policy)
    {
        var path = $"{root}.silence";
        if (!policy.TryGet("silence", out var element) || ReadObject(element, path, "url", "matchers", "authorization") is not { } silence)
        {
            return null;
        }

        var (url, authorization) = (ReadServiceUrl(silence, path), ReadReference(silence, path, "authorization"));
        if (!silence.TryGet("matchers", out var matchers) || matchers.ValueKind != JsonValueKind.Object || !matchers.EnumerateObject().Any()
            || matchers.EnumerateObject().Any(m => !LabelPattern().IsMatch(m.Name) || m.Value.ValueKind != JsonValueKind.String || m.Value.GetString() is not { Length: > 0 and <= 200 }))
        {
            // Without one it would silence everything.
            Error("cluster.silence_invalid", $"{path}.matchers", "A silence needs labels with a value each, one at least.", "Give those that this cluster's alerts have, such as { \"cluster\": \"prod-a\" }.");
            return null;
        }

        return url is null ? null : new(url, matchers.EnumerateObject().DistinctBy(m => m.Name).ToDictionary(m => m.Name, m => m.Value.GetString()!, StringComparer.Ordinal), authorization);
    }

    // Of another service: with a path, without a secret.
    private Uri? ReadServiceUrl(JsonObjectView owner, string ownerPath)
    {
        var path = $"{ownerPath}.url";
        if (ReadText(owner, ownerPath, "url", required: true) is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0 || url.Fragment.Length > 0)
        {
            Error("cluster.url_invalid", path, "This is no http or https URL.", "Give it such as https://prometheus.example.org.");
            return null;
        }

        // What opens the service would be read on the way, and a yes could be anybody's.
        if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
        {
            Error("cluster.url_plain", path, "The URL is http, and not of this machine: everybody on the way could read it and answer.", "Give an https URL.");
            return null;
        }

        if (url.UserInfo.Length > 0 || url.Query.Length > 0)
        {
            Error("cluster.secret_value", path, "The URL carries a user, a password or a query.", "Give what opens it as `authorization`: env:NAME or file:/PATH.");
            return null;
        }

        return url;
    }

    private SecretReference? ReadReference(JsonObjectView owner, string ownerPath, string property)
    {
        if (ReadText(owner, ownerPath, property, required: false) is not { } text)
        {
            return null;
        }

        if (ReferencePattern().IsMatch(text))
        {
            return SecretReference.Parse(text);
        }

        Error("cluster.secret_value", $"{ownerPath}.{property}", "This is given as a value; it would be stored and shown.", "Give a reference: env:NAME, or file:/PATH, read by the server.");
        return null;
    }

    // Required, or what it is otherwise.
    private string ReadChoice(JsonObjectView policy, string property, string otherwise)
    {
        var choice = ReadText(policy, root, property, required: false) ?? otherwise;
        if (choice != "required" && choice != otherwise)
        {
            Error("cluster.policy_unknown", $"{root}.{property}", $"{Shown(choice)} is no policy for {property}s.", $"Give required or {otherwise}.");
        }

        return choice;
    }

    [GeneratedRegex(@"\A[a-zA-Z_][a-zA-Z0-9_]{0,99}\z")]
    private static partial Regex LabelPattern();
}
