using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class SchemaDefinition
{
    public sealed class Column
    {
        private readonly Dictionary<string, AnnotationInfo> _annotations = [];

        internal Column(string memberName, DataViewType columnType, string columnName)
        {
            MemberName = Contracts.CheckNonEmpty(memberName, nameof(memberName));
            ColumnName = columnName;
            ColumnType = columnType;
        }

        public string MemberName { get; }

        public string ColumnName { get; set; }

        public DataViewType ColumnType { get; set; }

        public DataViewSchema.Annotations Annotations
        {
            get
            {
                var builder = new DataViewSchema.Annotations.Builder();
                foreach (var (kind, annotation) in _annotations)
                    builder.Add(kind, annotation.Type, annotation.Getter);
                return builder.ToAnnotations();
            }
        }

        public void AddAnnotation<T>(string kind, T value, DataViewType annotationType)
        {
            Contracts.CheckValue(kind, nameof(kind));
            Contracts.CheckValue(annotationType, nameof(annotationType));
            if (_annotations.ContainsKey(kind))
                throw Contracts.Except("Column already contains an annotation of this kind.");
            _annotations[kind] = AnnotationInfo.Create(value, annotationType);
        }

        /// <summary>Takes over the type and annotations of a column; an annotation of the same kind is replaced.</summary>
        internal void CopyFrom(DataViewSchema.Column column)
        {
            ColumnType = column.Type;
            foreach (var annotation in column.Annotations.Schema)
                _annotations[annotation.Name] = new(annotation.Type, column.Annotations.GetGetterInternal(annotation.Index));
        }
    }
}
