using System.Security.Cryptography;
using System.Text;
using MlopsLab.Features.Storage;

namespace MlopsLab.Features.Domain;

/// <summary>
/// One hash over all states of a view, of the store and of the copy in Redis, each in the order of its keys. States whose
/// windows are all over are left out: Redis doesn't keep them.
/// </summary>
internal sealed class ViewHashes(StateTable table, CopyReader copy, RecordLog log)
{
    private const int Page = 500;
    private const long Most = 5_000_000;

    /// <summary>Null when the view has more states than are hashed on demand.</summary>
    public async Task<ViewHash?> OfAsync(CompiledView view, CancellationToken ct)
    {
        using var stored = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var copied = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var passed = await log.PassedAsync(view.Scenario.Name, ct);
        var (after, states, complete) = (string.Empty, 0L, true);
        while (await table.PageAsync(view.Name, after, Page, ct) is { Count: > 0 } page)
        {
            after = page[^1].Key;
            var kept = page.Where(state => !view.IsOver(state, passed)).ToList();
            var copies = await copy.ReadAsync([.. kept.Select(state => state.Key)], ct);
            complete &= copies is not null;
            foreach (var (index, state) in kept.Index())
            {
                Add(stored, state.Key, state.Bytes);
                Add(copied, state.Key, copies?.Values[index] ?? []);
            }

            states += kept.Count;
            if (states > Most)
            {
                return null;
            }
        }

        return new(states, Convert.ToHexStringLower(stored.GetHashAndReset()), complete ? Convert.ToHexStringLower(copied.GetHashAndReset()) : null);
    }

    private static void Add(IncrementalHash hash, string key, byte[] bytes)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(key));
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
