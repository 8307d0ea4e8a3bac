using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.People;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>Windows and freezes are passed over by two persons and a reason, which stand in the run's journal.</summary>
internal sealed class Glass(IAccessTokenStore tokens, TimeProvider time)
{
    private const string Code = "window.break_glass_invalid";
    private const int LongestReason = 500;

    /// <summary>What it was broken for is over by then.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    /// <returns>None: nobody asked for it.</returns>
    public async Task<IReadOnlyList<Grant>> GrantsAsync(BreakGlassBody? body, Person person, CancellationToken cancellationToken) =>
        body is null ? [] : [await BreakAsync(body, person, cancellationToken)];

    /// <exception cref="WorkflowErrorException"><c>window.break_glass_invalid</c></exception>
    public async Task<Grant> BreakAsync(BreakGlassBody body, Person person, CancellationToken cancellationToken)
    {
        RequireReason(body.Reason, Code);
        var with = body.With?.Trim() ?? "";
        if (!AccessToken.IsPerson(with) || NameOf(with) == NameOf(person.Name))
        {
            throw Invalid("It takes a second person, who is not you.", "Name who agreed: --with NAME.");
        }

        // Where persons are known by their tokens the second one has to be known too, whoever asks.
        List<string> known = [.. (await tokens.ListAsync(cancellationToken)).Where(token => token.Role >= Role.Operator && token.IsLive(time.GetUtcNow())).Select(token => token.Person)];
        if ((person.IsNamedByToken || known.Count > 0) && !known.Contains(with))
        {
            throw Invalid($"No operator or admin is called '{with}'.", "Name one who has a token: `etcdup tokens list`.");
        }

        return new(MaintenanceGrants.BreakGlass, person.Name) { Reason = body.Reason.Trim(), With = with, Until = time.GetUtcNow() + Lasts };
    }

    public static void RequireReason(string? reason, string code)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason || reason.Any(char.IsControl))
        {
            throw Invalid($"It needs a reason, on one line of at most {LongestReason} characters.", "Say why: it stands in the journal with your name.", code);
        }
    }

    // anna and anna@host are one person.
    private static string NameOf(string person) => person.Trim().Split('@')[0].ToUpperInvariant();

    private static WorkflowErrorException Invalid(string message, string advice, string code = Code) => new(WorkflowError.Permanent(code, message, advice));
}
