import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Waits until no other process has its turn in `folder`, then takes it; the function that ends the turn. A process that died
 * has none. `onWait` is told once which process is waited for. Blocks, so that nothing of a build runs meanwhile.
 */
export function takeTurn(folder: string, onWait: (pid: number) => void): () => void {
  mkdirSync(folder, { recursive: true });
  const name = ownName();
  const end = (): void => rmSync(join(folder, name), { force: true });
  for (let isTold = false; ;) {
    let before = holder(folder, name);
    if (before === undefined) {
      // Each says first that it is here and looks then, so that of two at least one sees the other. A file has one owner
      // only: what a dead process left can be removed without asking whose turn it is.
      writeFileSync(join(folder, name), '');
      before = holder(folder, name);
      if (before === undefined) return end;
      end();
    } else if (!isTold) {
      onWait(before);
      isTold = true;
    }
    sleep(50 + Math.random() * 100);
  }
}

/** A name for this process that no later one has: its number alone may be given to another. */
export function ownName(): string {
  return `${process.pid}-${startOf(process.pid) ?? UNKNOWN}`;
}

/** Whether the process of this name runs. */
export function isRunning(name: string): boolean {
  const [pid, start] = name.split('-');
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = startOf(Number(pid)) ?? UNKNOWN;
  return now === start || (now !== ENDED && start === UNKNOWN);
}

/** Stops this process for a while. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function holder(folder: string, own: string): number | undefined {
  for (const name of readdirSync(folder)) {
    if (name === own || !/^\d+-\w+$/.test(name)) continue;
    if (isRunning(name)) return Number.parseInt(name);
    rmSync(join(folder, name), { force: true });
  }
  return undefined;
}

const ENDED = 'ended';
const UNKNOWN = 'unknown';

/** The moment at which Linux started a process, so that its number given to another is noticed; elsewhere undefined. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before may hold blanks and brackets: state is the third field, the start the twenty-second.
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? ENDED : rest[18];
  } catch {
    return undefined;
  }
}
