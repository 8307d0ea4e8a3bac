using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Native.Json;
using Jint.Runtime;

namespace EtcdUpgradeWorkflows.Engine.Expressions;

/// <summary>What a script may use.</summary>
public sealed record JavaScriptLimits
{
    /// <summary>Real time; a script cannot be told a virtual one. Long enough for a machine that is busy: what a script does is bounded by its statements.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(3);

    public int Statements { get; init; } = 100_000;

    public long MemoryBytes { get; init; } = 16_000_000;

    public int Recursion { get; init; } = 64;

    /// <summary>Characters of the result.</summary>
    public int ResultSize { get; init; } = 1_000_000;

    /// <summary>Scripts that outran their time inside a built-in function and hold a thread still; at this many no further script is run.</summary>
    public int LostThreads { get; init; } = 4;
}

/// <summary>
/// JavaScript by Jint: no CLR, no eval, limited in time, statements, memory and recursion. Jint does not look at its limits inside
/// some built-in functions, so those are taken away or bounded by a prelude, and the time limit is held from outside as well.
/// </summary>
public sealed class JavaScriptEvaluator
{
    private const int CachedScripts = 1_000;

    // Accessors follow Elsa's scripting surface. `__` names are ours and are gone before the script runs.
    private const string Prelude = """
        (function () {
          const s = __scope, guid = __guid, random = __random, toBase64 = __toBase64, fromBase64 = __fromBase64;
          for (const n of ['ArrayBuffer','SharedArrayBuffer','DataView','Atomics','Int8Array','Uint8Array','Uint8ClampedArray','Int16Array',
            'Uint16Array','Int32Array','Uint32Array','Float16Array','Float32Array','Float64Array','BigInt64Array','BigUint64Array','WeakRef',
            'FinalizationRegistry','ShadowRealm','Function','Proxy']) delete globalThis[n];
          const bound = (proto, name, size) => { const f = proto[name]; proto[name] = function (...a) {
            if (size(this, a) > 1000000) throw new RangeError(name + ': the result would be too large'); return f.apply(this, a); }; };
          const len = x => (x == null ? 0 : String(x).length);
          bound(String.prototype, 'repeat', (t, a) => len(t) * (Number(a[0]) || 0));
          bound(String.prototype, 'padStart', (t, a) => Number(a[0]) || 0);
          bound(String.prototype, 'padEnd', (t, a) => Number(a[0]) || 0);
          const replaced = (t, a) => len(t) * ((/\$[`'<\d&]/.test(String(a[1])) ? Math.min(len(t), 1000) : 0) + len(a[1]) + 1);
          bound(String.prototype, 'replaceAll', replaced);
          bound(String.prototype, 'replace', (t, a) => a[0] instanceof RegExp ? replaced(t, a) : 0);
          bound(Array.prototype, 'join', (t, a) => { let n = t.length * len(a[0] === undefined ? ',' : a[0]); for (let i = 0; i < t.length && n <= 1000000; i++) n += len(t[i]); return n; });
          // Counted first, in statements that the limits see: the built-in looks at no limit while it writes.
          const stringify = JSON.stringify;
          const count = x => { if (x !== null && typeof x === 'object') for (const k of Object.keys(x)) count(x[k]); };
          JSON.stringify = function (x, ...a) { count(x); return stringify(x, ...a); };
          globalThis.__stringify = JSON.stringify;
          Math.random = () => random();
          const up = n => n.charAt(0).toUpperCase() + n.slice(1);
          const def = (n, f) => { if (!(n in globalThis)) globalThis[n] = f; };
          globalThis.variables = s.variables;
          for (const n of Object.keys(s.variables)) { def('get' + up(n), () => variables[n]); def('set' + up(n), v => { variables[n] = v; }); }
          for (const n of Object.keys(s.inputs)) def('get' + up(n), () => s.inputs[n]);
          for (const n of Object.keys(s.names)) for (const o of Object.keys(s.outputs[s.names[n]] || {}))
            def('get' + up(o) + 'From' + up(n), () => s.outputs[s.names[n]][o]);
          def('getVariable', n => variables[n]); def('setVariable', (n, v) => { variables[n] = v; });
          def('getInput', n => s.inputs[n]);
          def('getOutputFrom', (a, o) => { const x = s.outputs[s.names[a] || a] || {}; return o ? x[up(o)] ?? x[o] : Object.values(x)[0]; });
          def('getLastResult', () => s.last);
          def('getWorkflowDefinitionId', () => s.definitionId); def('getWorkflowDefinitionVersion', () => s.definitionVersion);
          def('getWorkflowDefinitionVersionId', () => s.definitionVersionId); def('getWorkflowInstanceId', () => s.instanceId);
          def('getCorrelationId', () => s.correlationId);
          def('isNullOrWhiteSpace', x => x == null || String(x).trim() === ''); def('isNullOrEmpty', x => x == null || String(x) === '');
          def('toJson', x => JSON.stringify(x)); def('parseGuid', x => String(x));
          def('newGuid', () => guid()); def('newGuidString', () => guid()); def('newShortGuid', () => guid().replaceAll('-', '').slice(0, 16));
          def('getGuid', () => guid()); def('getGuidString', () => guid()); def('getShortGuid', () => newShortGuid());
          // Bytes are arrays of numbers: typed arrays are gone.
          const latin = b => { if (!Array.isArray(b)) throw new TypeError('bytes are an array of numbers'); let t = ''; for (const x of b) t += String.fromCharCode(x & 255); return t; };
          def('bytesFromString', t => { const e = encodeURIComponent(String(t)), b = []; for (let i = 0; i < e.length; i++)
            if (e[i] === '%') { b.push(parseInt(e.slice(i + 1, i + 3), 16)); i += 2; } else b.push(e.charCodeAt(i)); return b; });
          def('bytesToString', b => decodeURIComponent(escape(latin(b))));
          def('bytesToBase64', b => toBase64(latin(b))); def('bytesFromBase64', t => { const d = fromBase64(String(t)), b = [];
            if (d == null) throw new TypeError('the text is no base64'); for (const c of d) b.push(c.charCodeAt(0)); return b; });
          def('stringToBase64', t => bytesToBase64(bytesFromString(t))); def('stringFromBase64', t => bytesToString(bytesFromBase64(t)));
          for (const n of ['__scope', '__guid', '__random', '__toBase64', '__fromBase64']) delete globalThis[n];
        })();
        """;

