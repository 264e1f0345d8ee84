import assert from "node:assert/strict";

import { canExist } from "../../../../../server/core/facts/config/dvc/existence.ts";
import { defaultSettings, filesOf, openDocument, type Files, type Snapshot } from "../../../../../server/core/index.ts";

const HOME = "file:///home/someone";
const REPOSITORY = `${HOME}/code/churn`;

describe("what a stage of a pipeline can read", () => {
  it("opens nothing outside the repository", () => {
    for (const root of [".git/HEAD", ".dvc/config"]) {
      const { snapshot, opened } = watched({
        [`code/churn/${root}`]: "",
        "code/churn/dvc.yaml": "stages: {}\n",
        "code/other/dvc.yaml": "stages:\n  a:\n    cmd: make\n    outs: [../churn/data/raw.csv]\n",
        "dvc.yaml": "stages: {}\n",
        ".gitignore": "*.csv\n",
      });
      assert.equal(canExist(`${REPOSITORY}/data/raw.csv`, snapshot), false);
      assert.deepEqual([...opened].filter((uri) => !`${uri}/`.startsWith(`${REPOSITORY}/`)), []);
    }
  });

  it("ends at the topmost folder of a project where nothing is under version control", () => {
    const { snapshot, opened } = watched({ "code/churn/pyproject.toml": "", "code/churn/train/dvc.yaml": "stages: {}\n", "code/churn/prepare/dvc.yaml": "stages:\n  a:\n    cmd: make\n    outs: [../train/features]\n" });
    assert.equal(canExist(`${REPOSITORY}/train/features/x.csv`, snapshot), true);
    assert.equal(canExist(`${REPOSITORY}/train/absent.csv`, snapshot), false);
    assert.deepEqual([...opened].filter((uri) => !`${uri}/`.startsWith(`${REPOSITORY}/`)), []);
  });

  it("knows what Git ignores above the .dvc of a part of the repository", () => {
    const { snapshot } = watched({ "code/.git/HEAD": "", "code/.gitignore": "*.bin\n", "code/churn/.dvc/config": "", "code/churn/dvc.yaml": "" });
    assert.equal(canExist(`${REPOSITORY}/model.bin`, snapshot), true);
    assert.equal(canExist(`${REPOSITORY}/model.txt`, snapshot), false);
  });

  it("asks once per folder, however many paths there are", () => {
    const { snapshot, questions } = watched({ "code/churn/.git/HEAD": "", "code/churn/dvc.yaml": "" });
    canExist(`${REPOSITORY}/data/0.csv`, snapshot);
    const first = questions();
    canExist(`${REPOSITORY}/data/1.csv`, snapshot);
    assert.equal(questions(), first + 1, "only whether the file itself exists");
  });
});

/** Files below the home folder that remember what was read and listed, and how often they were asked anything. */
function watched(texts: Readonly<Record<string, string>>): { readonly snapshot: Snapshot; readonly opened: ReadonlySet<string>; readonly questions: () => number } {
  const files = filesOf(Object.entries(texts).map(([path, text]) => openDocument(`${HOME}/${path}`, text, defaultSettings)));
  const opened = new Set<string>();
  let count = 0;
  const counted = (uri: string): string => {
    count++;
    return uri;
  };
  const noted = (uri: string): string => {
    opened.add(uri);
    return counted(uri);
  };
  const watching: Files = { read: (uri) => files.read(noted(uri)), exists: (uri) => files.exists(counted(uri)), list: (uri) => files.list(noted(uri)) };
  return { snapshot: { files: watching, settings: defaultSettings }, opened, questions: () => count };
}
