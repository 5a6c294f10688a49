namespace KeToanChung.App.Data;

/// <summary>What compiled queries answer, gathered.</summary>
internal static class AsyncSequences
{
    public static async Task<List<T>> ToList<T>(this IAsyncEnumerable<T> items, CancellationToken cancel)
    {
        var list = new List<T>();
        await foreach (var item in items.WithCancellation(cancel))
            list.Add(item);
        return list;
    }

    public static async Task<HashSet<T>> ToHashSet<T>(this IAsyncEnumerable<T> items, CancellationToken cancel)
    {
        var set = new HashSet<T>();
        await foreach (var item in items.WithCancellation(cancel))
            set.Add(item);
        return set;
    }

    public static async Task<Dictionary<TKey, TValue>> ToDictionary<T, TKey, TValue>(
        this IAsyncEnumerable<T> items, Func<T, TKey> key, Func<T, TValue> value, CancellationToken cancel)
        where TKey : notnull
    {
        var dictionary = new Dictionary<TKey, TValue>();
        await foreach (var item in items.WithCancellation(cancel))
            dictionary[key(item)] = value(item);
        return dictionary;
    }
}
