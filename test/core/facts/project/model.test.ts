import assert from "node:assert/strict";

import { modelFiles } from "../../../../server/core/facts/project/model.ts";
import { defaultSettings, type Files } from "../../../../server/core/index.ts";

const FOLDER = "file:///w/";

/** A folder of files of which only the bytes are known. */
function found(models: Readonly<Record<string, string | undefined>>, readsBytes = true): unknown {
  const names = Object.keys(models);
  const files: Files = {
    read: () => undefined,
    exists: () => true,
    list: (folder) => (folder === FOLDER ? names.map((name) => FOLDER + name) : []),
    ...(readsBytes ? { model: (uri: string) => (models[uri.slice(FOLDER.length)] === undefined ? undefined : { format: models[uri.slice(FOLDER.length)] ?? "" }) } : {}),
  };
  return modelFiles(FOLDER, { files, settings: defaultSettings }).map(({ path, format }) => `${path}: ${format}`);
}

describe("model files of a project", () => {
  it("are told by their bytes, whatever they are called", () => {
    assert.deepEqual(found({ "model.bin": "torch", "clf.sav": "joblib", weights: "safetensors", "net.pkl": "torch-legacy", "best.h5": "keras-h5", "model.json": "xgboost" }), ["model.bin: torch", "clf.sav: joblib", "weights: safetensors", "net.pkl: torch", "best.h5: keras", "model.json: xgboost"]);
  });

  it("are told by their names where the bytes say nothing", () => {
    assert.deepEqual(found({ "a.skops": undefined, "b.pt": undefined, "model.json": undefined }), ["a.skops: skops", "b.pt: torch"]);
    assert.deepEqual(found({ "a.skops": "skops", "model.json": undefined }, false), ["a.skops: skops", "model.json: xgboost"]);
  });

  it("are no others, and joblib reads plain pickles too", () => {
    assert.deepEqual(found({ "notes.txt": undefined, "data.npy": "npy", "a.joblib": "pickle", "config.json": "json" }), ["a.joblib: joblib"]);
  });
});
