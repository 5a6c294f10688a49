using System.Text.Json;

using KeToanChung.Ledger;

namespace KeToanChung.App.Pipeline;

/// <summary>What a behavior of the pipeline needs of an answer without knowing its value.</summary>
public interface IOutcome<TSelf>
    where TSelf : IOutcome<TSelf>
{
    bool IsRefused { get; }

    IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>The document that was made or changed, for the audit line.</summary>
    string? Subject { get; }

    string ValueAsJson();

    static abstract TSelf Refused(IReadOnlyList<Refusal> refusals);

    static abstract TSelf FromJson(string json);
}

/// <summary>The answer to a command or query: a value, or what the caller must mend.</summary>
public sealed class Outcome<T> : IOutcome<Outcome<T>>
{
    private Outcome(T? value, IReadOnlyList<Refusal> refusals) => (Value, Refusals) = (value, refusals);

    public T? Value { get; }

    /// <summary>Empty when accepted; else the first gives the answer its code.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    public bool IsRefused => Refusals.Count > 0;

    public string? Subject => (Value as IHasSubject)?.Subject;

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [refusal]);

    public static Outcome<T> Refused(IReadOnlyList<Refusal> refusals) => new(default, refusals);

    public static Outcome<T> FromJson(string json) => new(JsonSerializer.Deserialize<T>(json, Stored.Json), []);

    public string ValueAsJson() => JsonSerializer.Serialize(Value, Stored.Json);
}

/// <summary>A result that names the document it is about.</summary>
public interface IHasSubject
{
    string Subject { get; }
}

/// <summary>How requests and answers are written into the database, for comparing and replaying.</summary>
public static class Stored
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

/// <summary>The value of an answer that has nothing to say.</summary>
public sealed record Nothing
{
    public static Nothing Value { get; } = new();
}
