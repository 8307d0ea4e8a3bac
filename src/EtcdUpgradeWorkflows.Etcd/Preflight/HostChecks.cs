using System.Globalization;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Etcd.Preflight;

/// <summary>What the server and the hosts hold, and who works on them.</summary>
internal static class HostChecks
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>A release unpacked, with room to lay the next one beside it before the old is gone.</summary>
    private const long ReleaseBytes = 200 * Mebibyte;

    /// <summary>The backup before the first stop and the one before the last.</summary>
    private const int BackupsOfAHop = 2;

    public static CheckOutcome ServerReleases(PreflightFacts facts)
    {
        if (facts.NeededReleases.Count == 0)
        {
            return CheckOutcome.Passed("There is nothing to do.");
        }

        List<string> failures = [], seen = [];
        foreach (var version in facts.NeededReleases.Select(version => version.ToString()))
        {
            if (facts.ServerReleases.GetValueOrDefault(version) is not { } release)
            {
                failures.Add($"{version} is not on the server.");
            }
            else if (release.Version != version)
            {
                failures.Add($"What lies on the server as {version} says that it is {release.Version}.");
            }
            else
            {
                seen.Add($"{version}: {release.Directory}.");
            }
        }

        return CheckOutcome.Of(
            failures, [], [], seen, "Add it: etcdup binaries add VERSION DIR. The present release is needed to prove backups and to go back.", "");
    }

    public static CheckOutcome HostReleases(PreflightFacts facts)
    {
        if (facts.NeededReleases.Count == 0)
        {
            return CheckOutcome.Passed("There is nothing to do.");
        }

        List<string> failures = [], unknown = [], warnings = [], seen = [];
        foreach (var member in facts.Spec.Members)
        {
            foreach (var version in facts.NeededReleases.Select(version => version.ToString()))
            {
                var where = $"{member.Name}, {version}";
                var inquiry = facts.Hosts.GetValueOrDefault(member.Name)?.Releases.GetValueOrDefault(version);
                if (inquiry?.Error is { } wrong && wrong.Code.StartsWith("binaries.", StringComparison.Ordinal))
                {
                    failures.Add($"{where}: {wrong.Message}");
                }
                else if (inquiry is not { IsKnown: true })
                {
                    unknown.Add($"{where}: {inquiry?.Error?.Message ?? "the host was not asked."}");
                }
                else if (inquiry.Value is null && facts.ServerReleases.GetValueOrDefault(version) is not null)
                {
                    warnings.Add($"{where}: not there yet; the run lays it down before any member is stopped.");
                }
                else if (FindFault(inquiry.Value, version, facts.ServerReleases.GetValueOrDefault(version)) is { } fault)
                {
                    failures.Add($"{where}: {fault}");
                }
                else if (facts.ServerReleases.GetValueOrDefault(version) is null)
                {
                    unknown.Add($"{where}: it is there, but the server has nothing to compare it with.");
                }
                else
                {
                    seen.Add($"{where}: sha256 {inquiry.Value?.Sha256[..Math.Min(12, inquiry.Value.Sha256.Length)]}….");
                }
            }
        }

        return CheckOutcome.Of(
            failures, unknown, warnings, seen, "Nothing needs to be done for a release that is only missing; one that differs has to be replaced by hand.", "Make the hosts reachable.");
    }

    /// <summary>A member is started with what its description says. What its process has otherwise would be gone, or come, with the swap.</summary>
    public static CheckOutcome Configuration(PreflightFacts facts)
    {
        List<string> unknown = [], warnings = [], seen = [];
        foreach (var member in facts.Spec.Members)
        {
            var inquiry = facts.Hosts.GetValueOrDefault(member.Name)?.Configuration;
            if (member.Host is not ProcessHostSpec described || inquiry is not { IsKnown: true, Value: { } running })
            {
                unknown.Add($"{member.Name}: {inquiry?.Error?.Message ?? "its process was not looked at, or none runs."}");
                continue;
            }

            var release = facts.View.FindMember(member.Name)?.ServerVersion?.Minor ?? facts.Hop?.From.Minor ?? facts.Target.Minor;
            var differences = ConfigurationDifference.Between(running, described.ConfigurationOf(release));
            warnings.AddRange(differences.Select(difference => $"{member.Name}: {difference}"));
            if (differences.Count == 0)
            {
                seen.Add($"{member.Name}: as described.");
            }
        }

        return CheckOutcome.Of(
            [], unknown, warnings, seen, "When that is not what you want, correct the cluster file first: the next start of the member is by it.", "Make the hosts reachable, and let the server's user look at the members' processes.");
    }

    /// <summary>What is swapped is what answers: a member that runs elsewhere would be started a second time, one whose directory is gone would start empty.</summary>
    public static CheckOutcome DataDirectory(PreflightFacts facts)
    {
        List<string> failures = [], unknown = [], seen = [];
        foreach (var member in facts.View.Members.Where(member => member.Reachable))
        {
            var data = facts.Hosts.GetValueOrDefault(member.Name)?.Data;
            var where = (facts.Spec.FindMember(member.Name)?.Host as ProcessHostSpec)?.DataDir;
            if (member.Host is not { } host || data is not { IsKnown: true, Value: { } files })
            {
                unknown.Add($"{member.Name}: {member.HostError?.Message ?? data?.Error?.Message ?? "the host was not asked."}");
            }
            else if (host.Process is null)
            {
                failures.Add($"{member.Name} answers, and no process on its host works in {where}.");
            }
            else if (files.Bytes == 0)
            {
                failures.Add($"{member.Name} runs, and its data directory {where} is empty or gone: it would start without its data.");
            }
            else
            {
                seen.Add($"{member.Name}: {Shown(files.Bytes)} in {where}.");
            }
        }

        return CheckOutcome.Of(
            failures, unknown, [], seen.Count > 0 || unknown.Count > 0 ? seen : ["No member answers."],
            "Correct the cluster file, or replace the member as etcd's operations guide has it (remove, add). Do not restart it.", "Make the hosts reachable.");
    }

    public static CheckOutcome FreeSpace(PreflightFacts facts)
    {
        List<string> failures = [], unknown = [], seen = [];
        if (BackupBytes(facts) is { } size && facts.VaultFreeBytes is { } vaultFree)
        {
            var needed = (BackupsOfAHop * size) + ReleaseBytes;
            (vaultFree < needed ? failures : seen).Add($"Server, backups: {Shown(vaultFree)} free, {Shown(needed)} needed for {Shown(size)} of data.");
        }
        else
        {
            unknown.Add("Server, backups: the free space or the size of the data is not known.");
        }

        foreach (var member in facts.Spec.Members)
        {
            var inquiry = facts.Hosts.GetValueOrDefault(member.Name)?.Space;
            if (inquiry is not { IsKnown: true, Value: { } space })
            {
                unknown.Add($"{member.Name}: {inquiry?.Error?.Message ?? "the host was not asked."}");
                continue;
            }

            (space.InstallBytes < ReleaseBytes ? failures : seen).Add($"{member.Name}, releases: {Shown(space.InstallBytes)} free, {Shown(ReleaseBytes)} needed.");

            // A member that starts may get a whole snapshot from the leader beside its own database.
            var needed = (facts.View.FindMember(member.Name)?.Status?.DbSize ?? 0) + ReleaseBytes;
            (space.DataBytes < needed ? failures : seen).Add($"{member.Name}, data: {Shown(space.DataBytes)} free, {Shown(needed)} needed.");
        }

        return CheckOutcome.Of(failures, unknown, [], seen, "Make room.", "Make the hosts reachable.");
    }

    /// <summary>What one backup of everything has at most: the v3 database once, the v2 data of each member. Null when it is not known.</summary>
    private static long? BackupBytes(PreflightFacts facts)
    {
        if (!V2Data.IsIn(facts.View))
        {
            return facts.View.DbSize;
        }

        var copies = facts.Spec.Members.Select(member => facts.Hosts.GetValueOrDefault(member.Name)?.Data is { IsKnown: true, Value: { } data } ? data.Bytes : (long?)null).ToList();
        return copies.Contains(null) ? null : (facts.View.DbSize ?? 0) + copies.Sum();
    }

    public static CheckOutcome Controller(PreflightFacts facts)
    {
        List<string> failures = [], unknown = [], warnings = [], seen = [];
        foreach (var member in facts.View.Members)
        {
            if (member.Host is not { } host || facts.Controller is not { } controller)
            {
                unknown.Add($"{member.Name}: {member.HostError?.Message ?? "the host was not asked."}");
            }
            else if (host.Record is not { } record)
            {
                seen.Add($"{member.Name}: no controller has worked here yet.");
            }
            else if (record.Controller != controller || record.Cluster != facts.Spec.Name)
            {
                failures.Add($"{member.Name}: under control of {record.Controller} for the cluster {record.Cluster}.");
            }
            else if (record.Open)
            {
                warnings.Add($"{member.Name}: a swap to {record.To?.ToString() ?? "another release"} was begun here and has not ended; it is finished first.");
            }
            else
            {
                seen.Add($"{member.Name}: ours.");
            }
        }

        return CheckOutcome.Of(
            failures,
            unknown,
            warnings,
            seen,
            failures.Count > 0 ? "Let that server end its work; when its database is lost: etcdup clusters adopt." : "Look at the run that began it: etcdup runs list.",
            "Make the hosts reachable.");
    }

    public static CheckOutcome Run(PreflightFacts facts) =>
        facts.OtherRun switch
        {
            { IsKnown: false } inquiry => CheckOutcome.NotChecked("Ask the server: etcdup runs list.", inquiry.Error?.Message ?? "Nobody was asked for other runs."),
            { Value: { } run } => CheckOutcome.Failed($"Wait for it, or end it: etcdup runs show {run.RunId}.", $"The cluster is reserved by run {run.RunId} ({run.What})."),
            _ => CheckOutcome.Passed("No other run."),
        };

    private static string? FindFault(InstalledRelease? installed, string version, ReleaseOnServer? onServer) =>
        installed is null ? "it is not there."
        : installed.Version != version ? $"it says that it is {installed.Version}."
        : onServer is not null && !string.Equals(installed.Sha256, onServer.EtcdSha256, StringComparison.OrdinalIgnoreCase) ? "its sha256 is not that of the server's."
        : null;

    private static string Shown(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)Mebibyte:0.#} MiB");
}
