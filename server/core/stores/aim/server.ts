import type { StoreContents } from "../contents.ts";
import { growingCurve, noCurve, type Curve } from "../curve.ts";
import { remoteContents, type RemoteRun } from "../remote.ts";
import { valueOf, type RunStatus } from "../run.ts";
import { ALL_POINTS, ALL_RUNS, leaves, nameOf, objects, questionOf, textIn, type AskAim } from "./asking.ts";
import { aimMedia } from "./media.ts";
import { aimTree, doublesIn, isAimObject, type AimObject, type AimValue } from "./tree.ts";

/** A metric of a run in one of its contexts, such as the training or the validation set. */
interface Trace {
  readonly name: string;
  readonly context: AimObject;
}

interface AimRun extends RemoteRun {
  readonly traces: ReadonlyMap<string, Trace>;
}

/** Reads all runs of a server that `aim up` started. Curves are asked for one by one when somebody looks at them, with all their points. */
export async function readAimServer(address: string, ask: AskAim): Promise<StoreContents> {
  const tree = aimTree(await ask("runs/search/run/", { q: ALL_RUNS, report_progress: "false" }));
  if (!tree) throw new Error(`${address} broke off its list of runs, or is of a version of Aim that is not known here.`);
  const runs = Object.entries(tree).flatMap(([id, run]) => (isAimObject(run) && isAimObject(run["props"]) ? [runOf(id, run, run["props"], address)] : []));
  const contents = remoteContents(runs.toSorted((a, b) => (b.startTime ?? 0) - (a.startTime ?? 0)), (run, metric) => history(ask, run, metric));
  return { ...contents, artifactsOf: (runId) => aimMedia(runId, ask) };
}

function runOf(id: string, { params, traces }: AimObject, props: AimObject, store: string): AimRun {
  const metrics = isAimObject(traces) ? objects(traces["metric"]) : [];
  const [start, end] = [props["creation_time"], props["end_time"]];
  const note = props["description"];
  const named = metrics.map((trace) => [nameOf(trace), trace] as const);
  return {
    id,
    name: textIn(props["name"]) ?? id,
    experiment: textIn(isAimObject(props["experiment"]) ? props["experiment"]["name"] : undefined) ?? "",
    store,
    tracker: "Aim",
    status: statusOf(props),
    ...(typeof start === "number" && { startTime: start * 1000 }),
    ...(typeof end === "number" && { endTime: end * 1000 }),
    deleted: props["archived"] === true,
    tags: tagsOf(objects(props["tags"])),
    ...(typeof note === "string" && note !== "" && { note }),
    params: Object.fromEntries(isAimObject(params) ? leaves(params) : []),
    known: new Map(named.map(([name, { values }]) => [name, figuresOf(isAimObject(values) ? values : {})])),
    traces: new Map(named.map(([name, { name: metric, context }]) => [name, { name: textIn(metric) ?? "", context: isAimObject(context) ? context : {} }])),
  };
}

/** Aim writes down that a run ended, and not how. */
const statusOf = ({ active, end_time: end }: AimObject): RunStatus => (active === true ? "running" : typeof end === "number" ? "finished" : "unknown");

/** Aim's tags are words without a value. */
function tagsOf(tags: readonly AimObject[]): Readonly<Record<string, string>> {
  const names = tags.flatMap(({ name }) => (typeof name === "string" ? [name] : []));
  return names.length > 0 ? { tags: names.join(", ") } : {};
}

/** A metric of one point has a first value alone. */
function figuresOf({ first = NaN, first_step: firstStep = 0, last = first, last_step: step = firstStep, min, max }: AimObject) {
  const value = (cell: AimValue): ReturnType<typeof valueOf> => valueOf(typeof cell === "number" ? cell : NaN);
  return { last: value(last), step: Number(step), ...(typeof min === "number" && { min: value(min) }), ...(typeof max === "number" && { max: value(max) }) };
}

async function history(ask: AskAim, { id, traces }: AimRun, metric: string): Promise<Curve> {
  const trace = traces.get(metric);
  if (!trace) return noCurve;
  const tree = aimTree(await ask("runs/search/metric/", { q: questionOf(id, ` and metric.name == ${JSON.stringify(trace.name)}`), p: ALL_POINTS, report_progress: "false" }));
  const run = tree?.[id];
  const found = (isAimObject(run) ? objects(run["traces"]) : []).find((each) => nameOf(each) === metric);
  if (!found) return noCurve;
  const [steps, values, times] = [doublesIn(found["iters"]), doublesIn(found["values"]), doublesIn(found["timestamps"])];
  const curve = growingCurve();
  const order = Array.from(steps, (_, place) => place).sort((a, b) => (steps[a] ?? 0) - (steps[b] ?? 0));
  for (const place of order) curve.add(steps[place] ?? NaN, (times[place] ?? NaN) * 1000, values[place] ?? NaN);
  return curve.curve();
}
