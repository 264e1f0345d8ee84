import assert from "node:assert/strict";

import { defaultSettings, filesOf, kinds, openDocument, type Document, type Snapshot } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";

describe("lenses on data", () => {
  before(installParsers);

  const at = (path: string, text = ""): Document => openDocument(`file:///workspace/${path}`, text, defaultSettings);
  const lenses = (document: Document, ...others: readonly Document[]): string[] => {
    const snapshot: Snapshot = { files: filesOf([document, ...others]), settings: defaultSettings };
    const features = kinds.find(({ id }) => id === document.kind)?.features;
    return (features?.lenses?.(document, snapshot) ?? []).map(({ title, command }) => (command ? `${title}: ${command.id} ${JSON.stringify(command.arguments).replaceAll("file:///workspace/", "")}` : title));
  };

  it("offer a profile of each file that is read, and to compare it with the first", () => {
    const document = at("src/train.py", 'import pandas as pd\na = pd.read_csv("data/train.csv")\nb = pd.read_parquet(path="data/test.parquet")\nc = pd.read_csv("data/gone.csv")\nd = pd.read_csv(name)\n');
    assert.deepEqual(lenses(document, at("data/train.csv"), at("data/test.parquet")), [
      'Profile train.csv: modelwright.profileData ["data/train.csv"]',
      'Profile test.parquet: modelwright.profileData ["data/test.parquet"]',
      'Compare with train.csv: modelwright.compareData ["data/test.parquet",["data/train.csv","data/test.parquet"]]',
    ]);
  });

  it("offer the lineage of a split", () => {
    const document = at("train.py", "from sklearn.model_selection import train_test_split\ntrain, test = train_test_split(rows)\n");
    assert.deepEqual(lenses(document), ['Show data lineage: modelwright.showDataLineage ["train.py"]']);
  });

  it("offer a profile of what is split, where one file was read only", () => {
    const split = "from sklearn.model_selection import train_test_split\nimport pandas as pd\n";
    const one = at("train.py", `${split}rows = pd.read_csv("a.csv")\ntrain, test = train_test_split(rows)\n`);
    const two = at("train.py", `${split}rows = pd.read_csv("a.csv")\nmore = pd.read_csv("b.csv")\ntrain, test = train_test_split(rows)\n`);
    const profiles = (document: Document): number => lenses(document, at("a.csv"), at("b.csv")).filter((title) => title.startsWith("Profile a.csv")).length;
    assert.equal(profiles(one), 2, "above the read and above the split");
    assert.equal(profiles(two), 1);
  });

  it("offer a profile of the data of a DVC stage", () => {
    const document = at("dvc.yaml", "stages:\n  prepare:\n    cmd: python prepare.py\n    deps: [raw.csv, prepare.py]\n    outs: [clean.parquet]\n");
    assert.ok(lenses(document, at("raw.csv"), at("prepare.py")).includes('Profile raw.csv: modelwright.profileData ["raw.csv"]'));
  });
});
