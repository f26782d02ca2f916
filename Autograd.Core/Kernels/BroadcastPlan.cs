using System.Runtime.CompilerServices;

namespace Autograd.Core.Kernels;

/// <summary>
/// Splits an element-wise computation over two broadcast operands into runs: in each, an operand is either a span of
/// <see cref="RunLength"/> elements or a single one.
/// </summary>
/// <remarks>
/// Neighbouring dimensions that broadcast the same way are merged, so equal shapes are one run. A reduction is the same plan
/// read backwards: what is a single element here is a sum there.
/// </remarks>
internal ref struct BroadcastPlan
{
    private const int MaxRank = 6;

    private Ints _lengths;
    private Ints _aStrides;
    private Ints _bStrides;
    private Ints _position;
    private int _outer;
    private bool _started;
    private bool _isEmpty;

    /// <summary>A plan for operands of lengths <paramref name="a"/> and <paramref name="b"/>, which must be broadcastable.</summary>
    public BroadcastPlan(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        // Innermost first: merged dimensions and which operands advance along them.
        int rank = Math.Max(a.Length, b.Length);
        Span<bool> advances = stackalloc bool[2 * MaxRank];
        int merged = 0;
        for (int i = 1; i <= rank; i++)
        {
            int aLength = i <= a.Length ? a[^i] : 1;
            int bLength = i <= b.Length ? b[^i] : 1;
            int length = aLength == 1 ? bLength : aLength;
            if (length == 1)
                continue;
            _isEmpty |= length == 0;

            bool aAdvances = aLength != 1, bAdvances = bLength != 1;
            if (merged > 0 && advances[2 * (merged - 1)] == aAdvances && advances[(2 * (merged - 1)) + 1] == bAdvances)
            {
                _lengths[merged - 1] *= length;
                continue;
            }

            _lengths[merged] = length;
            advances[2 * merged] = aAdvances;
            advances[(2 * merged) + 1] = bAdvances;
            merged++;
        }

        RunLength = merged == 0 ? 1 : _lengths[0];
        AIsSpan = merged == 0 || advances[0];
        BIsSpan = merged == 0 || advances[1];
        _outer = Math.Max(0, merged - 1);

        int aStride = AIsSpan ? RunLength : 1, bStride = BIsSpan ? RunLength : 1;
        for (int i = 1; i < merged; i++)
        {
            _aStrides[i - 1] = advances[2 * i] ? aStride : 0;
            _bStrides[i - 1] = advances[(2 * i) + 1] ? bStride : 0;
            aStride *= advances[2 * i] ? _lengths[i] : 1;
            bStride *= advances[(2 * i) + 1] ? _lengths[i] : 1;
            _lengths[i - 1] = _lengths[i];
        }
    }

    /// <summary>The number of result elements in a run.</summary>
    public int RunLength { get; }

    /// <summary>Whether the first operand is a span in every run, and not a single element.</summary>
    public bool AIsSpan { get; }

    /// <summary>Whether the second operand is a span in every run, and not a single element.</summary>
    public bool BIsSpan { get; }

    /// <summary>Where the run begins in the first operand.</summary>
    public int A { get; private set; }

    /// <summary>Where the run begins in the second operand.</summary>
    public int B { get; private set; }

    /// <summary>Where the run begins in the result.</summary>
    public int Y { get; private set; }

    /// <summary>Moves to the next run; false after the last.</summary>
    public bool MoveNext()
    {
        if (!_started)
        {
            _started = true;
            return !_isEmpty;
        }

        Y += RunLength;
        for (int i = 0; i < _outer; i++)
        {
            A += _aStrides[i];
            B += _bStrides[i];
            if (++_position[i] < _lengths[i])
                return true;
            A -= _aStrides[i] * _lengths[i];
            B -= _bStrides[i] * _lengths[i];
            _position[i] = 0;
        }

        return false;
    }

    [InlineArray(MaxRank)]
    private struct Ints
    {
        private int _first;
    }
}
