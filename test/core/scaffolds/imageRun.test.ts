import assert from "node:assert/strict";

import { defaultSettings, filesOf, imageRun, openDocument } from "../../../server/core/index.ts";

const ROOT = "file:///home/ann/Churn Model";
const PLACE = { folder: "/home/ann/Churn Model", home: "/home/ann" };

describe("the run of an image", () => {
  it("publishes the port to this machine alone and mounts what the image lacks", () => {
    const found = run({ Dockerfile: 'FROM python:3.12-slim\nEXPOSE 8000/tcp\nCMD ["python", "a.py"]\n', "requirements.txt": "", "data/a.csv": "", "models/m.skops": "" });
    assert.deepEqual(found, {
      state: "known",
      image: "churn-model:dev",
      build: ["build", "--tag", "churn-model:dev", "."],
      run: ["run", "--rm", "--init", "--publish", "127.0.0.1:8000:8000", "--volume", `${PLACE.folder}/data:/app/data:ro`, "--volume", `${PLACE.folder}/models:/app/models:rw`, "churn-model:dev"],
      address: "http://127.0.0.1:8000",
    });
  });

  it("lends secrets to the build, the GPU and the variables that the command demands to the container", () => {
    const dockerfile = 'FROM a AS build\nRUN --mount=type=secret,id=netrc,target=/root/.netrc --mount=type=secret,id=TOKEN,env=TOKEN pip install -r requirements.txt\nFROM a\nCMD ["sh", "-c", "exec vllm serve m --api-key ${KEY:?set a key}"]\n';
    const found = run({ Dockerfile: dockerfile, "requirements.txt": "vllm==0.11.2\n" });
    assert.ok(found.state === "known");
    assert.deepEqual(found.build.slice(3), ["--secret", "id=netrc,src=/home/ann/.netrc", "--secret", "id=TOKEN", "."]);
    assert.deepEqual(found.run, ["run", "--rm", "--init", "--gpus", "all", "--env", "KEY", "churn-model:dev"]);
    assert.equal(found.address, undefined);
  });

  it("says what to add where there is no Dockerfile", () => {
    const found = run({ "train.py": "" });
    assert.ok(found.state === "refused");
    assert.match(found.reason, /no Dockerfile.*Add Dockerfile/);
  });
});

function run(files: Readonly<Record<string, string>>): ReturnType<typeof imageRun> {
  const documents = Object.entries(files).map(([path, text]) => openDocument(`${ROOT}/${path}`, text, defaultSettings));
  return imageRun(ROOT, { files: filesOf(documents), settings: defaultSettings }, PLACE);
}
