import { startServer, type LspDriver } from "../../harness/lspDriver.ts";
import { dvcYaml, paramsYaml, pythonSource } from "./generate.ts";
import { costOf, cpuMsOf, medianCost, megabytesOf, type Cost } from "./measure.ts";

const STARTS = 5;
const WARM_UP_KEYS = 15;
const KEYS = 40;
const TYPED = "threshold_of_the_score = 0.5";

export interface Measured extends Cost {
  readonly id: string;
  readonly megabytes?: number | undefined;
}

/** From starting the process until it has answered `initialize`. */
export async function serverStart(): Promise<Measured> {
  const costs: Cost[] = [];
  for (let run = 0; run < STARTS; run++) {
    const started = performance.now();
    const driver = await startServer();
    costs.push({ wallMs: performance.now() - started, cpuMs: cpuMsOf(pidOf(driver)) });
    await driver.stop();
  }
  return { id: "server ready", ...medianCost(costs) };
}

interface Case {
  readonly id: string;
  readonly path: string;
  readonly language: string;
  readonly text: string;
  /** The line after which a person types. */
  readonly after: string;
  readonly indent: string;
  readonly comment: string;
}

const python = (lines: number): Case => ({
  id: `Python, ${lines} lines`,
  path: "src/train.py",
  language: "python",
  text: pythonSource(lines),
  after: "    target = customers[",
  indent: "    ",
  comment: "",
});

export const keystrokeCases: readonly Case[] = [
  python(300),
  python(1000),
  python(5000),
  { id: "YAML, 5000 lines", path: "dvc.yaml", language: "yaml", text: dvcYaml(5000), after: "    cmd: python src/train.py --fold 200", indent: "", comment: " " },
];

/** A person types into the middle of a file; each key goes to the server, which is then asked for the findings. */
export async function keystrokes({ id, path, language, text, after, indent, comment }: Case): Promise<readonly Measured[]> {
  const driver = await startServer({ files: { "params.yaml": paramsYaml, "src/train.py": "" } });
  const pid = pidOf(driver);
  const uri = await driver.open(path, text, language);
  const opened = await costOf(pid, () => driver.pull(uri));
  const lines = text.split("\n");
  const places = lines.flatMap((line, index) => (line.startsWith(after) ? [index] : []));
  const line = (places[places.length >> 1] ?? 0) + (indent === "" ? 0 : 1);
  const startColumn = indent === "" ? (lines[line]?.length ?? 0) : 0;
  let version = 1;
  const type = async (column: number, character: string): Promise<void> => {
    const at = { line, character: column };
    version++;
    await driver.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ range: { start: at, end: at }, text: character }] });
    await driver.pull(uri);
  };
  const typed = indent === "" ? comment + TYPED : `${indent}${TYPED}\n`;
  const costs: Cost[] = [];
  if (indent !== "") await type(0, "\n");
  for (let key = 0; key < WARM_UP_KEYS + KEYS; key++) {
    const cost = await costOf(pid, () => type(startColumn + key, typed[key % (typed.length - 1)] ?? "x"));
    if (key >= WARM_UP_KEYS) costs.push(cost);
  }
  const megabytes = megabytesOf(pid);
  await driver.stop();
  return [
    { id: `open ${id}`, ...opened },
    { id: `key in ${id}`, ...medianCost(costs), megabytes },
  ];
}

function pidOf({ process }: LspDriver): number {
  if (process.pid === undefined) throw new Error("The server did not start: run `npm run build` first.");
  return process.pid;
}
