using System.Numerics;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>A simplex tableau of whole numbers: every entry is the true one times <see cref="_scale"/>, so that nothing rounds.</summary>
/// <remarks>States: basic variables + A · nonbasic variables = b, all variables at least 0; the last row is the objective, the last column b.
/// The division in a pivot leaves no remainder. Source: Edmonds, Systems of distinct representatives and linear algebra, 1967.
/// Ties and long degenerate runs fall to Bland's rule, so that it ends. Arithmetic is checked: a narrow number type throws <see cref="OverflowException"/>.</remarks>
internal sealed class Tableau<T>
    where T : IBinaryInteger<T>
{
    private const int PatientPivots = 60; // beyond, Bland's rule
    private readonly T[][] _rows;
    private readonly int[] _basic;
    private readonly int[] _nonbasic;
    private T _scale = T.One;

    /// <param name="rows">By row: coefficients, then the right side.</param>
    /// <param name="columns">How many variables stand on the left; row i has the slack variable columns + i.</param>
    public Tableau(BigInteger[][] rows, int columns)
    {
        _rows = [.. rows.Select(row => Array.ConvertAll(row, T.CreateChecked)), new T[columns + 1]];
        Array.Fill(_rows[^1], T.Zero);
        _basic = [.. Enumerable.Range(columns, rows.Length)];
        _nonbasic = [.. Enumerable.Range(0, columns)];
    }

    private T[] Objective => _rows[^1];

    private int Columns => _nonbasic.Length;

    /// <summary>Makes the right side not negative, with one artificial variable that must end at 0.</summary>
    /// <param name="artificial">The column of a variable with coefficient -1 in every row.</param>
    /// <returns>Whether some point satisfies all rows.</returns>
    public bool BecomeFeasible(int artificial)
    {
        var worst = -1;
        for (var row = 0; row < _basic.Length; row++)
            if (_rows[row][Columns] < T.Zero && (worst < 0 || _rows[row][Columns] < _rows[worst][Columns])) worst = row;
        if (worst >= 0)
        {
            Pivot(worst, artificial);
            SetObjective(artificial);
            Climb(barred: -1);
            if (Objective[Columns] != T.Zero) return false;
            if (Array.IndexOf(_basic, artificial) is >= 0 and var stays && Array.FindIndex(_rows[stays], 0, Columns, entry => entry != T.Zero) is >= 0 and var column) Pivot(stays, column);
        }

        return true;
    }

    /// <summary>Climbs to the largest value of a sum of left variables.</summary>
    /// <param name="factors">By left variable.</param>
    /// <param name="barred">A left variable that stays 0.</param>
    /// <returns>False where there is no largest value.</returns>
    public bool Maximise(BigInteger[] factors, int barred)
    {
        Array.Fill(Objective, T.Zero);
        for (var column = 0; column < Columns; column++)
            if (_nonbasic[column] < factors.Length && !factors[_nonbasic[column]].IsZero) Objective[column] = checked(Objective[column] - (T.CreateChecked(factors[_nonbasic[column]]) * _scale));
        for (var row = 0; row < _basic.Length; row++)
        {
            if (_basic[row] >= factors.Length || factors[_basic[row]].IsZero) continue;
            var factor = T.CreateChecked(factors[_basic[row]]);
            for (var column = 0; column <= Columns; column++) Objective[column] = checked(Objective[column] + (factor * _rows[row][column]));
        }

        return Climb(barred);
    }

    public Ratio Value => new(BigInteger.CreateChecked(Objective[Columns]), BigInteger.CreateChecked(_scale));

    /// <summary>By variable: its value at the corner reached.</summary>
    public Ratio[] Point(int variables)
    {
        var point = new Ratio[variables];
        for (var row = 0; row < _basic.Length; row++)
            if (_basic[row] < variables) point[_basic[row]] = new Ratio(BigInteger.CreateChecked(_rows[row][Columns]), BigInteger.CreateChecked(_scale));
        return point;
    }

    /// <summary>By row of the beginning: how often it counts in the proof of the value reached (not negative).</summary>
    public BigInteger[] Multipliers()
    {
        var multipliers = new BigInteger[_basic.Length];
        for (var column = 0; column < Columns; column++)
            if (_nonbasic[column] >= Columns) multipliers[_nonbasic[column] - Columns] = BigInteger.CreateChecked(Objective[column]);
        return multipliers;
    }

    private void SetObjective(int artificial)
    {
        Array.Fill(Objective, T.Zero);
        var row = Array.IndexOf(_basic, artificial);
        for (var column = 0; column <= Columns; column++) Objective[column] = -_rows[row][column]; // maximise minus the artificial variable
    }

    private bool Climb(int barred)
    {
        for (var pivots = 0; ; pivots++)
        {
            var entering = Entering(barred, bland: pivots > PatientPivots);
            if (entering < 0) return true;
            var leaving = Leaving(entering);
            if (leaving < 0) return false;
            Pivot(leaving, entering);
        }
    }

    private int Entering(int barred, bool bland)
    {
        var best = -1;
        for (var column = 0; column < Columns; column++)
        {
            if (Objective[column] >= T.Zero || _nonbasic[column] == barred) continue;
            if (best < 0 || (bland ? _nonbasic[column] < _nonbasic[best] : Objective[column] < Objective[best])) best = column;
        }

        return best;
    }

    private int Leaving(int entering)
    {
        var best = -1;
        for (var row = 0; row < _basic.Length; row++)
        {
            var entry = _rows[row][entering];
            if (entry <= T.Zero) continue;
            if (best < 0)
            {
                best = row;
                continue;
            }

            var order = checked(_rows[row][Columns] * _rows[best][entering]).CompareTo(checked(_rows[best][Columns] * entry));
            if (order < 0 || (order == 0 && _basic[row] < _basic[best])) best = row;
        }

        return best;
    }

    private void Pivot(int row, int column)
    {
        var pivotRow = _rows[row];
        var pivot = pivotRow[column];
        foreach (var other in _rows)
        {
            if (ReferenceEquals(other, pivotRow)) continue;
            var share = other[column];
            if (T.IsZero(share) && pivot == _scale) continue;
            Reduce(other, pivotRow, pivot, share, column);
            other[column] = checked(-share);
        }

        pivotRow[column] = _scale;
        _scale = pivot;
        (_basic[row], _nonbasic[column]) = (_nonbasic[column], _basic[row]);
        if (_scale < T.Zero) Negate();
    }

    private void Reduce(T[] other, T[] pivotRow, T pivot, T share, int column)
    {
        var isOne = _scale == T.One;
        for (var j = 0; j < other.Length; j++)
        {
            if (j == column || (T.IsZero(other[j]) && (T.IsZero(share) || T.IsZero(pivotRow[j])))) continue;
            var product = checked((pivot * other[j]) - (share * pivotRow[j]));
            other[j] = isOne ? product : product / _scale;
        }
    }

    private void Negate()
    {
        _scale = -_scale;
        foreach (var row in _rows)
            for (var j = 0; j < row.Length; j++) row[j] = -row[j];
    }
}
