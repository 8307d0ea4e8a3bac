using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Documents;
using EtcdUpgradeWorkflows.Etcd.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>Maintenance windows, freezes, and when the windows are open.</summary>
internal static class WindowsApi
{
    private const int MostPreviewed = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/windows", ListWindowsAsync);
        api.MapGet("/windows/{name}", ReadWindowAsync);
        api.MapPost("/windows", AddWindowAsync).For(Role.Admin);
        api.MapPut("/windows/{name}", PutWindowAsync).For(Role.Admin);
        api.MapDelete("/windows/{name}", RemoveWindowAsync).For(Role.Admin);
        api.MapGet("/windows/openings", PreviewAsync);
        api.MapGet("/freezes", ListFreezesAsync);
        api.MapGet("/freezes/{name}", ReadFreezeAsync);
        api.MapPost("/freezes", AddFreezeAsync).For(Role.Admin);
        api.MapPut("/freezes/{name}", PutFreezeAsync).For(Role.Admin);
        api.MapDelete("/freezes/{name}", RemoveFreezeAsync).For(Role.Admin);
    }

    private static async Task<IReadOnlyList<WindowListItem>> ListWindowsAsync(IWindowStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var (now, freezes) = (time.GetCurrentInstant(), await ReadingFreezesAsync(store, cancellationToken));
        return
        [
            .. (await store.ListWindowsAsync(cancellationToken)).Select(stored => Item(stored, freezes, now)),
        ];
    }

    private static async Task<IResult> ReadWindowAsync(string name, IWindowStore store, TimeProvider time, CancellationToken cancellationToken) =>
        (await store.ListWindowsAsync(cancellationToken)).FirstOrDefault(stored => stored.Document.Name == name) is { } found
            ? Results.Json(Item(found, await ReadingFreezesAsync(store, cancellationToken), time.GetCurrentInstant()), EngineJson.Options)
            : UnknownWindow(name);

    private static WindowListItem Item(StoredWindow stored, Lazy<IReadOnlyCollection<Freeze>> freezes, Instant now)
    {
        try
        {
            return new(stored.Document, MaintenanceCalendar.Openings(stored.Window, freezes.Value, null, now).Select(Document).FirstOrDefault(), stored.AddedBy, stored.AddedAt);
        }
        catch (WorkflowErrorException e)
        {
            // Of a freeze too: it may leave nothing of an opening.
            return new(stored.Document.WithoutNulls(), null, stored.AddedBy, stored.AddedAt) { Problem = RunDocuments.Error(e.Error) };
        }
    }

    private static IResult UnknownWindow(string name) => Problems.NotFound("window.unknown", $"There is no window '{name}'.", "See `etcdup windows list`.");

    private static IResult UnknownFreeze(string name) => Problems.NotFound("freeze.unknown", $"There is no freeze '{name}'.", "See `etcdup freezes list`.");

    private static Task<IResult> AddWindowAsync(
        WindowDocument body, IWindowStore store, IClusterStore clusters, RunMessages runs, TimeProvider time, HttpContext context, CancellationToken cancellationToken) =>
        SetWindowAsync(body, store, clusters, runs, time, context, inPlace: false, cancellationToken);

    private static Task<IResult> PutWindowAsync(
        string name, WindowDocument body, IWindowStore store, IClusterStore clusters, RunMessages runs, TimeProvider time, HttpContext context, CancellationToken cancellationToken) =>
        body.Name == name ? SetWindowAsync(body, store, clusters, runs, time, context, inPlace: true, cancellationToken) : Task.FromResult(OtherName("window"));

    private static async Task<IResult> SetWindowAsync(
        WindowDocument body, IWindowStore store, IClusterStore clusters, RunMessages runs, TimeProvider time, HttpContext context, bool inPlace, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        var reading = body.Read(now);
        if (reading.Value is not { } window)
        {
            return Invalid("window.invalid", "window", body.Name, reading.Problems);
        }

        body = body.Stored(window);
        // All of it would be frozen: whoever added it would wait for ever.
        if (!MaintenanceCalendar.Openings(window, await FreezesAsync(store, cancellationToken), null, now).Any())
        {
            return Problems.Result(Problems.Of(
                422, "window.swallowed", $"'{window.Name}' has no opening that a freeze leaves. Nothing was added.", "Look at `etcdup freezes list`; give another date, or remove the freeze."));
        }

        StoredWindow set = new(body, ApiServices.UserOf(context), time.GetUtcNow());
        if (inPlace)
        {
            await store.PutAsync(set, cancellationToken);
        }
        else if (!await store.AddAsync(set, cancellationToken))
        {
            return Problems.Result(Problems.Of(
                409, "window.name_taken", $"There is a window '{body.Name}' already. Nothing was changed.", "Give another name; `etcdup windows add --replace` puts it in the place of that one."));
        }

        await runs.ReconsiderAsync($"window '{body.Name}' was {(inPlace ? "changed" : "added")}", ApiServices.UserOf(context), cancellationToken);
        return Results.Json(
            new AddedWindow(
                body.Name, body.Rule, body.FirstDate, body.Opens, body.Zone, body.Duration, window.Clusters, body.Overrun, body.Mixed, body.Labels, body.Missed,
                ClustersApi.NamesOf(await ClustersApi.SpecsAsync(clusters, cancellationToken), cluster => window.OfCluster(cluster) is not null)),
            EngineJson.Options, statusCode: inPlace ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    private static async Task<IResult> RemoveWindowAsync(string name, IWindowStore store, RunMessages runs, HttpContext context, CancellationToken cancellationToken) =>
        await store.RemoveWindowAsync(name, cancellationToken)
            ? await RemovedAsync($"window '{name}' was removed", runs, context, cancellationToken)
            : UnknownWindow(name);

    private static async Task<IResult> RemovedAsync(string what, RunMessages runs, HttpContext context, CancellationToken cancellationToken)
    {
        await runs.ReconsiderAsync(what, ApiServices.UserOf(context), cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> PreviewAsync(
        IWindowStore store, MaintenanceGuard maintenance, ClusterDirectory clusters, TimeProvider time, string? window, string? cluster, int? count, CancellationToken cancellationToken)
    {
        if (count is < 1 or > MostPreviewed)
        {
            return Problems.Result(Problems.Of(400, "window.count_invalid", $"{count} openings are not shown.", $"Ask for 1 to {MostPreviewed}."));
        }

        if (window is not null && (await store.ListWindowsAsync(cancellationToken)).All(w => w.Document.Name != window))
        {
            return UnknownWindow(window);
        }

        if (cluster is not null)
        {
            await clusters.FindAsync(cluster, cancellationToken);
        }

        var (windows, freezes) = await maintenance.ListAsync(cluster, cancellationToken, window);
        var (now, most) = (time.GetCurrentInstant(), count ?? 10);
        return Results.Json(
            windows.SelectMany(w => MaintenanceCalendar.Openings(w, freezes, cluster, now).Take(most))
                .OrderBy(o => o.Time.Start).ThenBy(o => o.Window.Name, StringComparer.Ordinal).Take(most).Select(Document).ToList(),
            EngineJson.Options);
    }

    private static async Task<IReadOnlyList<FreezeListItem>> ListFreezesAsync(IWindowStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        return
        [
            .. (await store.ListFreezesAsync(cancellationToken)).OrderBy(stored => stored.Document.Read().Value?.Time.Start).Select(stored => Item(stored, now)),
        ];
    }

    private static async Task<IResult> ReadFreezeAsync(string name, IWindowStore store, TimeProvider time, CancellationToken cancellationToken) =>
        (await store.ListFreezesAsync(cancellationToken)).FirstOrDefault(stored => stored.Document.Name == name) is { } found
            ? Results.Json(Item(found, time.GetCurrentInstant()), EngineJson.Options)
            : UnknownFreeze(name);

    private static FreezeListItem Item(StoredFreeze stored, Instant now)
    {
        try
        {
            var time = stored.Freeze.Time;
            return new(stored.Document, time.Contains(now), time.End <= now, stored.AddedBy, stored.AddedAt);
        }
        catch (WorkflowErrorException e)
        {
            // Nobody knows when it is over: nothing that it may be for is begun.
            return new(stored.Document.WithoutNulls(), true, false, stored.AddedBy, stored.AddedAt) { Problem = RunDocuments.Error(e.Error) };
        }
    }

    private static Task<IResult> AddFreezeAsync(
        FreezeDocument body, IWindowStore store, IClusterStore clusters, RunMessages runs, TimeProvider time, HttpContext context, CancellationToken cancellationToken) =>
        SetFreezeAsync(body, store, clusters, runs, time, context, inPlace: false, cancellationToken);

    private static Task<IResult> PutFreezeAsync(
        string name, FreezeDocument body, IWindowStore store, IClusterStore clusters, RunMessages runs, TimeProvider time, HttpContext context, CancellationToken cancellationToken) =>
        body.Name == name ? SetFreezeAsync(body, store, clusters, runs, time, context, inPlace: true, cancellationToken) : Task.FromResult(OtherName("freeze"));

    private static async Task<IResult> SetFreezeAsync(
        FreezeDocument body, IWindowStore store, IClusterStore clusters, RunMessages runs, TimeProvider time, HttpContext context, bool inPlace, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        var reading = body.ReadNew(now);
        if (reading.Value is not { } freeze)
        {
            return Invalid("freeze.invalid", "freeze", body.Name, reading.Problems);
        }

        if (body.Name.StartsWith(LocksApi.Prefix, StringComparison.Ordinal))
        {
            return Problems.Result(Problems.Of(422, "freeze.name_invalid", $"'{body.Name}' is a name of a cluster's lock.", "Give another name, or lock the cluster: `etcdup clusters lock`."));
        }

        var swallowed = await SwallowedAsync(freeze, store, now, cancellationToken);
        StoredFreeze set = new(body, ApiServices.UserOf(context), time.GetUtcNow());
        if (inPlace)
        {
            await store.PutAsync(set, cancellationToken);
        }
        else if (!await store.AddAsync(set, cancellationToken))
        {
            return Problems.Result(Problems.Of(
                409, "freeze.name_taken", $"There is a freeze '{body.Name}' already. Nothing was changed.", "Give another name; `etcdup freezes add --replace` puts it in the place of that one, with no moment without."));
        }

        // One that waits for an opening which is frozen now says so.
        await runs.ReconsiderAsync($"freeze '{body.Name}' was {(inPlace ? "changed" : "added")}", ApiServices.UserOf(context), cancellationToken);
        return Results.Json(
            new AddedFreeze(
                body.Name, body.From, body.To, body.Reason, freeze.Clusters, body.Labels, swallowed, ClustersApi.NamesOf(await ClustersApi.SpecsAsync(clusters, cancellationToken), cluster => freeze.OfCluster(cluster) is not null)),
            EngineJson.Options, statusCode: inPlace ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    // The same as is asked of a window that is added under freezes, but no reason to freeze nothing; nor is what cannot be read.
    internal static async Task<IReadOnlyList<string>> SwallowedAsync(Freeze freeze, IWindowStore store, Instant now, CancellationToken cancellationToken)
    {
        List<Freeze> before = [.. (await store.ListFreezesAsync(cancellationToken)).Select(stored => stored.Document.Read().Value).OfType<Freeze>()];
        List<Freeze> after = [.. before.Where(other => other.Name != freeze.Name), freeze];
        return
        [
            .. (await store.ListWindowsAsync(cancellationToken)).Select(stored => stored.Document.Read(null).Value).OfType<MaintenanceWindow>()
                .Where(window => freeze.IsForAllOf(window) && MaintenanceCalendar.Openings(window, before, null, now).Any() && !MaintenanceCalendar.Openings(window, after, null, now).Any())
                .Select(window => window.Name),
        ];
    }

    private static async Task<IResult> RemoveFreezeAsync(string name, IWindowStore store, RunMessages runs, HttpContext context, CancellationToken cancellationToken) =>
        await store.RemoveFreezeAsync(name, cancellationToken)
            ? await RemovedAsync($"freeze '{name}' was removed", runs, context, cancellationToken)
            : UnknownFreeze(name);

    private static IResult Invalid(string code, string kind, string name, IReadOnlyList<DocumentProblem> problems) => Problems.Result(
        Problems.Of(422, code, $"The {kind}{(problems.Any(p => p.Property == "name") ? "" : $" '{name}'")} cannot be added: {problems[0].Error.Message}", "Correct all of it; nothing was added.") with
        {
            Problems = [.. problems.Select(p => new ProblemItem(p.Error.Code, p.Property, p.Error.Message, p.Error.Advice))],
        });

    private static IResult OtherName(string kind) =>
        Problems.Result(Problems.Of(422, $"{kind}.invalid", $"The {kind} has another name than the one in whose place it is to be put.", "Give it its name, or add another one; nothing was changed."));

    internal static async Task<IReadOnlyCollection<Freeze>> FreezesAsync(IWindowStore store, CancellationToken cancellationToken) =>
        [.. (await store.ListFreezesAsync(cancellationToken)).Select(stored => stored.Freeze)];

    private static async Task<Lazy<IReadOnlyCollection<Freeze>>> ReadingFreezesAsync(IWindowStore store, CancellationToken cancellationToken)
    {
        var stored = await store.ListFreezesAsync(cancellationToken);
        return new(() => [.. stored.Select(freeze => freeze.Freeze)]);
    }

    private static OpeningDocument Document(WindowOpening opening) => new(
        opening.Window.Name, opening.Time.Start.ToDateTimeOffset(), opening.Time.End.ToDateTimeOffset(), opening.LocalOpens.ToDateTimeOffset(), opening.LocalCloses.ToDateTimeOffset(),
        opening.Window.Zone, opening.ClockChange, opening.Frozen);
}
