import assert from "node:assert/strict";

import { defaultSettings, modelLoads, openDocument } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";

describe("calls that load a model file", () => {
  before(installParsers);

  const cases: readonly (readonly [what: string, code: string, paths: readonly string[]])[] = [
    ["a path in the call", 'import torch\ntorch.load("a.pt")', ["a.pt"]],
    ["a path by keyword", 'from joblib import load\nload(filename="a.joblib")', ["a.joblib"]],
    ["a file that is opened in the call", 'import pickle\npickle.load(open("a.pkl", "rb"))', ["a.pkl"]],
    ["a file that is opened above", 'import pickle\nwith open("a.pkl", "rb") as f:\n    pickle.load(f)', ["a.pkl"]],
    ["a name that is given once", 'import numpy as np\nPATH = "a.npy"\nnp.load(PATH, allow_pickle=True)', ["a.npy"]],
    ["a Path", 'from pathlib import Path\nimport keras\nkeras.models.load_model(Path("a.keras"))', ["a.keras"]],
    ["a name that is given twice", 'import numpy as np\nPATH = "a.npy"\nPATH = "b.npy"\nnp.load(PATH)', []],
    ["an address", 'import pandas as pd\npd.read_pickle("https://example.com/a.pkl")', []],
    ["what nobody can tell", "import torch\ntorch.load(path)\ntorch.load(f'{folder}/a.pt')", []],
    ["another call of that name", 'import json\njson.load(open("a.json"))', []],
  ];
  for (const [what, code, paths] of cases) {
    it(what, () => {
      const document = openDocument("file:///a.py", code, defaultSettings);
      assert.deepEqual(modelLoads(document).map(({ path }) => path), paths);
    });
  }
});
