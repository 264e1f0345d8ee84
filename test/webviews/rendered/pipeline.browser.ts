import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "playwright-core";

import { baseName, cellDataflow, checkDocument, defaultSettings, documentLines, filesOf, notebookDocument, openDocument, pipelineGraphOf, pipelineView, rules, type Document, type Snapshot } from "../../../server/core/index.ts";
import type { PipelineContract, PipelineState } from "../../../webviews/protocol/pipeline.ts";
import type { SavedFile } from "../../../webviews/protocol/savedFile.ts";
import { installParsers } from "../../harness/parsers.ts";
import type { RenderedView, ViewOptions } from "../../harness/webview.ts";
import { eventually } from "./eventually.ts";
import { looksRight } from "./looks.ts";
import { viewTest } from "./viewTest.ts";

const CIRCLE = "stages:\n  prepare:\n    cmd: a\n    deps: [model]\n    outs: [data]\n  train:\n    cmd: b\n    deps: [data]\n    outs: [model]\n  report:\n    cmd: c\n    deps: [model]\n";
const MANY = `stages:\n${Array.from({ length: 40 }, (_, index) => `  clean_${index}:\n    cmd: clean\n`).join("")}`;
/** Forty stages of one project in eight steps: each reads what two before it wrote, and writes two files. */
const CONNECTED = stages(Array.from({ length: 66 }, (_, index) => ({ name: `${["load", "clean", "join", "encode", "fit", "judge"][Math.floor(index / 11)] ?? ""}_${index % 11}`, deps: index < 11 ? [`raw_${index}.csv`] : [`out_${index - 11}`, `out_${Math.floor(index / 11) * 11 - 11 + ((index * 3 + 1) % 11)}`], outs: [`out_${index}`, ...(index % 3 === 0 ? [`extra_${index}`] : [])] })));
const DEEP = stages(Array.from({ length: 60 }, (_, index) => ({ name: `step_${index}`, deps: index === 0 ? ["raw.csv"] : [`out_${index - 1}`], outs: [`out_${index}`] })));
const WIDE = stages([...Array.from({ length: 60 }, (_, index) => ({ name: `fold_${index}`, deps: ["prepared.csv"], outs: [`score_${index}.json`] })), { name: "average", deps: Array.from({ length: 60 }, (_, index) => `score_${index}.json`), outs: ["scores.json"] }]);
const LOOPS = "stages:\n  fit:\n    foreach: [small, large]\n    do:\n      cmd: python fit.py ${item}\n      deps: [rows.csv]\n      outs: ['${item}.pkl']\n  grid:\n    matrix:\n      depth: [2, 4, 8]\n      rate: [0.1, 0.3]\n    cmd: python grid.py ${item.depth} ${item.rate} --with-a-very-long-option-name=that-goes-on-and-on --and-another=one\n    deps: [small.pkl, a_folder_with_a_rather_long_name/and_another_one_below_it/with_a_file_that_is_named_at_length.parquet]\n    outs: ['${item.depth}-${item.rate}.json']\n  fixed:\n    cmd: python fixed.py\n    frozen: true\n    deps: [large.pkl]\n";

interface StageText {
  readonly name: string;
  readonly deps: readonly string[];
  readonly outs: readonly string[];
}

function stages(all: readonly StageText[]): string {
  return `stages:\n${all.map(({ name, deps, outs }) => `  ${name}:\n    cmd: python run.py ${name}\n    deps: [${deps.join(", ")}]\n    outs: [${outs.join(", ")}]\n`).join("")}`;
}

const IS_IN_SIGHT = (node: { getBoundingClientRect(): { readonly top: number; readonly bottom: number } }): boolean => node.getBoundingClientRect().top >= 0 && node.getBoundingClientRect().bottom <= 760;
const IS_FOCUSED = (node: { readonly ownerDocument: { readonly activeElement: unknown } }): boolean => node.ownerDocument.activeElement === node;
const IS_WITHIN_THE_WIDTH = (node: { getBoundingClientRect(): { readonly left: number; readonly right: number } }): boolean => node.getBoundingClientRect().left >= 0 && node.getBoundingClientRect().right <= 400;
const EXAMPLE = "examples/churn";
const CELLS = [
  "import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import train_test_split",
  'customers = pd.read_csv("customers.csv")\ncustomers.head()',
  "def rate(column):\n    return column.mean() * SCALE",
  "SCALE = 100",
  'customers["tenure_in_years"] = customers.tenure / 12\nX, y = customers.drop(columns="churned"), customers.churned',
  "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)",
  "model = LogisticRegression().fit(X_train, y_train)",
  "print(model.score(X_test, y_test), rate(y))",
  "customers.tenure.hist()",
  "an_unfinished_thought = accuracy_of_the_other_model",
];

