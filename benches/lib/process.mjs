// Runs a command and says what it took: time by the clock, time of all processors, and the most memory it held (Linux).
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** The process and all below it, as ids. */
function family(pid) {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
    return [pid, ...children.flatMap(family)];
  } catch {
    return [];
  }
}

/** The largest set of pages that a process ever held, in bytes; 0 once it is gone. */
function peak(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/**
 * Runs a command to its end: `seconds` by the clock, `cpu` seconds (its own and its children's), `memory` in bytes (the
 * process that held the most). Fails with the command's own words when it does.
 */
export function take(command, args) {
  return new Promise((done, failed) => {
    // bash counts the processors' time; its last line is ours.
    const script = 'TIMEFORMAT="%R %U %S"; time "$@"';
    const child = spawn("bash", ["-c", script, "bash", command, ...args], { stdio: ["ignore", "ignore", "pipe"] });
    let words = "";
    let memory = 0;
    child.stderr.on("data", (bytes) => (words += bytes));
    const looking = setInterval(() => {
      for (const pid of family(child.pid).slice(1)) memory = Math.max(memory, peak(pid));
    }, 10);
    child.on("error", failed);
    child.on("close", (code) => {
      clearInterval(looking);
      const lines = words.trimEnd().split("\n");
      if (code !== 0) return failed(new Error(`${command} ${args[0]} failed: ${lines.slice(0, -1).join("\n").slice(-2000)}`));
      const [seconds, user, system] = lines.at(-1).split(" ").map(Number);
      done({ seconds, cpu: user + system, memory });
    });
  });
}
