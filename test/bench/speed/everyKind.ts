import { startServer, type LspDriver } from "../../harness/lspDriver.ts";
import { paramsYaml } from "./generate.ts";
import { applications } from "./kinds/applications.ts";
import { models } from "./kinds/models.ts";
import { pipelines } from "./kinds/pipelines.ts";
import { platforms } from "./kinds/platforms.ts";
import type { LongText } from "./kinds/text.ts";
import { training } from "./kinds/training.ts";
import { costOf, medianCost, type Cost } from "./measure.ts";
import { pidOf, type Measured } from "./server.ts";

const LINES = 5000;
const WARM_UP = 6;
const RUNS = 7;

/** What a person does in a file, and how long it may take. */
const ACTS = ["edit", "completion", "hover", "definition"] as const;

export interface KindRow {
  readonly kind: string;
  readonly recognised: string;
  readonly lines: number;
  readonly costs: Readonly<Record<(typeof ACTS)[number], Cost>>;
}

/** Each kind of file, 5,000 lines long: a letter is typed in the middle and findings are asked for; then hover and definition are asked, and a key is completed below. */
export async function everyKind(): Promise<readonly KindRow[]> {
  const rows: KindRow[] = [];
  const driver = await startServer({ files: { "src/train.py": "", "src/score.py": "" } });
  for (const make of [...pipelines, ...platforms, ...training, ...models, ...applications]) rows.push(await measure(driver, make(LINES)));
  await driver.stop();
  return rows;
}

/** The slowest kind of each act, for the budgets. */
export const slowestOf = (rows: readonly KindRow[]): readonly Measured[] =>
  ACTS.flatMap((act) => {
    const [slowest] = rows.map(({ kind, costs }) => ({ kind, ...costs[act] })).toSorted((a, b) => (b.cpuMs ?? 0) - (a.cpuMs ?? 0));
    return slowest ? [{ id: `slowest ${act}`, cpuMs: slowest.cpuMs, wallMs: slowest.wallMs }] : [];
  });

async function measure(driver: LspDriver, { kind, path, language, text, caret }: LongText): Promise<KindRow> {
  const uri = await driver.open(`${kind}/${path}`, text, language);
  if (kind === "dvc") driver.write("dvc/params.yaml", paramsYaml);
  const recognised: { readonly kind?: { readonly id: string } } = await driver.connection.sendRequest("modelwright/kindOf", { uri });
  const costs: Record<(typeof ACTS)[number], Cost[]> = { edit: [], completion: [], hover: [], definition: [] };
  const line = text.slice(0, caret).split("\n").length - 1;
  const column = caret - (text.lastIndexOf("\n", caret - 1) + 1);
  const indent = /^ *(?:- )?/.exec(text.split("\n")[line] ?? "")?.[0].length ?? 0;
  let version = 1;
  const change = async (from: Place, to: Place, typed: string): Promise<void> => {
    version++;
    await driver.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ range: { start: from, end: to }, text: typed }] });
  };
  const ask = (method: string, position: Place): Promise<unknown> => driver.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, position });
  const here: Place = { line, character: column };
  const begin: Place = { line: line + 1, character: 0 };
  const end: Place = { line: line + 2, character: 0 };
  const key = `${" ".repeat(indent)}${language === "json" ? '"' : ""}w`;
  for (let run = -WARM_UP; run < RUNS; run++) {
    const keep = async (act: (typeof ACTS)[number], work: () => Promise<unknown>): Promise<void> => {
      const cost = await costOf(pidOf(driver), work);
      if (run >= 0) costs[act].push(cost);
    };
    const type = (): Promise<void> => change(here, here, "7");
    await keep("edit", async () => {
      await type();
      await driver.pull(uri);
    });
    await keep("hover", () => ask("hover", { line, character: indent }));
    await keep("definition", () => ask("definition", { line, character: indent }));
    await change(begin, begin, `${key}\n`);
    await keep("completion", () => ask("completion", { line: line + 1, character: key.length }));
    await change(begin, end, "");
  }
  await driver.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  const row = { edit: medianCost(costs.edit), completion: medianCost(costs.completion), hover: medianCost(costs.hover), definition: medianCost(costs.definition) };
  return { kind, recognised: recognised.kind?.id ?? "none", lines: text.split("\n").length - 1, costs: row };
}

interface Place {
  readonly line: number;
  readonly character: number;
}

