using System.Runtime.CompilerServices;

namespace Autograd.Core.Kernels;

/// <summary>
/// <see cref="BroadcastPlan"/> for three operands: splits the result into runs, in each of which an operand is a span of
/// <see cref="RunLength"/> elements or a single one. Operands have the numbers 0, 1 and 2.
/// </summary>
internal ref struct TernaryPlan
{
    private const int MaxRank = 6, Operands = 3;

    private readonly int _dims;
    private readonly bool _isEmpty;
    private Ints _lengths;
    private Ints _moves;
    private Strides _strides;
    private Starts _starts;
    private Ints _position;
    private bool _started;

    /// <summary>A plan for operands of lengths a, b and c, which broadcast to <paramref name="lengths"/>.</summary>
    public TernaryPlan(ReadOnlySpan<int> lengths, ReadOnlySpan<int> a, ReadOnlySpan<int> b, ReadOnlySpan<int> c)
    {
        // Innermost first; neighbouring dimensions along which the same operands advance become one.
        for (int i = 1; i <= lengths.Length; i++)
        {
            int length = lengths[^i];
            if (length == 1)
                continue;
            _isEmpty |= length == 0;
            int moves = Moves(a, i) | (Moves(b, i) << 1) | (Moves(c, i) << 2);
            if (_dims > 0 && moves == _moves[_dims - 1])
            {
                _lengths[_dims - 1] *= length;
                continue;
            }

            _lengths[_dims] = length;
            _moves[_dims] = moves;
            _dims++;
        }

        for (int operand = 0; operand < Operands; operand++)
        {
            for (int dim = 0, stride = 1; dim < _dims; dim++)
            {
                if (!IsAlong(operand, dim))
                    continue;
                _strides[(operand * MaxRank) + dim] = stride;
                stride *= _lengths[dim];
            }
        }

        RunLength = _dims == 0 ? 1 : _lengths[0];
    }

    /// <summary>The number of result elements in a run.</summary>
    public readonly int RunLength { get; }

    /// <summary>Where the run begins in the result.</summary>
    public int Y { get; private set; }

    /// <summary>Where the run begins in an operand.</summary>
    public readonly int Start(int operand) => _starts[operand];

    /// <summary>Whether an operand is a span in every run, and not a single element.</summary>
    public readonly bool IsSpan(int operand) => _dims == 0 || IsAlong(operand, 0);

    /// <summary>Moves to the next run; false after the last.</summary>
    public bool MoveNext()
    {
        if (!_started)
        {
            _started = true;
            return !_isEmpty;
        }

        Y += RunLength;
        for (int dim = 1; dim < _dims; dim++)
        {
            bool done = ++_position[dim] == _lengths[dim];
            for (int operand = 0; operand < Operands; operand++)
                _starts[operand] += _strides[(operand * MaxRank) + dim] * (done ? 1 - _lengths[dim] : 1);
            if (!done)
                return true;
            _position[dim] = 0;
        }

        return false;
    }

    private static int Moves(ReadOnlySpan<int> lengths, int fromEnd) => fromEnd <= lengths.Length && lengths[^fromEnd] != 1 ? 1 : 0;

    private readonly bool IsAlong(int operand, int dim) => ((_moves[dim] >> operand) & 1) != 0;

    [InlineArray(MaxRank)]
    private struct Ints
    {
        private int _first;
    }

    [InlineArray(Operands)]
    private struct Starts
    {
        private int _first;
    }

    [InlineArray(Operands * MaxRank)]
    private struct Strides
    {
        private int _first;
    }
}
