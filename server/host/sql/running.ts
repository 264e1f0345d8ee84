import { setTimeout as pause } from "node:timers/promises";

/** Statements that engines are at work on in this process, as ways to end them. */
const running = new Set<() => Promise<void>>();

/** Keeps `cancel` at hand for as long as the statement runs. */
export async function cancelable<Answered>(cancel: () => Promise<void>, statement: Promise<Answered>): Promise<Answered> {
  running.add(cancel);
  try {
    return await statement;
  } finally {
    running.delete(cancel);
  }
}

/** Tells every engine that nobody waits any more. Ends when they were told, whatever they say, and after two seconds in any case. */
export async function cancelRunning(): Promise<void> {
  const late = new AbortController();
  const told = Promise.allSettled([...running].map((cancel) => cancel()));
  await Promise.race([told, pause(MOST_MS, undefined, { signal: late.signal }).catch(() => undefined)]);
  late.abort();
}

const MOST_MS = 2000;
