using System.Globalization;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Etcd.Preflight;

/// <summary>What the cluster stands in: certificates, clocks, our own database, a rehearsal.</summary>
internal static class SurroundingChecks
{
    /// <summary>A run may wait for people; a certificate that ends within a day may end in the middle of it.</summary>
    private static readonly TimeSpan LeastValid = TimeSpan.FromDays(1);

    private static readonly TimeSpan SoonInvalid = TimeSpan.FromDays(30);

    /// <summary>etcd itself warns of a difference to a peer from there on.</summary>
    private static readonly TimeSpan MostClockDifference = TimeSpan.FromSeconds(1);

    public static CheckOutcome Certificates(PreflightFacts facts)
    {
        List<string> failures = [], unknown = [], warnings = [], seen = [];
        if (Shown(facts).All(shown => shown.Inquiry is { IsKnown: true, Value: null }))
        {
            return CheckOutcome.Passed("No member speaks TLS, neither to clients nor to peers.");
        }

        foreach (var (where, inquiry, namesHost) in Shown(facts))
        {
            switch (inquiry)
            {
                case { IsKnown: false }:
                    unknown.Add($"{where}: {inquiry.Error?.Message ?? "not asked."}");
                    break;
                case { Value: null }:
                    seen.Add($"{where}: no TLS.");
                    break;
                case { Value: var certificate }:
                    Judge(where, certificate, namesHost, facts.View.ProbedAt, failures, warnings, seen);
                    break;
            }
        }

        return CheckOutcome.Of(
            failures, unknown, warnings, seen,
            failures.Count > 0 ? "Renew the certificates first: etcd reads them again without a restart." : "Renew them soon.",
            "Make the members reachable from the server.");
    }

    public static CheckOutcome Clocks(PreflightFacts facts)
    {
        List<string> unknown = [], warnings = [], seen = [];
        if (facts.View.Members.All(member => member.Version?.Clock is { } told && told.Certain == TimeSpan.Zero))
        {
            return CheckOutcome.Passed("No difference between any member's clock and the server's that can be told.");
        }

        foreach (var member in facts.View.Members)
        {
            if (member.Version?.Clock is not { } clock)
            {
                unknown.Add($"{member.Name}: its clock is not known.");
                continue;
            }

            var off = clock.Certain;
            var line = off == TimeSpan.Zero
                ? $"{member.Name}: no difference to the server's clock that can be told."
                : string.Create(CultureInfo.InvariantCulture, $"{member.Name}: at least {Math.Abs(off.TotalSeconds):0.#} s {(off > TimeSpan.Zero ? "ahead of" : "behind")} the server.");
            (off.Duration() > MostClockDifference ? warnings : seen).Add(line);
        }

        return CheckOutcome.Of(
            [], unknown, warnings, seen, "Let all machines keep their time by NTP. When every member differs the same way, it is the server's clock.",
            "Bring the members up first: their answers carry the time.");
    }

    public static CheckOutcome Database(PreflightFacts facts)
    {
        var database = facts.Database;
        if (database.Hosts.Count == 0)
        {
            return CheckOutcome.Passed($"{database.Name}, on the server itself.");
        }

        const string advice = "Upgrade this cluster from a server whose database does not depend on it, such as one with SQLite.";
        List<string> sameHost =
        [
            .. facts.Spec.Members.Where(member => database.Hosts.Contains(member.ClientUrl.DnsSafeHost, StringComparer.OrdinalIgnoreCase))
                .Select(member => $"{member.Name} is on the machine of our database, {member.ClientUrl.DnsSafeHost}."),
        ];
        return facts.DatabaseTraces switch
        {
            { IsKnown: true, Value: { Naming: [var key, ..] } } => CheckOutcome.Failed(
                advice, $"{database.Name} is managed through this very cluster: {key} names its host. A member that stops could take our own records with it."),
            { IsKnown: true, Value: { Others: [var key, ..] others } } => CheckOutcome.Warned(
                $"See whether ours is one of them. If so: {advice}", [$"The cluster manages PostgreSQL ({others.Count} keys such as {key}); none names a host of {database.Name}.", .. sameHost]),
            { IsKnown: true } => CheckOutcome.Passed([$"{database.Name}: no key of Patroni or Stolon ({string.Join(", ", Preflight.DatabaseTraces.Prefixes)}) in the cluster.", .. sameHost]),
            var inquiry => CheckOutcome.NotChecked(
                "See to it that our database does not elect its leader through this cluster.", [$"Keys of Patroni or Stolon could not be looked for: {inquiry.Error?.Message ?? "nobody was asked."}", .. sameHost]),
        };
    }

    public static CheckOutcome Rehearsal(PreflightFacts facts)
    {
        if (!string.IsNullOrWhiteSpace(facts.Rehearsal))
        {
            return CheckOutcome.Passed($"Rehearsed in staging: {facts.Rehearsal.Trim()}.");
        }

        const string advice = "Go this hop in a staging environment first, then say who did and in which run: --rehearsal TEXT.";
        return facts.Spec.Policy.RequiresRehearsal
            ? CheckOutcome.Failed(advice, "Nobody has said that this hop was rehearsed, and the cluster's policy wants it.")
            : CheckOutcome.Warned(advice, "Nobody has said that this hop was rehearsed in staging.");
    }

    private static IEnumerable<(string Where, Inquiry<CertificateAnswer> Inquiry, bool NamesHost)> Shown(PreflightFacts facts)
    {
        foreach (var member in facts.Spec.Members)
        {
            var shown = facts.Certificates.GetValueOrDefault(member.Name);
            yield return ($"{member.Name}, clients", shown?.Client ?? Inquiry.NotAsked<CertificateAnswer>(), true);
            yield return ($"{member.Name}, peers", shown?.Peer ?? Inquiry.NotAsked<CertificateAnswer>(), true);
        }

        if (facts.Spec.Access.CertFile is not null)
        {
            yield return ("Ours", facts.OwnCertificate, false);
        }
    }

    private static void Judge(
        string where, CertificateAnswer certificate, bool namesHost, DateTimeOffset now, List<string> failures, List<string> warnings, List<string> seen)
    {
        var until = string.Create(CultureInfo.InvariantCulture, $"{certificate.Subject}, valid until {certificate.NotAfter:yyyy-MM-dd HH:mm} UTC");
        if (certificate.NotBefore > now)
        {
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"{where}: {certificate.Subject} is not valid before {certificate.NotBefore:yyyy-MM-dd HH:mm} UTC."));
        }
        else if (certificate.NotAfter < now + LeastValid)
        {
            failures.Add($"{where}: {until}: {(certificate.NotAfter < now ? "it has ended" : "it ends within a day")}.");
        }
        else if (namesHost && !certificate.NamesTheHost)
        {
            failures.Add($"{where}: {until}: no subject alternative name is the host of its URL.");
        }
        else
        {
            (certificate.NotAfter < now + SoonInvalid ? warnings : seen).Add($"{where}: {until}.");
        }
    }
}
