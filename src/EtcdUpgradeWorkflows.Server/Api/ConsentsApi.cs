using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>The second person of broken glass agrees, before it is broken and with a token of its own.</summary>
internal static class ConsentsApi
{
    /// <summary>What was used or has expired is shown for so long.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public static void Map(IEndpointRouteBuilder api)
    {
        var consents = api.MapGroup("/consents").For(Role.Operator);
        consents.MapGet("", ListAsync);
        consents.MapPost("", GiveAsync);
        consents.MapDelete("/{id}", WithdrawAsync);
    }

    private static async Task<IReadOnlyList<ConsentDocument>> ListAsync(IConsentStore consents, IAccessTokenStore tokens, RunQueries runs, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var live = (await tokens.ListAsync(cancellationToken)).Where(token => token.Role >= Role.Operator && token.IsLive(now)).Select(token => token.Id).ToHashSet(StringComparer.Ordinal);
        List<ConsentDocument> found = [];
        foreach (var consent in await consents.ListAsync(cancellationToken))
        {
            var run = consent.RunId is { } id ? await runs.FindAsync(id.ToString(), cancellationToken) : null;
            found.Add(Document(
                consent, run is null ? null : new(run.Id, run.Number),
                consent.UsedAt is not null ? "used" : consent.ExpiresAt <= now ? "expired" : live.Contains(consent.TokenId) ? "open" : "void"));
        }

        return found;
    }

    private static async Task<IResult> GiveAsync(
        ConsentBody body, IConsentStore consents, ClusterDirectory clusters, RunQueries runs, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        var person = Authentication.PersonOf(context);
        if (person.TokenId is not { } token)
        {
            return Problems.Result(Problems.Of(
                422, "consent.token_missing", "This is the token of server.json, which names nobody. Nothing was agreed to.", "Agree with a token of your own: `etcdup tokens add NAME --role operator`, then ETCDUP_TOKEN."));
        }

        var to = body.To?.Trim() ?? "";
        if (!AccessToken.IsPerson(to))
        {
            return Invalid("This is no name of a person.", "Give the name that stands in journals for who breaks the glass: --to NAME.");
        }

        if (Person.IsSame(to, person.Name))
        {
            return Problems.Result(Problems.Of(422, "consent.to_yourself", $"{to} is you. It takes a second person.", "Ask somebody else to agree; you are who breaks the glass."));
        }

        Glass.RequireReason(body.Reason, "consent.invalid");
        var lasts = body.Lasts ?? Consent.Usual;
        if (lasts <= TimeSpan.Zero || lasts > Consent.Longest)
        {
            return Invalid($"A consent does not last {lasts}.", $"Give more than nothing and at most {Consent.Longest.TotalHours:0} h; without, it lasts {Consent.Usual.TotalHours:0} h.");
        }

        if (body.Cluster is null == body.Run is null)
        {
            return Invalid("Neither a cluster nor a run was given, or both.", "Give one of them: --cluster NAME, or --run ID.");
        }

        RunReference? of = null;
        if (body.Run is { } id)
        {
            if (await runs.FindAsync(id, cancellationToken) is not { } run)
            {
                return RunsApi.NotFound(id);
            }

            if (run.Status == RunStatus.Finished)
            {
                return Problems.Result(Problems.Of(409, "run.ended", $"Run {run.Number} has ended ({run.SubStatus}): there is nothing to agree to.", null) with { Run = new(run.Id, run.Number) });
            }

            of = new(run.Id, run.Number);
        }
        else
        {
            await clusters.FindAsync(body.Cluster!, cancellationToken);
        }

        var now = time.GetUtcNow();
        Consent consent = new(Consent.NewId(), person.Name, token, to, body.Cluster, of?.Id, body.Reason.Trim(), now, now + lasts);
        await consents.DeleteExpiredAsync(now - Kept, cancellationToken);
        await consents.AddAsync(consent, cancellationToken);
        return Results.Json(Document(consent, of, "open"), EngineJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> WithdrawAsync(string id, IConsentStore consents, HttpContext context, CancellationToken cancellationToken)
    {
        var person = Authentication.PersonOf(context);
        if ((await consents.ListAsync(cancellationToken)).FirstOrDefault(consent => consent.Id == id) is not { } found)
        {
            return Problems.NotFound("consent.unknown", $"There is no consent '{id}'.", "See `etcdup consents list`.");
        }

        if (person.Role < Role.Admin && person.Name != found.By)
        {
            return Problems.Result(Problems.Of(403, "consent.not_yours", $"{found.By} gave this consent. Nothing was changed.", $"{found.By} withdraws it, or an admin."));
        }

        return await consents.WithdrawAsync(id, cancellationToken)
            ? Results.NoContent()
            : Problems.Result(Problems.Of(409, "consent.used", $"{found.To} has used this consent. Nothing was changed.", "What it was used for says so in its journal: `etcdup runs list`."));
    }

    private static ConsentDocument Document(Consent consent, RunReference? run, string state) =>
        new(consent.Id, consent.By, consent.To, consent.Cluster, run, consent.Reason, state, consent.GivenAt, consent.ExpiresAt, consent.UsedAt);

    private static IResult Invalid(string message, string advice) => Problems.Result(Problems.Of(422, "consent.invalid", message, advice));
}
