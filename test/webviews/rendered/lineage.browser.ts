import assert from "node:assert/strict";

import type { Page } from "playwright-core";

import { checkDocument, defaultSettings, filesOf, lineageGraphOf, lineageView, openDocument, programOf, rules } from "../../../server/core/index.ts";
import type { LineageContract, LineageState } from "../../../webviews/protocol/lineage.ts";
import type { SavedFile } from "../../../webviews/protocol/savedFile.ts";
import { installParsers } from "../../harness/parsers.ts";
import type { RenderedView, ViewOptions } from "../../harness/webview.ts";
import { eventually } from "./eventually.ts";
import { looksRight } from "./looks.ts";
import { viewTest } from "./viewTest.ts";

const LEAKING = `import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("train.csv").dropna()
X = df.drop(columns=["churned"])
y = df["churned"]
scaler = StandardScaler()
X = scaler.fit_transform(X)
X = SelectKBest(k=10).fit_transform(X, y)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression()
model.fit(X_train, y_train)
print(model.score(X_test, y_test))
forest = RandomForestClassifier()
forest.fit(X_train, y_train)
print(accuracy_score(y_test, forest.predict(X_test)))
new = pd.read_csv("test.csv")
answer = forest.predict(scaler.transform(new))
`;

/** What the server would say of the text. */
function lineage(text: string): LineageState {
  const document = openDocument("file:///workspace/churn.py", text, defaultSettings);
  const snapshot = { files: filesOf([document]), settings: defaultSettings };
  const { findings } = checkDocument(document, snapshot, rules);
  const leaks = findings.filter(({ rule }) => rule.group === "leakage").map((finding) => ({ ...finding, rule: finding.rule.id }));
  return { state: "ready", name: "churn.py", lineage: lineageView(lineageGraphOf(programOf(document, snapshot)), leaks).view };
}

describe("lineage view", () => {
  const render = viewTest<LineageContract>("lineage");
  let view: RenderedView<LineageContract>;
  let asked: string[] = [];
  let saved: { readonly name: string; readonly text: string }[] = [];
  before(installParsers);

  async function show(state: LineageState, options?: ViewOptions): Promise<Page> {
    [asked, saved] = [[], []];
    const handlers = { open: ({ id }: { readonly id: string }) => void asked.push(id), refresh: () => void asked.push("refresh"), saveFile: ({ name, text }: SavedFile) => void saved.push({ name, text }) };
    view = await render(handlers, options);
    view.announce("lineage", state);
    return view.page;
  }

  async function ready(options?: ViewOptions, text = LEAKING): Promise<Page> {
    const page = await show(lineage(text), options);
    await page.locator(".node").first().waitFor();
    return page;
  }

  const node = (page: Page, name: RegExp): ReturnType<Page["getByRole"]> => page.getByRole("button", { name });

  it("says what is wrong at the node where it happens", async () => {
    const page = await ready();
    await page.getByRole("heading", { name: "2 leaks on the way of the data" }).waitFor();
    assert.deepEqual(await page.locator(".node.faulty .title").allTextContents(), ["scaler", "SelectKBest"]);
    await node(page, /^Fit scaler, StandardScaler on all rows, after dropna → without churned, line 13, from train\.csv\. Leak: /).waitFor();
    assert.ok((await page.locator(".edge.faulty").count()) >= 4);
    assert.equal(await page.locator(".edge.faulty[data-from='Source `train.csv`']").count(), 0);
  });

  it("goes to the code by a click and by Enter", async () => {
    const page = await ready();
    await node(page, /^Split X/).click();
    await node(page, /^Fit model/).focus();
    await page.keyboard.press("Enter");
    await eventually(() => asked, ["Split `X`", "Fit `model`"]);
  });

  it("moves by arrow keys, with one stop for Tab", async () => {
    const page = await ready();
    const title = (): Promise<string> => page.evaluate("document.activeElement.querySelector('.title').textContent");
    assert.equal(await page.locator(".node[tabindex='0']").count(), 1);
    await node(page, /^Source train/).focus();
    await page.keyboard.press("ArrowDown");
    await eventually(title, "scaler");
    await page.keyboard.press("End");
    await eventually(title, "forest on scaler.transform(new)");
    await page.keyboard.press("Home");
    await eventually(title, "train.csv");
    await page.locator(".edge.near").first().waitFor({ state: "attached" });
  });

  it("saves the whole graph as a drawing and as a picture", async () => {
    const page = await ready();
    await page.getByRole("button", { name: "Save SVG" }).click();
    await page.getByRole("button", { name: "Save PNG" }).click();
    await eventually(() => saved.map(({ name }) => name), ["lineage.svg", "lineage.png"]);
    const [drawing, picture] = saved.map(({ text }) => text);
    for (const words of [">SelectKBest<", ">train.csv<"]) assert.ok(drawing?.includes(words), words);
    assert.equal(Buffer.from(picture ?? "", "base64").subarray(1, 4).toString(), "PNG");
  });

  it("follows edits and keeps the place", async () => {
    const page = await ready();
    await node(page, /^Split X/).focus();
    view.announce("lineage", lineage(LEAKING.replace("X = scaler.fit_transform(X)\n", "").replace("X = SelectKBest(k=10).fit_transform(X, y)\n", "")));
    await page.getByRole("heading", { name: "No leak found on the way of the data" }).waitFor();
    await eventually(() => page.evaluate<string>("document.activeElement.querySelector('.title').textContent"), "X");
    assert.equal(await page.locator(".edge.faulty").count(), 0);
  });

  it("zooms, and shows the whole of a large graph", async () => {
    const chain = Array.from({ length: 80 }, (_, line) => `d${line} = pd.read_csv("${line}.csv")\na${line}, b${line} = train_test_split(d${line}, random_state=0)`).join("\n");
    const page = await ready({}, `import pandas as pd\nfrom sklearn.model_selection import train_test_split\n${chain}\n`);
    const height = (): Promise<number> => page.evaluate("document.querySelector('.graph').scrollHeight / document.querySelector('.graph').clientHeight");
    await eventually(async () => (await height()) > 1.5, true);
    await page.getByRole("button", { name: "Whole Graph" }).click();
    await eventually(async () => (await height()) <= 1.01, true);
    await page.locator(".node").first().focus();
    await page.keyboard.press("0");
    await eventually(async () => (await height()) > 1.5, true);
  });

  it("says what to do where there is nothing, and why where it cannot", async () => {
    const page = await show(lineage("print(1)\n"));
    await page.getByRole("heading", { name: "No data is read or split here yet" }).waitFor();
    await page.getByText('pd.read_csv("train.csv")').waitFor();
    view.announce("lineage", { state: "failed", reason: "Open a Python file." });
    await page.getByText("Open a Python file.").waitFor();
    await page.getByText("Try Again").click();
    await eventually(() => asked, ["refresh"]);
  });

  it("shows names as they are", async () => {
    const page = await ready({}, `import pandas as pd\ndf = pd.read_csv("<img src=x onerror=alert(1)>")\n`);
    assert.equal(await page.locator("img").count(), 0);
  });

  looksRight("lineage", ready, [1200, 400]);
  looksRight("lineage-empty", async (options) => {
    const page = await show(lineage("print(1)\n"), options);
    await page.getByRole("heading").waitFor();
    return page;
  }, [1200, 400]);
});
