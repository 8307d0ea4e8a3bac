using System.Net.Mime;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>One operation of the API, as its document tells it.</summary>
/// <param name="Id">Its operationId: what generated clients call it.</param>
/// <param name="Area">What it is listed under.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Answer">Null: no content.</param>
internal sealed record ApiOperation(string Id, string Area, string Summary, Type? Answer, int Status = StatusCodes.Status200OK)
{
    /// <summary>Of a body that the endpoint reads by itself; null: the parameters say it, or there is none.</summary>
    public Type? Body { get; init; }

    public string ContentType { get; init; } = MediaTypeNames.Application.Json;

    /// <summary>Other good answers, by status.</summary>
    public IReadOnlyList<int> AlsoStatus { get; init; } = [];

    /// <summary>Read again with If-None-Match it is answered by 304 while it is the same.</summary>
    public bool HasTag { get; init; }

    /// <summary>A refusal beside the usual ones.</summary>
    public int? AlsoRefused { get; init; }

    /// <summary>The same key starts one run.</summary>
    public bool TakesIdempotencyKey { get; init; }

    /// <summary>With If-Match it is done only to what was seen.</summary>
    public bool TakesIfMatch { get; init; }
}

/// <summary>Every operation with its name and answer, in one place; a test compares it with what is mapped.</summary>
internal static class ApiCatalog
{
    public const string Prefix = "/api/v1";

    public const string OpenApi = $"{Prefix}/openapi.json";

    public const string Docs = $"{Prefix}/docs";

    private const int Created = StatusCodes.Status201Created;
    private const int Accepted = StatusCodes.Status202Accepted;
    private const int NoContent = StatusCodes.Status204NoContent;

