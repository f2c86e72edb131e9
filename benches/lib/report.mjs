// The rows of the report: what, ours, peer, ratio, goal, and whether it is met.

const units = {
  kB: (value) => `${(value / 1000).toFixed(value < 100_000 ? 2 : 1)} kB`,
  MB: (value) => `${(value / 1_000_000).toFixed(value < 10_000_000 ? 2 : 1)} MB`,
  ms: (value) => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`,
  s: (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} s`,
  shift: (value) => value.toFixed(3),
  files: (value) => `${value < 100 ? Number(value.toFixed(2)) : Math.round(value)} files`,
  "": (value) => String(Number(value.toPrecision(4))),
};

const heads = ["goal", "what", "ours", "peer", "ratio", "limit", "verdict"];

export class Report {
  rows = [];

  /**
   * Adds a row and prints it.
   *
   * - `goal`: as in GOALS, `S1`
   * - `what`: in words
   * - `unit`: of `units`; values are bytes, milliseconds, seconds or plain numbers
   * - `ours`, `peer`: numbers; `peerName` says who; `recorded` that the peer's figure is from an earlier run
   * - `most`, `least`: the largest and smallest value that meets the goal; `ratio`: the largest ratio to the peer that does. Neither: a
   *   figure to look at.
   */
  row({ goal, what, unit, ours, peer, peerName = "", recorded = false, most, least, ratio }) {
    const show = units[unit];
    const had = peer === undefined ? undefined : ours / peer;
    const met =
      (most === undefined || ours <= most) &&
      (least === undefined || ours >= least) &&
      (ratio === undefined || (had !== undefined && had <= ratio));
    const judged = most !== undefined || least !== undefined || (ratio !== undefined && had !== undefined);
    const cells = [
      goal,
      what,
      show(ours),
      peer === undefined ? "" : `${peerName} ${show(peer)}${recorded ? " (recorded)" : ""}`,
      had === undefined ? "" : `${had < 0.01 ? had.toPrecision(2) : had.toFixed(2)}x`,
      [most === undefined ? "" : show(most), least === undefined ? "" : show(least), ratio === undefined ? "" : `${ratio}x`].filter(Boolean).join(", "),
      judged ? (met ? "met" : "FALLS SHORT") : "",
    ];
    this.rows.push(cells);
    console.log(`   ${goal}  ${what}: ${cells.slice(2).filter(Boolean).join(" · ")}`);
  }

  /** A line that says why something has no figure, kept for the end. */
  absent(goal, what, why) {
    this.rows.push([goal, what, "not measured", why, "", "", ""]);
    console.log(`   ${goal}  ${what}: not measured, ${why}`);
  }

  /** All rows as one table. */
  print() {
    const rows = [heads, ...this.rows];
    const widths = heads.map((_, at) => Math.max(...rows.map((row) => row[at].length)));
    const line = (row) => row.map((cell, at) => cell.padEnd(widths[at])).join("  ").trimEnd();
    console.log(["", line(heads), widths.map((width) => "-".repeat(width)).join("  "), ...this.rows.map(line)].join("\n"));
    const verdicts = this.rows.map((row) => row.at(-1));
    const count = (verdict) => verdicts.filter((one) => one === verdict).length;
    console.log(`\n${count("met")} goals met, ${count("FALLS SHORT")} fall short.`);
  }
}

/** The value below which a share of the values lies. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const median = (values) => quantile(values, 0.5);
