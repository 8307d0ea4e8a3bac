using System.Globalization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.People;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>What glass is broken for.</summary>
/// <param name="Cluster">What is started or runs there; null: it names none.</param>
/// <param name="Run">Null: it is about to be started.</param>
internal sealed record GlassTarget(string? Cluster, RunReference? Run = null)
{
    /// <summary>As a second person names it to agree; null: nobody can.</summary>
    public string? Option => Run is { } run ? string.Create(CultureInfo.InvariantCulture, $"--run {run.Number}") : Cluster is null ? null : $"--cluster {Cluster}";
}

/// <summary>Windows and freezes are passed over by two persons and a reason, which stand in the run's journal. Where persons are known by their tokens the second one has agreed before, with its own.</summary>
internal sealed class Glass(IAccessTokenStore tokens, IConsentStore consents, TimeProvider time)
{
    private const string Code = "window.break_glass_invalid";
    private const int LongestReason = 500;

    /// <summary>What it was broken for is over by then.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    /// <summary>Throws what <see cref="StartAsync"/> would; nothing is used up.</summary>
    public async Task RequireAsync(BreakGlassBody? body, Person person, GlassTarget target, string? key, CancellationToken cancellationToken)
    {
        if (body is not null)
        {
            await FindAsync(body, person, target, key, cancellationToken);
        }
    }

    /// <summary>Starts something under what glass is broken with; where nothing was started the consent is given back.</summary>
    /// <param name="key">Of the request: sent again under it, it needs no second consent.</param>
    /// <param name="start">Given what is allowed; nothing when nobody asked for it.</param>
    /// <exception cref="WorkflowErrorException"><c>window.break_glass_invalid</c>, <c>consent.missing</c></exception>
    public Task<(Guid Id, CreateRunResult Result)> StartAsync(
        BreakGlassBody? body, Person person, GlassTarget target, string? key, Func<IReadOnlyList<Grant>, Task<(Guid Id, CreateRunResult Result)>> start, CancellationToken cancellationToken) =>
        UseAsync(body, person, target, key, start, answer => answer.Result is CreateRunResult.Created, cancellationToken);

    /// <summary>The same of a run that is there.</summary>
    public Task<PostResult> GrantAsync(BreakGlassBody body, Person person, GlassTarget target, Func<Grant, Task<PostResult>> post, CancellationToken cancellationToken) =>
        UseAsync(body, person, target, null, grants => post(grants[0]), result => result is PostResult.Posted or PostResult.Duplicate, cancellationToken);

    public static void RequireReason(string? reason, string code)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason || reason.Any(char.IsControl))
        {
            throw Invalid($"It needs a reason, on one line of at most {LongestReason} characters.", "Say why: it stands in the journal with your name.", code);
        }
    }

    private async Task<T> UseAsync<T>(
        BreakGlassBody? body, Person person, GlassTarget target, string? key, Func<IReadOnlyList<Grant>, Task<T>> act, Func<T, bool> isDone, CancellationToken cancellationToken)
    {
        if (body is null)
        {
            return await act([]);
        }

        var found = await FindAsync(body, person, target, key, cancellationToken);
        var now = time.GetUtcNow();
        var consent = found is null ? null : await UseAsync(found, key, now, cancellationToken) ?? throw Missing(body.With.Trim(), person, target);
        Grant grant = new(MaintenanceGrants.BreakGlass, person.Name)
        {
            Reason = body.Reason.Trim(), With = body.With.Trim(), Until = now + Lasts, Of = consent?.Cluster, Consent = consent is null ? null : new(consent.GivenAt, consent.Reason),
        };
        try
        {
            var answer = await act([grant]);
            if (!isDone(answer))
            {
                await GiveBackAsync();
            }

            return answer;
        }
        catch (WorkflowErrorException e) when (e.Error.Code == IRunStore.NewerCode || !e.Error.Code.StartsWith("db.", StringComparison.Ordinal))
        {
            // What a database did that gave no answer is not known; anything else was refused, and nothing was written.
            await GiveBackAsync();
            throw;
        }

        // With a key the same request may be on its way a second time.
        Task GiveBackAsync() => consent is null || key is not null ? Task.CompletedTask : consents.GiveBackAsync(consent.Id, now, CancellationToken.None);
    }

    // Somebody else may use one of them in between. One that its request's key has used already stays with that key.
    private async Task<Consent?> UseAsync(IReadOnlyList<Consent> found, string? key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var consent in found)
        {
            if (consent.UsedAt is not null || await consents.TryUseAsync(consent.Id, key, now, cancellationToken))
            {
                return consent;
            }
        }

        return null;
    }

    /// <returns>What was agreed to and counts, what to use first before; null: nobody is known by a token here, so the second person is named and no more.</returns>
    private async Task<IReadOnlyList<Consent>?> FindAsync(BreakGlassBody body, Person person, GlassTarget target, string? key, CancellationToken cancellationToken)
    {
        RequireReason(body.Reason, Code);
        var with = body.With?.Trim() ?? "";
        if (!AccessToken.IsPerson(with) || Person.IsSame(with, person.Name))
        {
            throw Invalid("It takes a second person, who is not you.", "Name who agreed: --with NAME.");
        }

        // Where persons are known by their tokens the second one has to be known too, whoever asks.
        var now = time.GetUtcNow();
        List<AccessToken> live = [.. (await tokens.ListAsync(cancellationToken)).Where(token => token.Role >= Role.Operator && token.IsLive(now))];
        if (!person.IsNamedByToken && live.Count == 0)
        {
            return null;
        }

        if (live.TrueForAll(token => token.Person != with))
        {
            throw Invalid($"No operator or admin is called '{with}'.", "Name one who has a token: `etcdup tokens list`.");
        }

        if (target.Option is null)
        {
            throw Invalid("What is started names no cluster that somebody could agree to.", "Start it without, and break its glass when it waits: `etcdup runs break-glass`.");
        }

        List<Consent> found = [.. (await consents.ListAsync(cancellationToken))
            .Where(consent => consent.By == with && consent.To == person.Name && consent.ExpiresAt > now && live.Exists(token => token.Id == consent.TokenId && token.Person == consent.By)
                && (consent.RunId is { } run ? run == target.Run?.Id : consent.Cluster is not null && consent.Cluster == target.Cluster)
                && (consent.UsedAt is null || (key is not null && consent.UsedFor == key)))
            .OrderBy(consent => consent.UsedAt is null).ThenBy(consent => consent.ExpiresAt)];
        return found.Count > 0 ? found : throw Missing(with, person, target);
    }

    private static WorkflowErrorException Missing(string with, Person person, GlassTarget target) => Invalid(
        $"{with} has not agreed that {person.Name} breaks this glass, or that was used, has expired, or was given with a token that counts no more. Nothing was changed.",
        $"{with} agrees first, with a token of its own: `etcdup consents give --to {person.Name} {target.Option} --reason TEXT`. Then ask again.", "consent.missing");

    private static WorkflowErrorException Invalid(string message, string advice, string code = Code) => new(WorkflowError.Permanent(code, message, advice));
}
