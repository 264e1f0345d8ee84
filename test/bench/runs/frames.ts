import type { Browser, Page } from "playwright-core";

/** What Chromium's own trace says of the pictures that it drew while something moved. */
export interface Frames {
  readonly drawn: number;
  /** Between two pictures, in milliseconds. */
  readonly median: number;
  readonly p95: number;
  readonly perSecond: number;
  /** Of all pictures that were due, the share that Chromium left out, from 0 to 1. */
  readonly dropped: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  /** In microseconds. */
  readonly ts: number;
}

/** The events that the performance panel of the browser's own tools draws its row of pictures by. */
const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline.frame"];

/** Records a trace while an act goes on in the page. Times are wall times, so they tell of the machine's load as well. */
export async function tracedFrames(browser: Browser, page: Page, act: () => Promise<unknown>): Promise<Frames> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString("utf8")) as { readonly traceEvents: readonly TraceEvent[] };
  return framesOf(traceEvents);
}

function framesOf(events: readonly TraceEvent[]): Frames {
  const pid = busiest(events.filter(({ name }) => name === "DrawFrame").map((event) => event.pid));
  const own = (wanted: string): readonly number[] => events.filter((event) => event.name === wanted && event.pid === pid).map(({ ts }) => ts / 1000).toSorted((a, b) => a - b);
  const drawn = own("DrawFrame");
  const between = drawn.slice(1).map((at, index) => at - (drawn[index] ?? NaN)).toSorted((a, b) => a - b);
  const quantile = (share: number): number => between[Math.min(between.length - 1, Math.floor(share * between.length))] ?? NaN;
  const tookMs = (drawn.at(-1) ?? NaN) - (drawn[0] ?? NaN);
  const missing = own("DroppedFrame").length;
  return { drawn: drawn.length, median: quantile(0.5), p95: quantile(0.95), perSecond: (between.length / tookMs) * 1000, dropped: missing / (missing + drawn.length) };
}

/** The process of the page; the browser's own pictures do not count. */
function busiest(pids: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const pid of pids) counts.set(pid, (counts.get(pid) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
