using System.Numerics;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>A statement in whole numbers: Σ factor · variable ≤ limit.</summary>
internal readonly record struct Row(BigInteger[] Factors, BigInteger Limit);

/// <summary>The best corner of a linear program.</summary>
/// <param name="Value">Of the objective, exactly.</param>
/// <param name="Point">By variable.</param>
internal sealed record Optimum(Ratio Value, Ratio[] Point);

/// <summary>A small linear program over variables that are at least 0, solved exactly.</summary>
/// <remarks>Begins with 64-bit whole numbers and goes to 128 bits and then to unbounded ones where a number does not fit; the answer is the same.
/// After the first answer the next objective starts from the corner reached.</remarks>
internal sealed class LinearProgram
{
    private readonly Row[] _rows;
    private readonly int _variables;
    private object? _tableau;
    private bool? _isFeasible;

    public LinearProgram(IReadOnlyList<Row> rows, int variables) => (_rows, _variables) = ([.. rows], variables);

    /// <summary>Whether some point satisfies all rows.</summary>
    public bool IsFeasible => _isFeasible ?? Widening(Begin);

    /// <summary>The largest value of Σ factor · variable; the rows must be feasible and bound it.</summary>
    public Optimum Maximise(BigInteger[] factors)
    {
        if (!IsFeasible) throw new InvalidOperationException("An infeasible program has no optimum.");
        return Widening(() => _tableau switch
        {
            Tableau<long> narrow => Climb(narrow, factors),
            Tableau<Int128> wide => Climb(wide, factors),
            var open => Climb((Tableau<BigInteger>)open!, factors),
        });
    }

    /// <summary>Where infeasible: how often each row counts so that the sum says 0 ≤ something negative.</summary>
    public BigInteger[] WhyInfeasible()
    {
        if (IsFeasible) throw new InvalidOperationException("The program is feasible.");
        return _tableau switch
        {
            Tableau<long> narrow => narrow.Multipliers(),
            Tableau<Int128> wide => wide.Multipliers(),
            var open => ((Tableau<BigInteger>)open!).Multipliers(),
        };
    }

    private Optimum Climb<T>(Tableau<T> tableau, BigInteger[] factors)
        where T : IBinaryInteger<T> => tableau.Maximise(factors, barred: _variables)
        ? new Optimum(tableau.Value, tableau.Point(_variables))
        : throw new InvalidOperationException("The rows do not bound the objective.");

    private bool Begin()
    {
        if (_tableau is null) MakeTableau<long>();
        return _isFeasible!.Value;
    }

    private void MakeTableau<T>()
        where T : IBinaryInteger<T>
    {
        // One more column, for the artificial variable of the start.
        var tableau = new Tableau<T>([.. _rows.Select(row => (BigInteger[])[.. row.Factors, BigInteger.MinusOne, row.Limit])], _variables + 1);
        _isFeasible = tableau.BecomeFeasible(_variables);
        _tableau = tableau;
    }

    private TAnswer Widening<TAnswer>(Func<TAnswer> ask)
    {
        while (true)
        {
            try
            {
                return ask();
            }
            catch (OverflowException) when (_tableau is not Tableau<BigInteger>)
            {
                Widen();
            }
        }
    }

    private void Widen()
    {
        if (_tableau is not Tableau<Int128>)
        {
            try
            {
                MakeTableau<Int128>();
                return;
            }
            catch (OverflowException)
            {
                // The next width follows.
            }
        }

        MakeTableau<BigInteger>();
    }
}
