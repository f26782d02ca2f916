namespace Autograd.Core.Tests.Torch;

/// <content>Products of vectors and matrices.</content>
public static partial class OpInfoDispatch
{
    private static IEnumerable<KeyValuePair<string, Operation>> LinearAlgebra() =>
    [
        Binary("matmul", (x, y) => x.MatMul(y)),
        Binary("__rmatmul__", (x, y) => y.MatMul(x)),
        Binary("bmm", (x, y) => x.Bmm(y)),
        Binary("mm", (x, y) => x.Mm(y)),
        Binary("mv", (x, y) => x.Mv(y)),
        Binary("dot", (x, y) => x.Dot(y)),
        Binary("vdot", (x, y) => x.Dot(y)),
        Binary("inner", (x, y) => x.Inner(y)),
        Binary("outer", (x, y) => x.Outer(y)),
        Binary("ger", (x, y) => x.Outer(y)),
        One("addmm", a => a[0].Addmm(a[1], a[2], a.Number(int.MaxValue, "beta", 1), a.Number(int.MaxValue, "alpha", 1))),
        One("addmm.decomposed", a => a[0].Addmm(a[1], a[2], a.Number(int.MaxValue, "beta", 1), a.Number(int.MaxValue, "alpha", 1))),
        One("addmv", a => a[0].Addmv(a[1], a[2], a.Number(int.MaxValue, "beta", 1), a.Number(int.MaxValue, "alpha", 1))),
        One("addr", a => (a[0] * a.Number(int.MaxValue, "beta", 1)) + (a[1].Outer(a[2]) * a.Number(int.MaxValue, "alpha", 1))),
        One("baddbmm", a => (a[0] * a.Number(int.MaxValue, "beta", 1)) + (a[1].MatMul(a[2]) * a.Number(int.MaxValue, "alpha", 1))),
        One("addbmm", a => (a[0] * a.Number(int.MaxValue, "beta", 1)) + (a[1].MatMul(a[2]).Sum(0) * a.Number(int.MaxValue, "alpha", 1))),
        One("nn.functional.linear", a => a[0].Linear(a[1], a.OptionalVariable(2, "bias"))),
    ];
}