    /// <summary>By method and path as it is mapped, without the prefix.</summary>
    public static IReadOnlyDictionary<string, ApiOperation> Operations { get; } = new Dictionary<string, ApiOperation>(StringComparer.Ordinal)
    {
        ["GET /server"] = new("getServer", "Server", "Which server this is, and what it works with.", typeof(ServerInfo)),
        ["GET /server/drain"] = new("getDrain", "Server", "Whether this server stands back, and what it still has in hand.", typeof(DrainDocument)),
        ["POST /server/drain"] = new("drainServer", "Server", "It claims nothing new and gives its runs back at their next safe points.", typeof(DrainDocument)),
        ["DELETE /server/drain"] = new("undrainServer", "Server", "It works again.", typeof(DrainDocument)),

        ["GET /runs"] = new("listRuns", "Runs", "Runs, newest first.", typeof(RunPage)),
        ["POST /runs"] = new("startRun", "Runs", "Starts a run of a published definition.", typeof(RunReference), Created) { AlsoStatus = [StatusCodes.Status200OK], TakesIdempotencyKey = true },
        ["GET /runs/{id}"] = new("getRun", "Runs", "One run: what is true, what is safe and what to do.", typeof(RunDocument)) { HasTag = true },
        ["DELETE /runs/{id}"] = new("deleteRun", "Runs", "Deletes a run that has ended and that nobody keeps, with its journal.", null, NoContent) { AlsoRefused = StatusCodes.Status412PreconditionFailed, TakesIfMatch = true },
        ["POST /runs/{id}/keep"] = new("keepRun", "Runs", "Keeps a run as evidence: nobody deletes it.", typeof(EvidenceDocument)),
        ["POST /runs/{id}/release"] = new("releaseRun", "Runs", "Keeps a run as evidence no more.", typeof(EvidenceDocument)),
        ["GET /runs/{id}/journal"] = new("listJournalLines", "Runs", "Lines of a run's journal, in order.", typeof(JournalPage)),
        ["GET /runs/{id}/events"] = new("followRun", "Runs", "Follows a run: server-sent events `run`, `line` and `end`.", typeof(string)) { ContentType = "text/event-stream" },
        ["GET /runs/{id}/rollback-plan"] = new("getRollbackPlan", "Runs", "The ways back that there are now; a live look.", typeof(RollbackPlanDocument)),
        ["POST /runs/{id}/pause"] = new("pauseRun", "Runs", "Asks a run to pause.", typeof(RunMessageAnswer), Accepted),
        ["POST /runs/{id}/resume"] = new("resumeRun", "Runs", "Lets a paused run go on.", typeof(RunMessageAnswer), Accepted),
        ["POST /runs/{id}/retry"] = new("retryRun", "Runs", "Tries again what an incident stopped.", typeof(RunMessageAnswer), Accepted),
        ["POST /runs/{id}/cancel"] = new("cancelRun", "Runs", "Ends a run at its next safe point, or now.", typeof(RunMessageAnswer), Accepted),
        ["POST /runs/{id}/rollback"] = new("rollBackRun", "Runs", "Puts the old release back, of one member or of all.", typeof(RunMessageAnswer), Accepted),
        ["POST /runs/{id}/extend"] = new("extendWindow", "Runs", "The window that is open now closes later for this run.", typeof(RunMessageAnswer), Accepted),
        ["POST /runs/{id}/break-glass"] = new("breakGlass", "Runs", "Two persons and a reason pass over windows and freezes, for this run.", typeof(RunMessageAnswer), Accepted),

        ["GET /clusters"] = new("listClusters", "Clusters", "The registered clusters.", typeof(IReadOnlyList<ClusterSummary>)),
        ["POST /clusters"] = new("addCluster", "Clusters", "Registers a cluster by its file.", typeof(ClusterDocument), Created) { Body = typeof(JsonObject), AlsoStatus = [StatusCodes.Status200OK] },
        ["GET /clusters/{name}"] = new("getCluster", "Clusters", "One cluster, by a live look.", typeof(ClusterDocument)),
        ["DELETE /clusters/{name}"] = new("removeCluster", "Clusters", "Forgets a cluster; its members are left alone.", null, NoContent),
        ["POST /clusters/{name}/up"] = new("startCluster", "Clusters", "Starts the members that are down.", typeof(RunReference), Created) { AlsoStatus = [StatusCodes.Status200OK], TakesIdempotencyKey = true },
        ["POST /clusters/{name}/down"] = new("stopCluster", "Clusters", "Stops every member.", typeof(RunReference), Created) { AlsoStatus = [StatusCodes.Status200OK], TakesIdempotencyKey = true },
        ["POST /clusters/{name}/restore"] = new("restoreCluster", "Clusters", "A new cluster of the same members from a proved backup. Every member is stopped.", typeof(RunReference), Created) { AlsoStatus = [StatusCodes.Status200OK], TakesIdempotencyKey = true },
        ["POST /clusters/{name}/downgrade"] = new("downgradeCluster", "Clusters", "etcd's formal downgrade by one minor release. Experimental.", typeof(RunReference), Created) { AlsoStatus = [StatusCodes.Status200OK], TakesIdempotencyKey = true },
        ["GET /clusters/{name}/hosts"] = new("listHosts", "Clusters", "Whose the members' hosts are; a live look.", typeof(ClusterHosts)),
        ["POST /clusters/{name}/adopt"] = new("adoptCluster", "Clusters", "Takes the hosts of a cluster over from another controller.", typeof(RunReference), Created) { AlsoStatus = [StatusCodes.Status200OK], TakesIdempotencyKey = true },
        ["GET /clusters/{name}/configuration"] = new("proposeConfiguration", "Clusters", "What the members would be started with by another release; nothing is changed.", typeof(ConfigurationDocument)),
        ["POST /clusters/{name}/configuration"] = new("acceptConfiguration", "Clusters", "Accepts exactly what was proposed.", typeof(ConfigurationDocument)),
        ["GET /clusters/{name}/lock"] = new("getLock", "Clusters", "Whether somebody works on the cluster, and who.", typeof(ClusterLock)),
        ["POST /clusters/{name}/lock"] = new("lockCluster", "Clusters", "Keeps runs away from a cluster for a while.", typeof(ClusterLock), Created),
        ["DELETE /clusters/{name}/lock"] = new("unlockCluster", "Clusters", "Lets runs work on the cluster again.", null, NoContent),

        ["POST /clusters/{name}/plan"] = new("planUpgrade", "Upgrades", "Checks and order of an upgrade; nothing is changed.", typeof(PlanDocument)),
        ["POST /plan"] = new("planByFile", "Upgrades", "The same for a cluster file; nothing is registered.", typeof(PlanDocument)),
        ["POST /plan/endpoints"] = new("planByEndpoints", "Upgrades", "The same for what some client URLs show; nothing is registered.", typeof(PlanDocument)),
        ["POST /clusters/{name}/upgrades"] = new("startUpgrade", "Upgrades", "Starts an upgrade, or schedules it.", typeof(UpgradeAnswer), Created)
        {
            AlsoStatus = [StatusCodes.Status200OK, Accepted], TakesIdempotencyKey = true,
        },

        ["GET /schedules"] = new("listSchedules", "Schedules", "Starts that wait, and what became of the others.", typeof(IReadOnlyList<ScheduleDocument>)),
        ["GET /schedules/{id:guid}"] = new("getSchedule", "Schedules", "One of them, with what it missed.", typeof(ScheduleDocument)),
        ["POST /schedules"] = new("addSchedule", "Schedules", "Schedules an upgrade, or runs of a definition.", typeof(UpgradeAnswer), Accepted) { AlsoStatus = [StatusCodes.Status200OK, Created], TakesIdempotencyKey = true },
        ["POST /schedules/{id:guid}/pause"] = new("pauseSchedule", "Schedules", "It fires nothing until it is resumed.", typeof(ScheduleDocument)),
        ["POST /schedules/{id:guid}/resume"] = new("resumeSchedule", "Schedules", "It fires again.", typeof(ScheduleDocument)),
        ["DELETE /schedules/{id:guid}"] = new("removeSchedule", "Schedules", "Removes what waits or is paused.", null, NoContent),

        ["GET /windows"] = new("listWindows", "Windows", "Maintenance windows, each with its next opening.", typeof(IReadOnlyList<WindowListItem>)),
        ["GET /windows/{name}"] = new("getWindow", "Windows", "One maintenance window, with its next opening.", typeof(WindowListItem)),
        ["POST /windows"] = new("addWindow", "Windows", "Adds a maintenance window.", typeof(AddedWindow), Created),
        ["PUT /windows/{name}"] = new("replaceWindow", "Windows", "Adds a maintenance window, or puts it in the place of the one that has its name.", typeof(AddedWindow)) { Body = typeof(WindowDocument) },
        ["DELETE /windows/{name}"] = new("removeWindow", "Windows", "Removes a maintenance window.", null, NoContent),
        ["GET /windows/openings"] = new("listOpenings", "Windows", "The next openings, freezes taken out.", typeof(IReadOnlyList<OpeningDocument>)),
        ["GET /freezes"] = new("listFreezes", "Windows", "Freezes.", typeof(IReadOnlyList<FreezeListItem>)),
        ["GET /freezes/{name}"] = new("getFreeze", "Windows", "One freeze.", typeof(FreezeListItem)),
        ["POST /freezes"] = new("addFreeze", "Windows", "Adds a freeze.", typeof(AddedFreeze), Created),
        ["PUT /freezes/{name}"] = new("replaceFreeze", "Windows", "Adds a freeze, or puts it in the place of the one that has its name: there is no moment without.", typeof(AddedFreeze)) { Body = typeof(FreezeDocument) },
        ["DELETE /freezes/{name}"] = new("removeFreeze", "Windows", "Removes a freeze.", null, NoContent),
        ["GET /policies"] = new("listPolicies", "Policies", "What is asked of clusters by label, each with the clusters that it is for now.", typeof(IReadOnlyList<PolicyListItem>)),
        ["POST /policies"] = new("addPolicy", "Policies", "Adds a policy; runs that are under way keep to it from their next stop on.", typeof(PolicyListItem), Created),
        ["PUT /policies/{name}"] = new("replacePolicy", "Policies", "Puts a policy in the place of the one that has its name, in one step; adds it when there is none.", typeof(PolicyListItem), Created) { AlsoStatus = [StatusCodes.Status200OK] },
        ["DELETE /policies/{name}"] = new("removePolicy", "Policies", "Removes a policy.", null, NoContent),
        ["GET /calendar.ics"] = new("getCalendar", "Windows", "Openings and planned runs for calendar programs, which give their token in the URL.", typeof(string)) { ContentType = "text/calendar" },

        ["GET /backups"] = new("listBackups", "Backups", "Backups, newest first; without their content.", typeof(IReadOnlyList<BackupDocument>)),
        ["GET /backups/orphans"] = new("listOrphans", "Backups", "Files of this server's vault that no row tells of.", typeof(IReadOnlyList<OrphanDocument>)),
        ["GET /backups/{id}"] = new("getBackup", "Backups", "One backup.", typeof(BackupDocument)) { HasTag = true },
        ["POST /backups/{id}/verify"] = new("verifyBackup", "Backups", "Whether a backup is still whole; it may be restored into a scratch member.", typeof(BackupVerification)),
        ["POST /backups/prune"] = new("pruneBackups", "Backups", "Deletes what is not needed any more, or says what would go.", typeof(IReadOnlyList<BackupPruned>)),

        ["GET /binaries"] = new("listBinaries", "Releases", "The releases that lie on this server.", typeof(IReadOnlyList<BinaryDocument>)),
        ["POST /binaries"] = new("addBinary", "Releases", "Adds a release from a directory of the server's machine.", typeof(BinaryDocument), Created),
        ["POST /binaries/get"] = new("downloadBinary", "Releases", "Fetches a published release and checks it.", typeof(BinaryDocument), Created),
        ["POST /binaries/prune"] = new("pruneBinaries", "Releases", "Deletes releases of this server's store that nobody needs, or says what would go.", typeof(IReadOnlyList<BinaryPruned>)),
        ["GET /rules"] = new("listRules", "Releases", "The installed hop rules, newest first.", typeof(IReadOnlyList<RulesDocument>)),
        ["GET /rules/{version}"] = new("getRules", "Releases", "A rules file, word for word.", typeof(JsonObject)) { HasTag = true },
        ["POST /rules"] = new("installRules", "Releases", "Installs a rules file: it judges every hop that begins from then on.", typeof(RulesDocument), Created) { Body = typeof(JsonObject) },

        ["GET /definitions"] = new("listDefinitions", "Definitions", "Published definitions.", typeof(IReadOnlyList<DefinitionSummary>)),
        ["GET /definitions/{id}"] = new("getDefinition", "Definitions", "A definition, word for word.", typeof(JsonObject)) { HasTag = true },

        ["POST /definitions"] = new("publishDefinition", "Definitions", "Publishes a version; its triggers start runs from then on.", typeof(PublishAnswer), Created) { Body = typeof(JsonObject), AlsoStatus = [StatusCodes.Status200OK] },
        ["POST /definitions/{id}/retract"] = new("retractDefinition", "Definitions", "No version is run any more, and its triggers start nothing.", typeof(PublishAnswer)),

        ["GET /notifications"] = new("listNotifications", "Notifications", "What people were told, the newest first.", typeof(IReadOnlyList<NotificationDocument>)),
        ["POST /notifications/{id:guid}/acknowledge"] = new("acknowledgeNotification", "Notifications", "Somebody has seen it: it is not repeated any more.", typeof(Acknowledged)),
        ["POST /runs/{id}/acknowledge"] = new("acknowledgeRun", "Notifications", "Somebody has seen all that was told of a run.", typeof(Acknowledged)),
        ["GET /channels"] = new("listChannels", "Notifications", "Where people are told.", typeof(IReadOnlyList<ChannelListItem>)),
        ["GET /channels/{name}"] = new("getChannel", "Notifications", "One place where people are told.", typeof(ChannelListItem)),
        ["POST /channels"] = new("addChannel", "Notifications", "Adds a webhook or an address to tell people by.", typeof(ChannelDocument), Created) { Body = typeof(ChannelDocument) },
        ["PUT /channels/{name}"] = new("replaceChannel", "Notifications", "Another description of a channel: what waits for it goes there.", typeof(ChannelDocument)) { Body = typeof(ChannelDocument) },
        ["DELETE /channels/{name}"] = new("removeChannel", "Notifications", "Removes a channel.", null, NoContent),
        ["POST /channels/{name}/test"] = new("testChannel", "Notifications", "Sends a message to one channel now.", typeof(ChannelTested)) { AlsoRefused = StatusCodes.Status502BadGateway },

        ["GET /retention"] = new("getRetention", "Retention", "How long what is kept, and what the last rounds did.", typeof(RetentionDocument)),
        ["PUT /retention"] = new("setRetention", "Retention", "Says how long what is kept: all at once, from what was read.", typeof(RetentionDocument)),
        ["GET /retention/preview"] = new("previewRetention", "Retention", "What a round would delete now, and why other runs of the age stay.", typeof(RetentionPreviewDocument)),
        ["POST /retention/run"] = new("runRetention", "Retention", "A round now.", typeof(RetentionRoundDocument)),

        ["GET /tokens"] = new("listTokens", "Tokens", "Tokens of persons; the tokens themselves are not kept.", typeof(IReadOnlyList<TokenDocument>)),
        ["POST /tokens"] = new("addToken", "Tokens", "Makes a token for a person. It is shown this one time.", typeof(NewTokenDocument), Created),
        ["DELETE /tokens/{id}"] = new("revokeToken", "Tokens", "Revokes a token at once.", null, NoContent),

        ["GET /consents"] = new("listConsents", "Consents", "Who agreed that somebody else breaks glass.", typeof(IReadOnlyList<ConsentDocument>)),
        ["POST /consents"] = new("giveConsent", "Consents", "Agrees that somebody else breaks glass, once; with a token of one's own.", typeof(ConsentDocument), Created),
        ["DELETE /consents/{id}"] = new("withdrawConsent", "Consents", "Withdraws a consent that was not used.", null, NoContent),
    };

