using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk;

/// <summary>The cases in memory: those used last, up to a number; the others are read again when they are asked for.</summary>
internal sealed class OpenCases(CaseLoading loading, int most = 1_024)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CaseNumber, LinkedListNode<OpenedCase>> _found = [];
    private readonly LinkedList<OpenedCase> _byUse = [];

    /// <summary>Finds a case in memory or brings it there. To be called inside the case's gate.</summary>
    public async ValueTask<OpenedCase?> FindAsync(CaseNumber of, CancellationToken cancel)
    {
        lock (_lock)
        {
            if (_found.TryGetValue(of, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return node.Value;
            }
        }

        if (await loading.LoadAsync(of, cancel).ConfigureAwait(false) is not { } opened) return null;
        lock (_lock)
        {
            _found[of] = _byUse.AddFirst(opened);
            // Whoever is working with the one that goes keeps it alive until she is done; its sequence numbers protect the record from what she does not know.
            if (_byUse.Count > most) ForgetInside(_byUse.Last!.Value.Number);
        }

        return opened;
    }

    public OpenedCase? Forget(CaseNumber of)
    {
        lock (_lock) return ForgetInside(of);
    }

    private OpenedCase? ForgetInside(CaseNumber of)
    {
        if (!_found.Remove(of, out var node)) return null;
        _byUse.Remove(node);
        return node.Value;
    }
}