    private static readonly Prepared<Script> PreparedPrelude = Jint.Engine.PrepareScript(Prelude, "prelude.js");

    // The first script of a process costs a second of compilation, which is more than a script is given.
    private static readonly Lazy<ExpressionResult> WarmUp = new(static () =>
        new JavaScriptEvaluator(new JavaScriptLimits { Time = TimeSpan.FromMinutes(1) }).EvaluateHere("JSON.stringify({ a: [newGuid()] })", new ExpressionScope
        {
            Variables = [], Inputs = new Dictionary<string, JsonElement>(), ActivityIdsByName = new Dictionary<string, string>(),
            ActivityOutputs = new Dictionary<string, IReadOnlyDictionary<string, JsonElement>>(),
            DefinitionId = "", DefinitionVersion = 0, DefinitionVersionId = "", InstanceId = "", Seed = "", Now = DateTimeOffset.UnixEpoch,
        }, CancellationToken.None));

    private readonly JavaScriptLimits _limits;
    private readonly ConcurrentDictionary<string, Prepared<Script>> _scripts = new(StringComparer.Ordinal);
    private int _lostThreads;

    public JavaScriptEvaluator()
        : this(new JavaScriptLimits())
    {
    }

    public JavaScriptEvaluator(JavaScriptLimits limits) => _limits = limits;

