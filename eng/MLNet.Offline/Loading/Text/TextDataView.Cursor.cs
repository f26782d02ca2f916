using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal sealed partial class TextDataView
{
    private sealed class Cursor : RootCursorBase
    {
        private readonly TextDataView _view;
        private readonly bool[] _active;
        private readonly FieldPipe[] _pipes;
        private readonly Delegate[] _getters;
        private readonly ParseStats _stats;
        private readonly RowParser _parser;
        private readonly IEnumerator<LineReader.Line> _lines;
        private bool _disposed;

        public Cursor(TextDataView view, bool[] active)
            : base(view._host)
        {
            _view = view;
            _active = active;
            _pipes = [.. view._columns.Items.Select((c, i) => active[i] ? FieldPipe.Create(c.Type, view._format) : null)];
            _getters = Array.ConvertAll(_pipes, pipe => pipe?.GetGetter());
            _stats = new ParseStats(view._host);
            _parser = new RowParser(view._format, view._columns.Items, _pipes, _stats);
            _lines = LineReader.Read(view._files, view._format.HasHeader).GetEnumerator();
        }

        public override DataViewSchema Schema => _view.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column)
        {
            Ch.Check(column.Index < _active.Length);
            return _active[column.Index];
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Ch.CheckParam(column.Index < _getters.Length, nameof(column), "requested column not valid.");
            Ch.Check(IsColumnActive(column));
            return RowCursorUtils.Cast<TValue>(_getters[column.Index]);
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) =>
        {
            Ch.Check(IsGood, RowCursorUtils.FetchValueStateError);
            value = new DataViewRowId((ulong)Position, 0);
        };

        protected override bool MoveNextCore()
        {
            var hasRow = TryParseNext();
            foreach (var pipe in _pipes)
            {
                if (pipe != null)
                    pipe.HasRow = hasRow;
            }

            return hasRow;
        }

        protected override void Dispose(bool disposing)
        {
            if (_disposed)
                return;
            _disposed = true;
            if (disposing)
            {
                _lines.Dispose();
                _stats.Dispose();
            }

            base.Dispose(disposing);
        }

        private bool TryParseNext()
        {
            try
            {
                if (Position + 1 >= _view._format.MaxRows || !TryReadLine())
                    return false;
                _parser.Parse(_lines.Current);
                return true;
            }
            catch (Exception ex)
            {
                throw Ch.ExceptDecode(ex, "Parsing failed with an exception: {0}", ex.Message);
            }
        }

        private bool TryReadLine()
        {
            try
            {
                return _lines.MoveNext();
            }
            catch (Exception ex)
            {
                throw LineReader.ReadError(ex);
            }
        }
    }
}
