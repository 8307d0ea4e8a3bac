using System.Runtime.InteropServices;
using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Binaries;

/// <summary>A template of a URL or path: <c>{version}</c>, <c>{arch}</c> and <c>{os}</c> as etcd's releases name them.</summary>
internal static class ReleaseUrl
{
    public static string Architecture { get; } = RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        System.Runtime.InteropServices.Architecture.X86 => "386",
        var other => other.ToString().ToLowerInvariant(),
    };

    public static string Expand(string template, string version) => template
        .Replace("{version}", version, StringComparison.Ordinal).Replace("{arch}", Architecture, StringComparison.Ordinal).Replace("{os}", "linux", StringComparison.Ordinal);

    /// <summary>Fails with <c>binaries.url_invalid</c>. The text is not repeated when it may hold a password.</summary>
    public static Uri Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || text.AsSpan().ContainsAny('{', '}'))
        {
            throw Invalid($"'{text}' is no http or https URL; {{version}}, {{arch}} and {{os}} may stand in it.");
        }

        return url.UserInfo.Length == 0 ? url : throw Invalid($"A URL of {url.Host} holds a user or a password.");
    }

    /// <summary>Without what may be a secret.</summary>
    public static string Show(Uri url) => url.GetLeftPart(UriPartial.Path);

    private static WorkflowErrorException Invalid(string message) =>
        new(WorkflowError.Permanent("binaries.url_invalid", message, "Give the archive as it is published, such as https://HOST/v{version}/etcd-v{version}-{os}-{arch}.tar.gz."));
}