    /// <summary>Null when the text is a script.</summary>
    public static string? FindSyntaxError(string script)
    {
        try
        {
            Jint.Engine.PrepareScript(script, "expression.js", strict: true);
            return null;
        }
        catch (ScriptPreparationException e)
        {
            return e.InnerException?.Message ?? e.Message;
        }
        catch (InsufficientExecutionStackException)
        {
            return "the script is nested too deeply";
        }
    }

    public ExpressionResult Evaluate(string script, ExpressionScope scope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Volatile.Read(ref _lostThreads) >= _limits.LostThreads)
        {
            throw ExpressionEvaluator.Failed("expression.scripts_stopped", "Scripts that outran their time still hold threads; no further script is run until the server is restarted.");
        }

        _ = WarmUp.Value;
        ExpressionResult? result = null;
        Exception? failure = null;
        var ended = false;
        // A thread of its own: inside some built-ins Jint looks at no limit and cannot be stopped, only left behind.
        var thread = new Thread(() =>
        {
            try
            {
                result = EvaluateHere(script, scope, cancellationToken);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                failure = e;
            }

            if (Interlocked.Exchange(ref ended, true))
            {
                Interlocked.Decrement(ref _lostThreads);
            }
        }, maxStackSize: 4 * 1024 * 1024)
        { IsBackground = true, Name = "expression" };
        thread.Start();
        if (!thread.Join(_limits.Time + _limits.Time) && !Interlocked.Exchange(ref ended, true))
        {
            Interlocked.Increment(ref _lostThreads);
            throw ExpressionEvaluator.Failed("expression.too_slow", $"The script took longer than {_limits.Time.TotalMilliseconds:0} ms.");
        }

