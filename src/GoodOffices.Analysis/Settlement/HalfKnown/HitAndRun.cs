using System.Numerics;
using GoodOffices.Analysis.Settlement.Direct;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>Walks through a polytope so that, after enough steps, every point is as likely as any other.</summary>
/// <remarks>Each step draws a direction and a uniform point of the chord through the place reached. Directions are stretched as the polytope is,
/// learnt in a first walk that is thrown away. Source: Smith, Efficient Monte Carlo procedures for generating points uniformly distributed
/// over bounded regions, Operations Research 32(6), 1984. Points are doubles: whoever needs proof checks them exactly.</remarks>
internal sealed class HitAndRun
{
    private readonly ValuePolytope _polytope;
    private readonly (int Coordinate, double Factor)[][] _rows;
    private readonly double[] _slacks; // kept up step by step, and set anew now and then against rounding
    private readonly double[] _limits;
    private readonly double[] _speeds;
    private readonly double[] _at;
    private readonly double[] _direction;
    private double[][]? _stretch;
    private ulong _state;

    public HitAndRun(ValuePolytope polytope, ulong seed)
    {
        _polytope = polytope;
        _state = seed;
        _rows = [.. polytope.Rows.Select(Scaled), .. Enumerable.Range(0, polytope.Dimension).Select(j => ((int, double)[])[(j, -1)])];
        _limits = [.. polytope.Rows.Select(row => (double)row.Limit / Size(row)), .. Enumerable.Repeat(0.0, polytope.Dimension)];
        (_slacks, _speeds) = (new double[_rows.Length], new double[_rows.Length]);
        _at = [.. polytope.Inside.Select(n => n.ToDouble())];
        _direction = new double[_at.Length];
        if (_at.Length == 0) return;
        Learn();
        Learn();
    }

    public int StepsBetween => 30 + (10 * _at.Length);

    /// <summary>The next point, far enough from the one before.</summary>
    public double[] Next()
    {
        if (_at.Length == 0) return [];
        SetSlacks();
        for (var step = 0; step < StepsBetween; step++) Step();
        return [.. _at];
    }

    /// <summary>A number from 0 to just below 1 from the same source.</summary>
    public double Draw() => SplitMix.Draw(ref _state);

    private static double Size(Row row) => row.Factors.Max(factor => (double)BigInteger.Abs(factor));

    private static (int, double)[] Scaled(Row row)
    {
        var size = Size(row);
        return [.. Enumerable.Range(0, row.Factors.Length).Where(j => !row.Factors[j].IsZero).Select(j => (j, (double)row.Factors[j] / size))];
    }

    private void SetSlacks()
    {
        for (var row = 0; row < _rows.Length; row++)
        {
            var slack = _limits[row];
            foreach (var (coordinate, factor) in _rows[row]) slack -= factor * _at[coordinate];
            _slacks[row] = Math.Max(0, slack);
        }
    }

    private void Step()
    {
        SetDirection();
        var (back, forth) = (double.NegativeInfinity, double.PositiveInfinity);
        var speeds = _speeds;
        for (var row = 0; row < _rows.Length; row++)
        {
            var speed = 0.0;
            foreach (var (coordinate, factor) in _rows[row]) speed += factor * _direction[coordinate];
            speeds[row] = speed;
            if (speed > 1e-14) forth = Math.Min(forth, _slacks[row] / speed);
            else if (speed < -1e-14) back = Math.Max(back, _slacks[row] / speed);
        }

        if (!double.IsFinite(back) || !double.IsFinite(forth)) return;
        var length = back + ((forth - back) * Draw());
        for (var j = 0; j < _at.Length; j++) _at[j] += length * _direction[j];
        for (var row = 0; row < _rows.Length; row++) _slacks[row] = Math.Max(0, _slacks[row] - (length * speeds[row]));
    }

    private void SetDirection()
    {
        for (var j = 0; j < _direction.Length; j++) _direction[j] = Normal();
        if (_stretch is null) return;
        for (var j = _direction.Length - 1; j >= 0; j--) // from the last, since each reads only earlier ones
        {
            var sum = 0.0;
            for (var k = 0; k <= j; k++) sum += _stretch[j][k] * _direction[k];
            _direction[j] = sum;
        }
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - Draw())) * Math.Cos(2 * Math.PI * Draw());

    /// <summary>Walks for a while, and stretches directions by the spread of the places seen.</summary>
    private void Learn()
    {
        var dimension = _at.Length;
        var places = new List<double[]>();
        SetSlacks();
        for (var i = 0; i < 30 + (4 * dimension); i++)
        {
            for (var step = 0; step < 4 + (dimension / 2); step++) Step();
            SetSlacks();
            places.Add([.. _at]);
        }

        var means = Enumerable.Range(0, dimension).Select(j => places.Average(place => place[j])).ToArray();
        var spread = new double[dimension][];
        for (var j = 0; j < dimension; j++)
            spread[j] = [.. Enumerable.Range(0, j + 1).Select(k => places.Average(place => (place[j] - means[j]) * (place[k] - means[k])))];
        _stretch = Root(spread) ?? _stretch;
    }

    /// <summary>The lower triangle whose square is the matrix given (Cholesky); null where that is not to be had.</summary>
    private static double[][]? Root(double[][] matrix)
    {
        var root = matrix.Select(row => new double[row.Length]).ToArray();
        for (var j = 0; j < matrix.Length; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                var sum = matrix[j][k];
                for (var l = 0; l < k; l++) sum -= root[j][l] * root[k][l];
                if (k < j) root[j][k] = sum / root[k][k];
                else if (sum > 1e-30) root[j][j] = Math.Sqrt(sum);
                else return null;
            }
        }

        return root;
    }
}