/** What the server would say of the file. */
function pipeline(files: Readonly<Record<string, string>>, name: string): PipelineState {
  const documents = Object.entries(files).map(([path, text]) => openDocument(`file:///workspace/${path}`, text, defaultSettings));
  const document = documents.find(({ uri }) => uri.endsWith(`/${name}`));
  assert.ok(document);
  const snapshot = { files: filesOf(documents), settings: defaultSettings };
  const drawn = pipelineGraphOf(document, snapshot, () => ({ state: "skipped", reason: "it is a sample" }));
  assert.ok(drawn.state === "drawn");
  return stateOf(drawn.graph, document, snapshot);
}

/** The same of a notebook: what cells take from each other. */
function notebook(cells: readonly string[]): PipelineState {
  const document = notebookDocument("file:///workspace/explore.ipynb", "python", cells.map((text, index) => ({ uri: `#${index}`, index, type: "code" as const, source: { text } })));
  const graph = cellDataflow(document);
  assert.ok(graph);
  return stateOf(graph, document, { files: filesOf([document]), settings: defaultSettings });
}

function stateOf(graph: Parameters<typeof pipelineView>[0], document: Document, snapshot: Snapshot): PipelineState {
  const { findings } = checkDocument(document, snapshot, rules);
  const named = findings.map((finding) => ({ ...finding, rule: finding.rule.id }));
  const { view } = pipelineView(graph, document.uri, named, ({ uri, at }) => graph.unit === "cell" ? "" : `${uri === document.uri ? "line" : "params.yaml"} ${uri === document.uri ? documentLines(document).position(at.start).line + 1 : ""}`.trim());
  return { state: "ready", name: baseName(document.uri), pipeline: view };
}