        thread.Join();
        return failure is null ? result! : throw Translate(failure);
    }

    private static string? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.Latin1.GetString(bytes, 0, length) : null;
    }

    private ExpressionResult EvaluateHere(string script, ExpressionScope scope, CancellationToken cancellationToken)
    {
        var engine = new Jint.Engine(o =>
        {
            o.LimitMemory(_limits.MemoryBytes);
            o.MaxStatements(_limits.Statements);
            o.TimeoutInterval(_limits.Time);
            o.CancellationToken(cancellationToken);
            o.LimitRecursion(_limits.Recursion);
            o.Strict = true;
            o.AgentCanSuspend = false;
            o.Host.StringCompilationAllowed = false;
            o.Json.MaxParseDepth = 64;
            o.Constraints.RegexTimeout = TimeSpan.FromMilliseconds(100);
            o.Constraints.MaxArraySize = 100_000;
            o.TimeSystem = new FixedTime(scope.Now);
            o.TimeZone = TimeZoneInfo.Utc;
            o.Culture = CultureInfo.InvariantCulture;
        });
        var parser = new JsonParser(engine);
        Dictionary<string, JsonElement> variables = new(StringComparer.Ordinal);
        foreach (var variable in scope.Variables)
        {
            variables.TryAdd(variable.Name, variable.Value);
        }

        engine.SetValue("__scope", parser.Parse(EngineJson.Text(new
        {
            variables, inputs = scope.Inputs, outputs = scope.ActivityOutputs, names = scope.ActivityIdsByName, last = scope.LastResult ?? EngineJson.Null,
            definitionId = scope.DefinitionId, definitionVersion = scope.DefinitionVersion, definitionVersionId = scope.DefinitionVersionId, instanceId = scope.InstanceId, correlationId = scope.CorrelationId ?? "",
        })));
        var numbers = new SeededNumbers(scope.Seed);
        engine.SetValue("__guid", numbers.NextGuid);
        engine.SetValue("__random", numbers.NextDouble);
        engine.SetValue("__toBase64", static string (string bytes) => Convert.ToBase64String(Encoding.Latin1.GetBytes(bytes)));
        engine.SetValue("__fromBase64", FromBase64);
        engine.Evaluate(PreparedPrelude);
        var stringify = engine.GetValue("__stringify");
        engine.Global.Delete("__stringify");
        var before = Write(engine, stringify, engine.GetValue("variables"));
        var value = engine.Evaluate(Prepare(script));
        var result = Parse(Write(engine, stringify, value));
        var after = Write(engine, stringify, engine.GetValue("variables"));
        return new(result, after == before ? [] : Changes(scope, Parse(before), Parse(after)));
    }

    private Prepared<Script> Prepare(string script)
    {
        if (_scripts.TryGetValue(script, out var prepared))
        {
            return prepared;
        }

        if (_scripts.Count >= CachedScripts)
        {
            _scripts.Clear();
        }

        return _scripts.GetOrAdd(script, static s => Jint.Engine.PrepareScript(s, "expression.js", strict: true));
    }

    private string? Write(Jint.Engine engine, JsValue stringify, JsValue value)
    {
        var written = engine.Invoke(stringify, value);
        if (written.IsUndefined() || written.IsNull())
        {
            return null;
        }

        var text = written.AsString();
        return text.Length <= _limits.ResultSize
            ? text
            : throw ExpressionEvaluator.Failed("expression.result_too_large", $"The script's result has {text.Length} characters; {_limits.ResultSize} are allowed.");
    }

    private static JsonElement Parse(string? json) => json is null ? EngineJson.Null : JsonElement.Parse(json);

    // Compared with what the script was given, not with what is stored: a number too large for JavaScript must not count as changed.
    private static List<VariableChange> Changes(ExpressionScope scope, JsonElement before, JsonElement after)
    {
        List<VariableChange> changes = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var variable in scope.Variables)
        {
            if (seen.Add(variable.Name) && after.TryGetProperty(variable.Name, out var value) && !JsonElement.DeepEquals(value, before.GetProperty(variable.Name)))
            {
                changes.Add(new(variable.FrameId, variable.Id,
                    JsonValues.TryConvert(value, variable.TypeName, out var converted, out var problem)
                        ? converted
                        : throw ExpressionEvaluator.Failed("expression.wrong_type", $"Variable '{variable.Name}': {problem}.")));
            }
        }

        return changes;
    }

    private WorkflowErrorException Translate(Exception failure)
    {
        var at = failure is JintException && JintException.TryGetJavaScriptLocation(failure, out var place) ? $" at line {place.Start.Line}, column {place.Start.Column + 1}" : "";
        return failure switch
        {
            WorkflowErrorException coded => coded,
            OperationCanceledException or ExecutionCanceledException => throw new OperationCanceledException(),
            TimeoutException or System.Text.RegularExpressions.RegexMatchTimeoutException => ExpressionEvaluator.Failed("expression.too_slow", $"The script took longer than {_limits.Time.TotalMilliseconds:0} ms{at}.", failure),
            JavaScriptException js => ExpressionEvaluator.Failed("expression.script_failed", $"The script failed{at}: {js.Message}", failure),
            ScriptPreparationException => ExpressionEvaluator.Failed("expression.script_invalid", $"The script cannot be read: {failure.InnerException?.Message ?? failure.Message}", failure),
            _ => ExpressionEvaluator.Failed("expression.limit", $"The script went beyond a limit{at}: {failure.Message}", failure),
        };
    }

    private sealed class FixedTime(DateTimeOffset now) : DefaultTimeSystem(TimeZoneInfo.Utc, CultureInfo.InvariantCulture)
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    /// <summary>Numbers that follow from a text: the same run makes the same ones.</summary>
    private sealed class SeededNumbers(string seed)
    {
        private int _count;

        public string NextGuid() => new Guid(Next().AsSpan(0, 16)).ToString();

        public double NextDouble() => (BitConverter.ToUInt64(Next()) >> 11) * (1.0 / (1UL << 53));

        private byte[] Next() => SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{_count++}"));
    }
}
