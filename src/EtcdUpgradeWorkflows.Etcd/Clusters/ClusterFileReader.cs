using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Policies;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>Walks one cluster file and collects what is wrong. It goes on after each problem: the reader gets them all at once.</summary>
internal sealed partial class ClusterFileReader() : ClusterJsonReader([])
{
    private const int LongestInstructions = 2000;

    private const int MostLabels = 50;

    private static readonly string[] LaterKinds = ["ssh", "systemd", "docker"];

    /// <summary>Who named a name, address or directory first.</summary>
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> addresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal);

    public ClusterFileReading Read(JsonElement root)
    {
        var file = ReadObject(root, "$", "name", "members", "tls", "auth", "labels", "policy");
        var name = ReadName(file, "$");
        var members = ReadMembers(file);
        var access = ReadAccess(file);
        var labels = ReadLabels(file);
        var policy = new ClusterPolicyReader(Problems, "$.policy").Read(file is not null && file.TryGet("policy", out var element) ? element : null);

        var hasError = Problems.Any(problem => problem.Severity == ClusterFileSeverity.Error);
        return new ClusterFileReading(hasError || name is null ? null : new ClusterSpec(name, members, access) { Labels = labels, OwnPolicy = policy, Policy = policy with { Problem = PolicyJoin.NotJoined } }, Problems);
    }

    private List<string> ReadLabels(JsonObjectView? file)
    {
        const string path = "$.labels";
        if (file is null || !file.TryGet("labels", out var element))
        {
            return [];
        }

        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() > MostLabels || element.EnumerateArray().Any(label => label.ValueKind != JsonValueKind.String))
        {
            WrongType(path, $"a list of at most {MostLabels} labels");
            return [];
        }

        List<string> labels = [.. element.EnumerateArray().Select(label => label.GetString()!).Distinct(StringComparer.Ordinal)];
        foreach (var wrong in labels.Where(label => !ClusterLabel.IsLabel(label)))
        {
            Error("cluster.label_invalid", path, $"{Shown(wrong)} is no label.", "Give it as key=value, such as env=prod.");
        }

        return labels;
    }

    private List<MemberSpec> ReadMembers(JsonObjectView? file)
    {
        const string path = "$.members";
        if (file is null || !file.TryGet("members", out var element))
        {
            Missing(file, path);
            return [];
        }

        if (element.ValueKind != JsonValueKind.Array)
        {
            WrongType(path, "a list of members");
            return [];
        }

        var specs = new List<MemberSpec>();
        var count = element.GetArrayLength();
        foreach (var (index, member) in element.EnumerateArray().Index())
        {
            if (ReadMember(member, $"{path}[{index}]") is { } spec)
            {
                specs.Add(spec);
            }
        }

        if (specs.Any(spec => spec.Host is ManualHostSpec) && specs.Any(spec => spec.Host is not ManualHostSpec))
        {
            Error("cluster.manual_mixed", path, "Some members are worked by a person (manual) and some by us.", "A cluster is manual as a whole, or not at all: what we do not do ourselves we cannot keep from happening twice.");
        }

        if (count == 0)
        {
            Error("cluster.no_members", path, "The cluster has no member.", "Name every member of the cluster.");
        }
        else if (count % 2 == 0)
        {
            Problems.Add(new ClusterFileProblem(
                "cluster.even_members",
                path,
                ClusterFileSeverity.Warning,
                $"{count} members can lose no more than {count - 1}.",
                count == 2 ? "Each stop costs the quorum: an upgrade needs --allow-downtime." : "An odd number is as safe with one machine less."));
        }

        return specs;
    }

    private MemberSpec? ReadMember(JsonElement element, string path)
    {
        var member = ReadObject(element, path, "name", "clientUrl", "peerUrl", "host");
        if (member is null)
        {
            return null;
        }

        var name = ReadName(member, path);
        if (name is not null)
        {
            Unique(names, name, $"{path}.name", "cluster.duplicate_name", $"The name {name}", "Give each member its own name.");
        }

        var clientUrl = ReadUrl(member, path, "clientUrl");
        var peerUrl = ReadUrl(member, path, "peerUrl");
        var host = ReadHost(member, path, name);
        return name is null || clientUrl is null || peerUrl is null || host is null ? null : new MemberSpec(name, clientUrl, peerUrl, host);
    }

    private HostSpec? ReadHost(JsonObjectView member, string memberPath, string? memberName)
    {
        var path = $"{memberPath}.host";
        if (!member.TryGet("host", out var element))
        {
            Missing(member, path);
            return null;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            WrongType(path, "an object with the kind of the host");
            return null;
        }

        // The kind decides which properties there are, so it is looked at first.
        if (!element.TryGetProperty("kind", out var kind) || kind.ValueKind != JsonValueKind.String)
        {
            Error("cluster.missing", $"{path}.kind", "The kind of the host is missing.", "This version knows: process, manual.");
            return null;
        }

        if (kind.GetString() == "manual")
        {
            return ReadManualHost(element, path);
        }

        if (kind.GetString() is var text && text != "process")
        {
            if (LaterKinds.Contains(text))
            {
                Error("cluster.host_kind_later", $"{path}.kind", $"Hosts of kind {text} are not in this version.", "This version knows: process, manual.");
            }
            else
            {
                Error(
                    "cluster.host_kind_unknown",
                    $"{path}.kind",
                    $"There is no kind of host called {Shown(text)}.",
                    $"This version knows: process, manual. (Not in this version: {string.Join(", ", LaterKinds)}.)");
            }

            return null;
        }

        return ReadProcessHost(element, path, memberName);
    }

    private ManualHostSpec? ReadManualHost(JsonElement element, string path)
    {
        if (ReadObject(element, path, "kind", "instructions") is not { } host)
        {
            return null;
        }

        var instructions = ReadText(host, path, "instructions", required: false);
        if (instructions?.Length > LongestInstructions)
        {
            Error("cluster.instructions_too_long", $"{path}.instructions", $"The instructions have {instructions.Length} characters.", $"Say it in {LongestInstructions}, or give a link.");
        }

        return new(instructions);
    }

    private ProcessHostSpec? ReadProcessHost(JsonElement element, string path, string? memberName)
    {
        var host = ReadObject(element, path, "kind", "install", "dataDir", "arguments", "configFile", "configText", "logFile", "environment", "configurations");
        if (host is null)
        {
            return null;
        }

        var install = ReadPath(host, path, "install", required: true);
        var dataDir = ReadPath(host, path, "dataDir", required: true);
        var logFile = ReadPath(host, path, "logFile", required: true);
        UniquePlace(install, $"{path}.install", "cluster.shared_install");
        UniquePlace(dataDir, $"{path}.dataDir", "cluster.shared_data_dir");
        UniquePlace(logFile, $"{path}.logFile", "cluster.shared_log_file");

        var configFile = ReadPath(host, path, "configFile", required: false);
        if (configFile is not null && !host.TryGet("configText", out _))
        {
            Error(
                "cluster.config_text_missing", $"{path}.configText", $"The content of {Shown(configFile)} is missing.",
                "`etcdup` reads it with your rights when it is given a cluster file: the file has to be there, and YAML. By the API it is given as configText.");
        }

        var original = ReadConfiguration(host, path, dataDir, memberName);
        var revisions = ReadRevisions(host, path, dataDir, memberName);
        return install is null || dataDir is null || logFile is null || original is null
            ? null
            : new ProcessHostSpec(install, dataDir, original.Arguments, logFile, original.Environment) { ConfigFile = configFile, ConfigText = original.File, Revisions = revisions };
    }

    /// <summary>Arguments and variables, or the content of etcd's file.</summary>
    private MemberConfiguration? ReadConfiguration(JsonObjectView host, string path, string? dataDir, string? memberName)
    {
        var environment = ReadEnvironment(host, path);
        if (!host.TryGet("configText", out _))
        {
            if (host.TryGet("configFile", out _) || ReadArguments(host, path) is not { } arguments)
            {
                return null;
            }

            MemberConfiguration given = new(arguments, environment);
            CheckArguments(given, $"{path}.arguments", dataDir, memberName);
            return given;
        }

        if (host.TryGet("arguments", out _) || environment.Keys.Any(name => name.StartsWith("ETCD_", StringComparison.Ordinal)))
        {
            Error(
                "cluster.config_file_alone", path, "With a configuration file etcd ignores all other flags and ETCD_ variables, and some are given.",
                "Leave arguments and ETCD_ variables away, or the file.");
        }

        if (ReadText(host, path, "configText", required: true) is not { } yaml)
        {
            return null;
        }

        try
        {
            MemberConfiguration configuration = new([], environment) { File = yaml };
            CheckPlace(configuration, $"{path}.configText", dataDir, memberName);
            return configuration;
        }
        catch (WorkflowErrorException e)
        {
            Error("cluster.config_unreadable", $"{path}.configText", e.Error.Message, "Give the YAML file that the member is started with.");
            return null;
        }
    }

    private List<ConfigurationRevision> ReadRevisions(JsonObjectView host, string hostPath, string? dataDir, string? memberName)
    {
        var path = $"{hostPath}.configurations";
        List<ConfigurationRevision> revisions = [];
        if (!host.TryGet("configurations", out var element))
        {
            return revisions;
        }

        if (element.ValueKind != JsonValueKind.Array)
        {
            WrongType(path, "a list of configurations, each from a release on");
            return revisions;
        }

        foreach (var (index, item) in element.EnumerateArray().Index())
        {
            var place = $"{path}[{index}]";
            if (ReadObject(item, place, "from", "arguments", "configText", "environment", "accepted") is not { } revision)
            {
                continue;
            }

            if (ReadConfiguration(revision, place, dataDir, memberName) is not { } configuration || ReadText(revision, place, "from", required: true) is not { } from)
            {
                continue;
            }

            if (!EtcdMinor.TryParse(from, out var minor) || revisions.Any(other => other.From >= minor))
            {
                Error("cluster.configuration_order", $"{place}.from", $"{Shown(from)} is no minor release, or none above the revision before.", "Give each revision the release it begins with, such as 3.5, in ascending order.");
                continue;
            }

            revisions.Add(new(minor, configuration, ReadAcceptance(revision, place)));
        }

        return revisions;
    }

    private ConfigurationAcceptance? ReadAcceptance(JsonObjectView revision, string revisionPath)
    {
        var path = $"{revisionPath}.accepted";
        if (!revision.TryGet("accepted", out var element) || ReadObject(element, path, "proposal", "by", "at") is not { } accepted
            || ReadText(accepted, path, "proposal", required: true) is not { } proposal || ReadText(accepted, path, "by", required: true) is not { } by
            || ReadText(accepted, path, "at", required: true) is not { } text)
        {
            return null;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            WrongType($"{path}.at", "an instant such as 2026-11-30T21:00:00Z");
            return null;
        }

        return new(proposal, by, at);
    }

    private List<string>? ReadArguments(JsonObjectView host, string hostPath)
    {
        var path = $"{hostPath}.arguments";
        if (!host.TryGet("arguments", out var element))
        {
            Missing(host, path);
            return null;
        }

        if (element.ValueKind != JsonValueKind.Array)
        {
            WrongType(path, "a list of texts");
            return null;
        }

        var arguments = new List<string>();
        var sound = true;
        foreach (var (index, argument) in element.EnumerateArray().Index())
        {
            if (argument.ValueKind != JsonValueKind.String)
            {
                WrongType($"{path}[{index}]", "a text");
                sound = false;
                continue;
            }

            arguments.Add(argument.GetString()!);
        }

        return sound ? arguments : null;
    }

    /// <summary>The arguments are given to etcd as they are, so they must say what the file says elsewhere.</summary>
    private void CheckArguments(MemberConfiguration configuration, string path, string? dataDir, string? memberName)
    {
        if (configuration.Arguments.Count > 0 && !configuration.Arguments[0].StartsWith('-'))
        {
            Error(
                "cluster.arguments_positional",
                $"{path}[0]",
                "The first argument is no flag; etcd reads no flag after it.",
                "Leave the program's own name away: <install>/current/etcd is put before the arguments.");
        }

        if (configuration.Find("config-file") is not null)
        {
            Error(
                "cluster.config_file",
                path,
                "With --config-file etcd ignores all other flags and variables.",
                "Give the file as configFile beside dataDir, and leave the arguments away.");
            return;
        }

        CheckPlace(configuration, path, dataDir, memberName);
    }

    private void CheckPlace(MemberConfiguration configuration, string path, string? dataDir, string? memberName)
    {
        var (what, dashes) = configuration.File is null ? ("arguments", "--") : ("configuration file", "");
        var given = configuration.Find("data-dir")?.Value;
        if (given is null)
        {
            Error("cluster.data_dir_missing", path, $"By the {what} there is no data directory; etcd would make a new one.", $"Add {dashes}data-dir with the value of dataDir.");
        }
        else if (dataDir is not null && Normalized(given) != Normalized(dataDir))
        {
            Error("cluster.data_dir_mismatch", path, $"By the {what} the data directory is {Shown(given)}, dataDir says {Shown(dataDir)}.", "Make both the same.");
        }

        var name = configuration.Find("name")?.Value;
        if (name is null)
        {
            Error("cluster.name_missing", path, $"By the {what} the member has no name; etcd would call it \"default\".", $"Add {dashes}name with the member's name.");
        }
        else if (memberName is not null && name != memberName)
        {
            Error("cluster.name_mismatch", path, $"By the {what} the member is {Shown(name)}, by the cluster file {memberName}.", "Make both the same.");
        }
    }

    private Dictionary<string, string> ReadEnvironment(JsonObjectView host, string hostPath)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        var path = $"{hostPath}.environment";
        if (!host.TryGet("environment", out var element) || ReadObject(element, path, known: null) is not { } variables)
        {
            return environment;
        }

        foreach (var (name, value) in variables.Properties)
        {
            var place = Child(path, name);
            if (!VariableName().IsMatch(name))
            {
                Error("cluster.variable_name", place, $"{Shown(name)} is no name of a variable.", "Use capital letters, digits and underscores, such as ETCD_LOG_LEVEL.");
            }
            else if (value.ValueKind != JsonValueKind.String)
            {
                WrongType(place, "a text");
            }
            else if (SecretName().IsMatch(name))
            {
                Error(
                    "cluster.secret_value",
                    place,
                    $"{name} looks like a secret; the environment of a member is stored and shown.",
                    "etcd itself needs no secret in its environment: leave it away.");
            }
            else
            {
                environment[name] = value.GetString()!;
            }
        }

        return environment;
    }

    private EtcdAccess ReadAccess(JsonObjectView? file)
    {
        string? caFile = null, certFile = null, keyFile = null, username = null, password = null;
        if (file is not null && file.TryGet("tls", out var tlsElement) && ReadObject(tlsElement, "$.tls", "caFile", "certFile", "keyFile") is { } tls)
        {
            caFile = ReadPath(tls, "$.tls", "caFile", required: false);
            certFile = ReadPath(tls, "$.tls", "certFile", required: false);
            keyFile = ReadPath(tls, "$.tls", "keyFile", required: false);
            if (tls.Has("certFile") != tls.Has("keyFile"))
            {
                Error("cluster.tls_incomplete", "$.tls", "A client certificate needs its file and its key's file.", "Give both certFile and keyFile, or neither.");
            }
        }

        if (file is not null && file.TryGet("auth", out var authElement) && ReadObject(authElement, "$.auth", "username", "password") is { } auth)
        {
            username = ReadText(auth, "$.auth", "username", required: true);
            password = ReadText(auth, "$.auth", "password", required: true);
            if (password is not null && !ReferencePattern().IsMatch(password))
            {
                password = null;
                Error(
                    "cluster.secret_value",
                    "$.auth.password",
                    "The password is given as a value; it would be stored and shown.",
                    "Give a reference: env:NAME, or file:/PATH, read by the server.");
            }
        }

        return new EtcdAccess(caFile, certFile, keyFile, username, password);
    }

    private Uri? ReadUrl(JsonObjectView owner, string ownerPath, string property)
    {
        var path = $"{ownerPath}.{property}";
        if (ReadText(owner, ownerPath, property, required: true) is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            Error("cluster.url_invalid", path, "This is no http or https URL.", "Give it such as https://10.0.0.1:2379.");
            return null;
        }

        if (url.UserInfo.Length > 0)
        {
            Error("cluster.secret_value", path, "The URL carries a user or password.", "Put them under auth, the password as a reference.");
            return null;
        }

        if (url.PathAndQuery != "/" || url.Fragment.Length > 0 || url.Host.Length == 0)
        {
            Error("cluster.url_invalid", path, "The URL has more than scheme, host and port.", "Give it such as https://10.0.0.1:2379.");
            return null;
        }

        // Two schemes on one port are one listener all the same.
        Unique(addresses, $"{url.Host}:{url.Port}", path, "cluster.duplicate_url", $"The address {url.Host}:{url.Port}", "Each member has its own client and peer address.");
        return url;
    }

    private string? ReadPath(JsonObjectView owner, string ownerPath, string property, bool required)
    {
        var path = $"{ownerPath}.{property}";
        if (ReadText(owner, ownerPath, property, required) is not { } text)
        {
            return null;
        }

        if (text.Contains("-----BEGIN", StringComparison.Ordinal))
        {
            Error("cluster.secret_value", path, "This is the content of a certificate or key, not the path of its file.", "Put it into a file and give its absolute path.");
            return null;
        }

        if (text.Any(char.IsControl))
        {
            Error("cluster.path_invalid", path, "The path has control characters.", "Give an absolute path.");
            return null;
        }

        if (!text.StartsWith('/'))
        {
            Error("cluster.path_not_absolute", path, $"{Shown(text)} is not an absolute path.", "Give the whole path, from / on.");
            return null;
        }

        return text;
    }

    private void UniquePlace(string? place, string path, string code)
    {
        if (place is not null)
        {
            Unique(places, Normalized(place), path, code, $"{Shown(place)}", "Each member needs directories and files of its own.");
        }
    }

    private static string Normalized(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, "/"));

    [GeneratedRegex(@"\A[A-Z_][A-Z0-9_]*\z")]
    private static partial Regex VariableName();

    [GeneratedRegex("PASSWORD|PASSWD|SECRET|CREDENTIAL|PRIVATE_KEY")]
    private static partial Regex SecretName();
}
