namespace TrainFile.Report;

/// <summary>How the report looks: in the reader's light or dark colours, on wide screens and narrow ones.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --paper: #fff; --text: #1f2933; --faint: #616e7c; --line: #d9dee3; --soft: #f3f5f7; --mark: #0072b2; --hit: 0, 114, 178; --miss: 213, 94, 0; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #15191d; --text: #e4e9ee; --faint: #9aa5b1; --line: #39434d; --soft: #1e2429; --mark: #56b4e9; --hit: 86, 180, 233; --miss: 240, 130, 60; }
          svg [fill="#ffffff"] { fill: var(--paper); }
          svg [stroke="#ffffff"] { stroke: var(--paper); }
          svg, svg [fill="#1f2933"] { fill: var(--text); }
          svg [stroke="#1f2933"] { stroke: var(--text); }
          svg [fill="#75808a"] { fill: var(--faint); }
          svg [stroke="#e4e7eb"], svg [stroke="#e8ebee"] { stroke: var(--line); }
          svg [stroke="#0072b2"] { stroke: var(--mark); }
          svg [fill="#0072b2"] { fill: var(--mark); }
          svg [fill="none"] { fill: none; }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 3rem; font: 1rem/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", "Noto Sans CJK SC", sans-serif; color: var(--text); background: var(--paper); }
        h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
        p { margin: .3rem 0; max-width: 46rem; }
        .faint, figcaption { color: var(--faint); font-size: .9rem; }
        .notice { border-left: 4px solid rgb(var(--miss)); padding: .3rem .8rem; background: var(--soft); }
        .metrics { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: .8rem; margin: 0; }
        .metrics div { background: var(--soft); border-radius: .5rem; padding: .7rem .9rem; }
        .metrics dt { font-size: .9rem; font-weight: 600; }
        .metrics dd { margin: 0; }
        .metrics .value { font-size: 1.6rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
        figure { margin: 0; }
        .scroll { overflow-x: auto; max-width: 100%; }
        svg { display: block; width: 100%; height: auto; }
        .wide svg { max-width: 46rem; min-width: 32rem; }
        .square svg { max-width: 34rem; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: .3rem .7rem; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; }
        th { font-size: .9rem; white-space: nowrap; }
        .n { text-align: right; white-space: nowrap; }
        .confusion td { text-align: right; min-width: 4rem; }
        .bar { width: 9rem; min-width: 5rem; vertical-align: middle; }
        .bar span { display: block; height: .7rem; border-radius: .2rem; background: var(--mark); }
        @media (max-width: 40rem) { th, td { padding: .3rem .45rem; font-size: .9rem; } .bar { width: 4rem; min-width: 3rem; } }
        @media print { body { max-width: none; } }
        """;
}
