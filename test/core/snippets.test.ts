import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { checkDocument, defaultSettings, filesOf, openDocument, rules } from "../../server/core/index.ts";
import { installParsers } from "../harness/parsers.ts";

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

/** The file that a snippet is written into, where it is not `sample.<language>`, and what comes before it there. */
const HOMES: Readonly<Record<string, readonly [name: string, before: string]>> = {
  "dvc-pipeline": ["dvc.yaml", ""],
  "dvc-stage": ["dvc.yaml", "stages:\n"],
  "dvc-foreach": ["dvc.yaml", "stages:\n"],
  "dvc-matrix": ["dvc.yaml", "stages:\n"],
  mlproject: ["MLproject", ""],
  "wandb-sweep": ["sweep.yaml", ""],
  "cog-config": ["cog.yaml", ""],
  "promptfoo-config": ["promptfooconfig.yaml", ""],
};
/** Files that the snippets speak of. */
const AROUND = ["src/prepare.py", "src/train.py", "src/predict.py", "train.py", "predict.py", "data/raw.csv", "data/prepared", "models/small.pkl", "models/large.pkl", "python_env.yaml", "requirements.txt"];
const PARAMS = "train:\n  learning_rate: 0.1\n";

before(installParsers);

for (const language of ["yaml", "python"]) {
  describe(`snippets/${language}.json`, () => {
    const snippets = JSON.parse(readFileSync(`snippets/${language}.json`, "utf8")) as Record<string, Snippet>;
    for (const [title, { prefix, body }] of Object.entries(snippets)) {
      it(`${title} is clean by our own rules`, () => {
        const [name, start] = HOMES[prefix[0] ?? ""] ?? [`sample.${language === "python" ? "py" : "yaml"}`, ""];
        const lines = body.map(filledIn).map((line) => (start === "" || line === "" ? line : `  ${line}`));
        const document = openDocument(`file:///workspace/${name}`, `${start}${lines.join("\n")}\n`, defaultSettings);
        const others = AROUND.map((path) => openDocument(`file:///workspace/${path}`, path.endsWith(".py") ? "class Predictor:\n    pass\n" : "", defaultSettings));
        const params = openDocument("file:///workspace/params.yaml", PARAMS, defaultSettings);
        const { findings, crashes } = checkDocument(document, { files: filesOf([document, params, ...others]), settings: defaultSettings }, rules);
        assert.deepEqual(crashes, []);
        assert.deepEqual(findings.map(({ rule, message }) => `${rule.id}: ${message}`), []);
      });
    }
  });
}

/** A snippet's line as it stands when every placeholder keeps its default. */
function filledIn(line: string): string {
  return line.replace(/(?<!\\)\$\{\d+:([^{}]*)\}|\$\d/g, "$1").replaceAll("\\$", "$");
}
