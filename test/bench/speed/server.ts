import { startServer, type LspDriver } from "../../harness/lspDriver.ts";
import { dvcYaml, paramsYaml, pythonSource } from "./generate.ts";
import { costOf, cpuMsOf, medianCost, megabytesOf, type Cost } from "./measure.ts";

const STARTS = 5;
/** The engine of JavaScript compiles what is hot; a person has typed more than this before they notice. */
const WARM_UP_KEYS = 40;
const KEYS = 40;
const TYPED = "threshold_of_scores = least + 5 * step_of_search - ";

export interface Measured extends Cost {
  readonly id: string;
  readonly megabytes?: number | undefined;
}

/** From starting the process until it has answered `initialize`. */
export async function serverStart(): Promise<Measured> {
  const costs: Cost[] = [];
  let megabytes: number | undefined;
  for (let run = 0; run < STARTS; run++) {
    const started = performance.now();
    const driver = await startServer();
    costs.push({ wallMs: performance.now() - started, cpuMs: cpuMsOf(pidOf(driver)) });
    megabytes = megabytesOf(pidOf(driver));
    await driver.stop();
  }
  return { id: "server ready", ...medianCost(costs), megabytes };
}

interface Case {
  readonly id: string;
  readonly path: string;
  readonly language: string;
  readonly text: string;
  /** Lines that begin so are places to type at; the one in the middle of the file is taken. */
  readonly marked: string;
  /** What stands before the typed text on its new line. */
  readonly indent: string;
}

const python = (lines: number): Case => ({
  id: `Python, ${lines} lines`,
  path: "src/train.py",
  language: "python",
  text: pythonSource(lines),
  marked: "    target = customers[",
  indent: "    ",
});

export const keystrokeCases: readonly Case[] = [
  python(300),
  python(1000),
  python(5000),
  { id: "YAML, 5000 lines", path: "dvc.yaml", language: "yaml", text: dvcYaml(5000), marked: "    params:", indent: "    desc: " },
];

/** A person types a key of a stage in the middle of a long dvc.yaml; each letter asks for completions of the new text. */
export async function completions(): Promise<Measured> {
  const text = dvcYaml(5000);
  const driver = await startServer({ files: { "params.yaml": paramsYaml } });
  const uri = await driver.open("dvc.yaml", text);
  const lines = text.split("\n").flatMap((line, index) => (line.startsWith("    params:") ? [index] : []));
  const line = lines[lines.length >> 1] ?? 0;
  let version = 1;
  const type = async (column: number, typed: string): Promise<void> => {
    const at = { line, character: column };
    version++;
    await driver.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ range: { start: at, end: at }, text: typed }] });
    await driver.connection.sendRequest("textDocument/completion", { textDocument: { uri }, position: { line, character: column + typed.length } });
  };
  await type(0, "    \n");
  const costs: Cost[] = [];
  for (let key = 0; key < WARM_UP_KEYS + KEYS; key++) {
    const cost = await costOf(pidOf(driver), () => type(4 + key, "w"));
    if (key >= WARM_UP_KEYS) costs.push(cost);
  }
  await driver.stop();
  return { id: "completion, 5000 lines", ...medianCost(costs) };
}

/** A person types a new line into the middle of a file; each key goes to the server, which is then asked for the findings. */
export async function keystrokes({ id, path, language, text, marked, indent }: Case): Promise<readonly Measured[]> {
  const driver = await startServer({ files: { "params.yaml": paramsYaml, "src/train.py": "" } });
  const pid = pidOf(driver);
  const uri = await driver.open(path, text, language);
  const opened = await costOf(pid, () => driver.pull(uri));
  const places = text.split("\n").flatMap((line, index) => (line.startsWith(marked) ? [index] : []));
  const line = places[places.length >> 1] ?? 0;
  let version = 1;
  const type = async (column: number, typed: string): Promise<void> => {
    const at = { line, character: column };
    version++;
    await driver.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ range: { start: at, end: at }, text: typed }] });
    await driver.pull(uri);
  };
  await type(0, `${indent}\n`);
  const costs: Cost[] = [];
  for (let key = 0; key < WARM_UP_KEYS + KEYS; key++) {
    const cost = await costOf(pid, () => type(indent.length + key, TYPED[key % TYPED.length] ?? "x"));
    if (key >= WARM_UP_KEYS) costs.push(cost);
  }
  const megabytes = megabytesOf(pid);
  await driver.stop();
  return [
    { id: `open ${id}`, ...opened },
    { id: `key in ${id}`, ...medianCost(costs), megabytes },
  ];
}

export function pidOf({ process }: LspDriver): number {
  if (process.pid === undefined) throw new Error("The server did not start: run `npm run build` first.");
  return process.pid;
}
