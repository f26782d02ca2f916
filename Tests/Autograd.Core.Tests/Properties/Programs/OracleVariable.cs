namespace Autograd.Core.Tests.Properties.Programs;

/// <summary>A variable as the oracle sees it: shared numbers, and a history of its own that is copied at every change.</summary>
internal sealed class OracleVariable
{
    private readonly int _start;
    private OracleVariable? _source;
    private int _rootStamp;
    private int _stamp;
    private Cell[] _cells = [];

    private OracleVariable(Shape shape, Elements elements, int start, OracleVariable? source, object? owner)
    {
        Shape = shape;
        Elements = elements;
        _start = start;
        _source = source;
        Owner = owner;
    }

    public Shape Shape { get; }

    public int Length => Shape.FlattenedLength;

    public Elements Elements { get; }

    /// <summary>The tape step it lives in; null where it lives on.</summary>
    public object? Owner { get; private set; }

    /// <summary>The tape step whose history it can join; null for a variable that no step made.</summary>
    public object? Home { get; private init; }

    public bool RequiresGrad { get; private set; }

    public bool IsRecorded { get; private set; }

    public bool IsView => _source is not null;

    /// <summary>Whether it is a view, or a view of one, that was made while nothing was recorded.</summary>
    public bool IsViewWithoutGrad { get; private init; }

    public bool IsLeafThatRequiresGrad => RequiresGrad && !IsRecorded;

    public bool Retains { get; set; }

    /// <summary>Whether a view that retains its gradient has got another history since: which gradient that is then, is not specified.</summary>
    public bool RetainsInDoubt { get; private set; }

    public OracleVariable? Grad { get; set; }

    /// <summary>The variable whose elements a view shows.</summary>
    public OracleVariable Root => _source?.Root ?? this;

    /// <summary>Its history; the cells of a constant are no one's.</summary>
    public ReadOnlySpan<Cell> Cells => _cells;

    public double[] Values => Elements.Data.AsSpan(_start, Length).ToArray();

    public IEnumerable<Step> Steps => RequiresGrad ? _cells.Select(cell => cell.Step) : [];

    public static OracleVariable Leaf(Shape shape, double[] values, bool requiresGrad)
    {
        var leaf = new OracleVariable(shape, new Elements(values), 0, null, null);
        leaf.SetRequiresGrad(requiresGrad);
        return leaf;
    }

    public static OracleVariable Result(Shape shape, double[] values, object? owner) => new(shape, new Elements(values), 0, null, owner) { Home = owner };

    /// <summary>The gradient of a variable, which lives as long, but is made by no step.</summary>
    public static OracleVariable GradOf(OracleVariable variable, double[] values) => new(variable.Shape, new Elements(values), 0, null, variable.Owner);

    /// <summary>The same numbers without history.</summary>
    public OracleVariable Detach(object? owner) => new(Shape, Elements, _start, null, owner) { Home = owner };

    /// <summary>A run of the numbers, with the history of the source.</summary>
    public OracleVariable View(Shape shape, int start, bool recording, object? owner)
    {
        var view = new OracleVariable(shape, Elements, _start + start, this, owner) { Home = owner, IsViewWithoutGrad = !recording || IsViewWithoutGrad };
        view.Attach(recording);
        return view;
    }

    public void SetRequiresGrad(bool value)
    {
        RequiresGrad = value;
        if (value && _cells.Length == 0)
            _cells = NewCells(Step.Leaf, _ => []);
    }

    /// <summary>Brings the history of a view up to date after its root got another: then it is a view of the root, whatever views it was taken through.</summary>
    public void Refresh()
    {
        if (_source is null || IsViewWithoutGrad || Root._stamp == _rootStamp)
            return;
        _source = Root;
        RetainsInDoubt = Retains;
        Attach(recording: true);
    }

    /// <summary>Takes the gradient away; whoever holds it keeps it.</summary>
    public void DropGrad()
    {
        Grad?.Owner = null;
        Grad = null;
    }

    /// <summary>Gives a result its history.</summary>
    public void Record(Step step, Func<int, IEnumerable<Cell.Edge>> edges)
    {
        _cells = NewCells(step, edges);
        RequiresGrad = true;
        IsRecorded = true;
        _stamp++;
    }

    /// <summary>Writes numbers, without history.</summary>
    public void Write(double[] values)
    {
        values.CopyTo(Elements.Data, _start);
        Elements.Version++;
    }

    /// <summary>After numbers were written: gives them their history, and everything else in the root a copy of what it had.</summary>
    public void Rebase(Step step, Func<int, IEnumerable<Cell.Edge>> edges)
    {
        if (!IsView)
        {
            Record(step, edges);
            return;
        }

        OracleVariable root = Root;
        Cell[] before = root._cells, run = NewCells(step, edges);
        bool hadHistory = root.RequiresGrad;
        int start = _start - root._start;
        var update = new Step([.. root.Steps, step]);
        root.Record(update, i => i >= start && i < start + Length
            ? [new Cell.Edge(run[i - start], 1)]
            : hadHistory ? [new Cell.Edge(before[i], 1)] : []);
    }

    private void Attach(bool recording)
    {
        OracleVariable source = _source!;
        _rootStamp = Root._stamp;
        IsRecorded = RequiresGrad = recording && source.RequiresGrad;
        if (!IsRecorded)
            return;
        Cell[] cells = source._cells;
        int start = _start - source._start;
        _cells = NewCells(new Step(source.Steps), i => [new Cell.Edge(cells[start + i], 1)]);
    }

    private Cell[] NewCells(Step step, Func<int, IEnumerable<Cell.Edge>> edges)
        => [.. Enumerable.Range(0, Length).Select(i => new Cell(step, [.. edges(i)]))];
}
