using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GoodOffices.Analysis.Settlement.Maxima;

/// <summary>The leaves of a <see cref="DominanceTree{T}"/>: boxes of at most <see cref="Capacity"/> vectors, each as 31-bit numbers and exactly.</summary>
internal sealed class VectorBoxes<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public const int Capacity = 24;
    public const int Lanes = 8;
    private readonly int _dimensions;
    private readonly bool _lossless;
    private int[] _numbers;
    private T[] _exact;
    private int[] _sizes = new int[16];

    public VectorBoxes(int dimensions, bool lossless)
    {
        (_dimensions, _lossless) = (dimensions, lossless);
        Width = (dimensions + Lanes - 1) / Lanes * Lanes;
        (_numbers, _exact) = (new int[16 * Capacity * Width], new T[16 * Capacity * dimensions]);
    }

    /// <summary>How many numbers a vector takes: a multiple of <see cref="Lanes"/>; the unused ones stay 0 and never decide.</summary>
    public int Width { get; }

    public int Count { get; private set; }

    public int Size(int box) => _sizes[box];

    public int New()
    {
        var needed = (Count + 1) * Capacity;
        if (_numbers.Length < needed * Width) Array.Resize(ref _numbers, checked(_numbers.Length * 2));
        if (_exact.Length < needed * _dimensions) Array.Resize(ref _exact, checked(_exact.Length * 2));
        if (Count == _sizes.Length) Array.Resize(ref _sizes, Count * 2);
        return Count++;
    }

    public ReadOnlySpan<int> Numbers(int box, int slot) => _numbers.AsSpan(((box * Capacity) + slot) * Width, Width);

    public ReadOnlySpan<T> Exact(int box, int slot) => _exact.AsSpan(((box * Capacity) + slot) * _dimensions, _dimensions);

    public void Add(int box, ReadOnlySpan<int> numbers, ReadOnlySpan<T> exact)
    {
        var slot = (box * Capacity) + _sizes[box]++;
        numbers.CopyTo(_numbers.AsSpan(slot * Width));
        exact.CopyTo(_exact.AsSpan(slot * _dimensions));
    }

    /// <summary>Whether a vector of the box is at least as good as the one asked about in all coordinates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Dominates(int box, int slot, ref int numbers, ReadOnlySpan<T> exact) =>
        AtLeast(ref _numbers[((box * Capacity) + slot) * Width], ref numbers, Width) && (_lossless || DominatesExactly(box, slot, exact));

    /// <summary>Whether each of the first numbers is at least its counterpart, eight at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AtLeast(ref int candidate, ref int query, int width)
    {
        for (var lane = 0; lane < width; lane += Lanes)
            if (Vector256.LessThanAny(Vector256.LoadUnsafe(ref candidate, (nuint)lane), Vector256.LoadUnsafe(ref query, (nuint)lane))) return false;
        return true;
    }

    /// <summary>Drops vectors that the new one beats: whatever they dominate, it dominates too.</summary>
    public void DropBeaten(int box, ReadOnlySpan<int> numbers)
    {
        for (var slot = _sizes[box] - 1; slot >= 0; slot--)
        {
            var old = Numbers(box, slot);
            var beaten = true;
            // Where numbers are coarser than utilities, equal numbers leave it open which is better.
            for (var d = 0; d < _dimensions && beaten; d++) beaten = _lossless ? old[d] <= numbers[d] : old[d] < numbers[d];
            if (beaten) Remove(box, slot);
        }
    }

    /// <summary>The coordinate in which the vectors of a full box lie furthest apart, and a value that splits them; null where all are alike.</summary>
    public (int Dimension, int Value)? FindSplit(int box)
    {
        var (widest, spread) = (0, 0);
        Span<int> values = stackalloc int[Capacity];
        for (var d = 0; d < _dimensions; d++)
        {
            for (var slot = 0; slot < Capacity; slot++) values[slot] = Numbers(box, slot)[d];
            var (low, high) = (int.MaxValue, int.MinValue);
            foreach (var value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
            if (high - low > spread) (widest, spread) = (d, high - low);
        }

        if (spread == 0) return null;
        for (var slot = 0; slot < Capacity; slot++) values[slot] = Numbers(box, slot)[widest];
        values.Sort();
        var middle = Capacity / 2;
        while (values[middle] == values[0]) middle++; // the lower part must not be empty
        return (widest, values[middle]);
    }

    /// <summary>Moves the vectors at or above a value in one coordinate to another box.</summary>
    public void MoveUpper(int box, int upper, int dimension, int value)
    {
        for (var slot = _sizes[box] - 1; slot >= 0; slot--)
        {
            if (Numbers(box, slot)[dimension] < value) continue;
            Add(upper, Numbers(box, slot), Exact(box, slot));
            Remove(box, slot);
        }
    }

    private bool DominatesExactly(int box, int slot, ReadOnlySpan<T> vector)
    {
        var exact = Exact(box, slot);
        for (var d = 0; d < exact.Length; d++)
            if (exact[d] < vector[d]) return false;
        return true;
    }

    private void Remove(int box, int slot)
    {
        var last = --_sizes[box];
        if (slot == last) return;
        Numbers(box, last).CopyTo(_numbers.AsSpan(((box * Capacity) + slot) * Width));
        Exact(box, last).CopyTo(_exact.AsSpan(((box * Capacity) + slot) * _dimensions));
    }
}
