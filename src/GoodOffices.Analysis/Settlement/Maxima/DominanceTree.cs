using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Maxima;

/// <summary>Vectors in a tree of boxes, asked for each new vector whether one is at least as good in all coordinates.</summary>
/// <remarks>Comparisons run on 31-bit numbers, eight coordinates at a time; where those cannot tell, the exact numbers decide.
/// A box splits at the median of its widest coordinate; a subtree is entered only where its upper corner is at least as good.
/// A tree that has grown lopsided is built anew, so that orderly input cannot make it a list.
/// Source of the idea: Jaszkiewicz and Lust, ND-Tree-based update, IEEE Transactions on Evolutionary Computation 22(5), 2018.</remarks>
internal sealed class DominanceTree<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private const int Deep = 40;
    private readonly Quantiser<T> _quantiser;
    private readonly int[] _query;
    private readonly int _width;
    private VectorBoxes<T> _boxes;
    private Node[] _nodes = new Node[64];
    private int[] _corners;
    private int _count;
    private int[] _stack = new int[256];
    private (int Box, int Slot) _recent = (-1, 0);
    private int _boxesAtRebuild = 64;

    public DominanceTree(Quantiser<T> quantiser)
    {
        _quantiser = quantiser;
        _boxes = new VectorBoxes<T>(quantiser.Dimensions, quantiser.IsLossless);
        _width = _boxes.Width;
        (_query, _corners) = (new int[_width], new int[64 * _width]);
        _nodes[NewNode()] = new Node(~_boxes.New(), 0, 0);
    }

    /// <summary>Adds a vector, or answers false where one seen before is at least as good in all coordinates.</summary>
    public bool TryAdd(ReadOnlySpan<T> vector)
    {
        _quantiser.Map(vector, _query);
        if (IsDominated(vector)) return false;
        if (Add(_query, vector) > Deep && _boxes.Count > 2 * _boxesAtRebuild) Rebuild();
        return true;
    }

    private bool IsDominated(ReadOnlySpan<T> vector)
    {
        ref var query = ref _query[0];
        // What beat one candidate often beats the next.
        if (_recent.Box >= 0 && _recent.Slot < _boxes.Size(_recent.Box) && _boxes.Dominates(_recent.Box, _recent.Slot, ref query, vector)) return true;
        var depth = 0;
        _stack[depth++] = 0;
        while (depth > 0)
        {
            var node = _stack[--depth];
            if (!VectorBoxes<T>.AtLeast(ref _corners[node * _width], ref query, _width)) continue;
            var child = _nodes[node].Child;
            if (child >= 0)
            {
                if (depth + 2 > _stack.Length) Array.Resize(ref _stack, _stack.Length * 2);
                _stack[depth++] = child;
                _stack[depth++] = child + 1; // the upper half is likelier to hold a dominator, so it is looked at first
                continue;
            }

            for (var slot = _boxes.Size(~child) - 1; slot >= 0; slot--)
            {
                if (!_boxes.Dominates(~child, slot, ref query, vector)) continue;
                _recent = (~child, slot);
                return true;
            }
        }

        return false;
    }

    private int Add(ReadOnlySpan<int> numbers, ReadOnlySpan<T> vector)
    {
        var (node, depth) = (0, 0);
        for (; ; depth++)
        {
            Raise(node, numbers);
            var at = _nodes[node];
            if (at.Child < 0)
            {
                var box = ~at.Child;
                _boxes.DropBeaten(box, numbers);
                if (_boxes.Size(box) < VectorBoxes<T>.Capacity) break;
                Split(node, box);
                at = _nodes[node];
            }

            node = numbers[at.Dimension] >= at.Value ? at.Child + 1 : at.Child;
        }

        _boxes.Add(~_nodes[node].Child, numbers, vector);
        return depth;
    }

    private void Split(int node, int box)
    {
        var (left, right, upper) = (NewNode(), NewNode(), _boxes.New());
        (_nodes[left], _nodes[right]) = (new Node(~box, 0, 0), new Node(~upper, 0, 0));
        if (_boxes.FindSplit(box) is var (dimension, value))
        {
            _boxes.MoveUpper(box, upper, dimension, value);
            _nodes[node] = new Node(left, dimension, value);
        }
        else
        {
            // All numbers alike: the full box stays below and what comes next goes to the empty one.
            _nodes[node] = new Node(left, 0, _boxes.Numbers(box, 0)[0]);
        }

        RaiseTo(left, box);
        RaiseTo(right, upper);
    }

    private void Rebuild()
    {
        var old = _boxes;
        _boxes = new VectorBoxes<T>(_quantiser.Dimensions, _quantiser.IsLossless);
        (_count, _recent) = (0, (-1, 0));
        Array.Clear(_corners);
        _nodes[NewNode()] = new Node(~_boxes.New(), 0, 0);
        var order = Enumerable.Range(0, old.Count).SelectMany(box => Enumerable.Range(0, old.Size(box)).Select(slot => (box, slot))).ToArray();
        // A fixed stride scatters the order in which vectors come, which keeps a tree of median splits shallow.
        var stride = (long)((order.Length * 0.6180339887) + 1) | 1;
        while (BigInteger.GreatestCommonDivisor(stride, order.Length) > 1) stride += 2;
        for (long i = 0, at = 0; i < order.Length; i++, at = (at + stride) % order.Length)
            Add(old.Numbers(order[at].box, order[at].slot), old.Exact(order[at].box, order[at].slot));
        _boxesAtRebuild = _boxes.Count;
    }

    private void Raise(int node, ReadOnlySpan<int> numbers)
    {
        var corner = _corners.AsSpan(node * _width, _width);
        for (var d = 0; d < corner.Length; d++)
            if (numbers[d] > corner[d]) corner[d] = numbers[d];
    }

    private void RaiseTo(int node, int box)
    {
        for (var slot = 0; slot < _boxes.Size(box); slot++) Raise(node, _boxes.Numbers(box, slot));
    }

    private int NewNode()
    {
        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, _count * 2);
            Array.Resize(ref _corners, _count * 2 * _width);
        }

        return _count++;
    }

    /// <summary>An inner node (child, and the next one for numbers at or above the value) or, complemented, a box.</summary>
    private readonly record struct Node(int Child, int Dimension, int Value);
}