    /// <summary>What is asked without a token.</summary>
    public static IReadOnlyDictionary<string, ApiOperation> Health { get; } = new Dictionary<string, ApiOperation>(StringComparer.Ordinal)
    {
        ["GET /healthz"] = new("getHealth", "Health", "The process answers.", typeof(string)) { ContentType = MediaTypeNames.Text.Plain },
        ["GET /readyz"] = new("getReadiness", "Health", "Whether the server can do its work now.", typeof(ReadinessDocument)) { AlsoStatus = [StatusCodes.Status503ServiceUnavailable] },
    };

    public static ApiOperation? Find(string method, string? path) =>
        path is null ? null
        : path.StartsWith(Prefix, StringComparison.Ordinal) ? Operations.GetValueOrDefault($"{method} {path[Prefix.Length..].TrimEnd('/')}")
        : Health.GetValueOrDefault($"{method} {path}");

    /// <summary>Gives what is mapped its name, its answers and its refusals.</summary>
    public static TBuilder Catalogued<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Finally(static endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods is [var method]
                && Find(method, path) is { } operation)
            {
                Describe(endpoint, operation, path, method);
            }
        });
        return endpoints;
    }

    private static void Describe(EndpointBuilder endpoint, ApiOperation operation, string path, string method)
    {
        endpoint.Metadata.Add(new EndpointNameMetadata(operation.Id));
        endpoint.Metadata.Add(new EndpointSummaryAttribute(operation.Summary));
        endpoint.Metadata.Add(new TagsAttribute(operation.Area));
        foreach (var status in operation.AlsoStatus.Prepend(operation.Status))
        {
            endpoint.Metadata.Add(operation.Answer is { } answer
                ? new ProducesResponseTypeMetadata(status, answer, [operation.ContentType])
                : new ProducesResponseTypeMetadata(status, typeof(void)));
        }

        if (operation.HasTag)
        {
            endpoint.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
        }

        if (operation.Body is { } body)
        {
            endpoint.Metadata.Add(new AcceptsMetadata([MediaTypeNames.Application.Json], body));
        }

        foreach (var status in Refusals(path, method).Concat(operation.AlsoRefused is { } also ? [also] : []))
        {
            endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDocument), [Problems.ContentType]));
        }
    }

    /// <summary>What may be answered instead; docs/api.md says when.</summary>
    private static IEnumerable<int> Refusals(string path, string method)
    {
        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return [];
        }

        List<int> refusals = [StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status500InternalServerError, StatusCodes.Status503ServiceUnavailable];
        if (path.Contains('{', StringComparison.Ordinal))
        {
            refusals.Add(StatusCodes.Status404NotFound);
        }

        if (!HttpMethods.IsGet(method) || path.Contains('{', StringComparison.Ordinal))
        {
            refusals.AddRange([StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity]);
        }

        return refusals.Order();
    }
}