function example(): PipelineState {
  const paths = readdirSync(EXAMPLE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.(ya?ml|py|lock|csv)$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  return pipeline(Object.fromEntries(paths.map((path) => [path.slice(EXAMPLE.length + 1), readFileSync(path, "utf8")])), "dvc.yaml");
}

describe("pipeline view", () => {
  const render = viewTest<PipelineContract>("pipeline");
  let view: RenderedView<PipelineContract>;
  let asked: string[] = [];
  let saved: { readonly name: string; readonly text: string }[] = [];
  before(installParsers);

  async function show(state: PipelineState, options?: ViewOptions): Promise<Page> {
    [asked, saved] = [[], []];
    const handlers = { open: ({ id }: { readonly id: string }) => void asked.push(id), refresh: () => void asked.push("refresh"), saveFile: ({ name, text }: SavedFile) => void saved.push({ name, text }) };
    view = await render(handlers, options);
    view.announce("pipeline", state);
    return view.page;
  }

  async function ready(options?: ViewOptions, state = example()): Promise<Page> {
    const page = await show(state, options);
    await page.locator(".node").first().waitFor();
    return page;
  }

  it("shows what is missing, what would run again, and what was compared", async () => {
    const page = await ready();
    await page.getByRole("heading", { name: /^\d faults? in 3 steps$/ }).waitFor();
    await page.getByRole("button", { name: /^Stage evaluate.*Fault: .*evalute\.py/ }).waitFor();
    await page.getByRole("button", { name: /^Stage train.*The parameter train\.learning_rate has changed from 0\.05 to 0\.1/ }).waitFor();
    await page.getByText(/^Compared with dvc\.lock/).waitFor();
    assert.equal(await page.locator(".node.parameters").count(), 1);
  });

  it("counts the cells of a notebook, which need no line, and tells what they take from each other", async () => {
    const page = await ready({}, notebook(CELLS));
    await page.getByRole("heading", { name: "10 cells" }).waitFor();
    await page.getByRole("button", { name: /^Cell 7 model = LogisticRegression.*, sets model, from .* and / }).waitFor();
  });

  it("keeps what is in its middle there when it gets narrow", async () => {
    const page = await ready({ width: 1200 }, notebook(CELLS));
    await page.setViewportSize({ width: 400, height: 760 });
    const first = page.getByRole("button", { name: /^Cell 1 / });
    await eventually(() => first.evaluate(IS_WITHIN_THE_WIDTH), true);
  });

  it("shows a circle in red", async () => {
    const page = await ready({}, pipeline({ "dvc.yaml": CIRCLE }, "dvc.yaml"));
    await page.getByRole("button", { name: /^Stage prepare.*Part of a circle/ }).waitFor();
    assert.equal(await page.locator(".edge.faulty").count(), 4);
    assert.equal(await page.locator(".node.faulty").count(), 4);
  });

  it("goes to the line by a click and by Enter, with one stop for Tab", async () => {
    const page = await ready();
    await page.getByRole("button", { name: /^Stage train/ }).click();
    await page.getByRole("button", { name: /^Parameters/ }).focus();
    await page.keyboard.press("Enter");
    await eventually(() => asked, ["stage train", "parameters file:///workspace/params.yaml"]);
    assert.equal(await page.locator(".node[tabindex='0']").count(), 1);
  });

  it("finds steps of a large pipeline by their words, one after the other", async () => {
    const page = await ready({}, pipeline({ "dvc.yaml": MANY }, "dvc.yaml"));
    const field = page.getByRole("textbox", { name: "Find in the graph" });
    await field.fill("clean 3");
    await page.getByText("1 of 13", { exact: true }).waitFor();
    assert.equal(await page.locator(".node:not(.aside)").count(), 13);
    await page.locator(".node.found[data-id='stage clean_3']").waitFor();
    await field.press("Enter");
    await page.locator(".node.found[data-id='stage clean_13']").waitFor();
    assert.ok(await page.locator(".node.found").evaluate(IS_IN_SIGHT));
    await field.press("Shift+Enter");
    await page.locator(".node.found[data-id='stage clean_3']").waitFor();
    await field.fill("nothing like it");
    await page.getByText("none", { exact: true }).waitFor();
    await field.press("Escape");
    await page.locator(".node.aside").first().waitFor({ state: "detached" });
    assert.equal(await page.locator(".node.found").count(), 0);
  });

  it("keeps the zoom, the focus and what is looked at in its place while the file is edited", async () => {
    const page = await ready({}, pipeline({ "dvc.yaml": DEEP }, "dvc.yaml"));
    await page.getByRole("button", { name: "Zoom In" }).click({ clickCount: 3 });
    const node = page.getByRole("button", { name: /^Stage step_30,/ });
    await node.focus();
    const before = await node.boundingBox();
    view.announce("pipeline", pipeline({ "dvc.yaml": `${DEEP}  first:\n    cmd: a\n    outs: [raw.csv]\n` }, "dvc.yaml"));
    await page.getByRole("button", { name: /^Stage first,/ }).waitFor();
    const after = await node.boundingBox();
    assert.ok(before && after);
    assert.deepEqual([after.x, after.y, after.width].map(Math.round), [before.x, before.y, before.width].map(Math.round));
    assert.ok(await node.evaluate(IS_FOCUSED));
    assert.ok(before.width > 300, "it is drawn twice as large");
  });

  it("goes from node to node by the arrow keys, and to the ends by Home and End", async () => {
    const page = await ready({}, pipeline({ "dvc.yaml": DEEP }, "dvc.yaml"));
    await page.getByRole("button", { name: /^Stage step_0,/ }).focus();
    for (const [key, name] of [["ArrowDown", "Output out_0"], ["ArrowDown", "Stage step_1,"], ["ArrowUp", "Output out_0"], ["End", "Output out_59"], ["Home", "Data raw.csv"]] as const) {
      await page.keyboard.press(key);
      const there = page.getByRole("button", { name: new RegExp(`^${name}`) });
      await eventually(() => there.evaluate(IS_FOCUSED), true);
      await eventually(() => there.evaluate(IS_IN_SIGHT), true);
    }
  });

  it("goes down and up along the arrows where other nodes are nearer", async () => {
    const page = await ready({}, pipeline({ "dvc.yaml": CONNECTED }, "dvc.yaml"));
    const current = async (): Promise<string> => (await page.locator(".node[tabindex='0']").getAttribute("data-id")) ?? "";
    await page.getByRole("button", { name: /^Stage load_1,/ }).focus();
    for (const key of [...Array<string>(8).fill("ArrowDown"), ...Array<string>(4).fill("ArrowUp")]) {
      const before = await current();
      await page.keyboard.press(key);
      const [from, to] = key === "ArrowDown" ? [before, await current()] : [await current(), before];
      assert.equal(await page.locator(`.edge[data-from='${from}'][data-to='${to}']`).count(), 1, `${key} from ${before} to ${await current()}`);
    }
  });

  it("forgets what was sought by Escape from the graph too", async () => {
    const page = await ready({}, pipeline({ "dvc.yaml": MANY }, "dvc.yaml"));
    await page.getByRole("textbox", { name: "Find in the graph" }).fill("clean 3");
    await page.locator(".node.found").focus();
    await page.keyboard.press("Escape");
    await page.locator(".node.aside").first().waitFor({ state: "detached" });
  });

  it("saves the whole graph as a drawing and as a picture", async () => {
    const page = await ready({}, pipeline({ "dvc.yaml": LOOPS, "fit.py": "" }, "dvc.yaml"));
    await page.getByRole("button", { name: "Zoom Out" }).click();
    await page.getByRole("button", { name: "Save SVG" }).click();
    await page.getByRole("button", { name: "Save PNG" }).click();
    await eventually(() => saved.map(({ name }) => name), ["pipeline.svg", "pipeline.png"]);
    const [drawing, picture] = saved.map(({ text }) => text);
    for (const words of [">fit<", ">grid<", "Stage, 2 runs", "Stage, frozen", "will stop"]) assert.ok(drawing?.includes(words), words);
    const [, ...frames] = drawing?.match(/<rect [^>]*rx="/g) ?? [];
    assert.equal(frames.length + 1, await page.locator(".node").count());
    assert.equal(Buffer.from(picture ?? "", "base64").subarray(1, 4).toString(), "PNG");
    assert.equal(await page.locator(".sheet > svg").count(), 1, "the drawing is gone from the page");
    if (process.env["MODELWRIGHT_PICTURES"] !== undefined) writeFileSync("test/webviews/rendered/out/pipeline-saved.png", Buffer.from(picture ?? "", "base64"));
  });

  it("needs no search for what can be seen as a whole", async () => {
    const page = await ready();
    assert.equal(await page.getByRole("textbox", { name: "Find in the graph" }).count(), 0);
  });

  it("keeps the last graph while the file is broken, and says so", async () => {
    const page = await ready();
    const { pipeline: last } = example() as Extract<PipelineState, { state: "ready" }>;
    view.announce("pipeline", { state: "ready", name: "dvc.yaml", pipeline: last, problem: "dvc.yaml cannot be read while its syntax is broken." });
    await page.getByText("cannot be read while").waitFor();
    assert.ok((await page.locator(".node").count()) > 3);
  });

  it("says what to do where there is nothing, and why where it cannot", async () => {
    const page = await show(pipeline({ "dvc.yaml": "stages: {}\n" }, "dvc.yaml"));
    await page.getByRole("heading", { name: "This pipeline has no steps yet" }).waitFor();
    view.announce("pipeline", { state: "failed", reason: "Open a dvc.yaml." });
    await page.getByText("Open a dvc.yaml.").waitFor();
    await page.getByText("Try Again").click();
    await eventually(() => asked, ["refresh"]);
  });

  looksRight("pipeline", ready, [1200, 400]);
  looksRight("pipeline-notebook", (options) => ready(options, notebook(CELLS)), [1200, 400]);
  looksRight("pipeline-circle", (options) => ready(options, pipeline({ "dvc.yaml": CIRCLE }, "dvc.yaml")), [1200, 400]);
  looksRight("pipeline-large", (options) => ready(options, pipeline({ "dvc.yaml": MANY }, "dvc.yaml")), [1200, 400]);
  looksRight("pipeline-connected", (options) => ready(options, pipeline({ "dvc.yaml": CONNECTED }, "dvc.yaml")), [1200]);
  looksRight("pipeline-deep", (options) => ready(options, pipeline({ "dvc.yaml": DEEP }, "dvc.yaml")), [1200]);
  looksRight("pipeline-wide", (options) => ready(options, pipeline({ "dvc.yaml": WIDE }, "dvc.yaml")), [1200, 400]);
  looksRight("pipeline-loops", (options) => ready(options, pipeline({ "dvc.yaml": LOOPS, "fit.py": "" }, "dvc.yaml")), [1200, 400]);
  looksRight("pipeline-empty", async (options) => {
    const page = await show(pipeline({ "dvc.yaml": "stages: {}\n" }, "dvc.yaml"), options);
    await page.getByRole("heading").waitFor();
    return page;
  }, [1200, 400]);
});
