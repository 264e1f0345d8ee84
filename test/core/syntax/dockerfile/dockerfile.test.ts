import assert from "node:assert/strict";

import { defaultSettings, openDocument, type Document } from "../../../../server/core/index.ts";
import { dockerfileOf, instructionsOf, type Dockerfile } from "../../../../server/core/syntax/dockerfile/dockerfile.ts";

describe("Dockerfile tree", () => {
  it("has the global arguments, and one stage for each FROM", () => {
    const file = parse("ARG PYTHON=3.12\nFROM --platform=$P python:$PYTHON AS Build\nRUN a\nFROM build\nCMD b\n");
    assert.deepEqual(file.globalArguments.map(({ assignments }) => assignments[0]?.value?.text), ["3.12"]);
    assert.deepEqual(
      file.stages.map(({ image, name, instructions }) => [image?.text, name, instructions.map(({ keyword }) => keyword)]),
      [
        ["python:$PYTHON", "build", ["RUN"]],
        ["build", undefined, ["CMD"]],
      ],
    );
  });

  it("has flags, body and JSON form", () => {
    const text = 'FROM a\nRUN --mount=type=cache,target=/x pip \\\n  install y\nCMD ["a", "b\\"c"]\n';
    const [run, cmd] = parse(text).stages[0]?.instructions ?? [];
    assert.deepEqual(run?.flags.map(({ name, value }) => [name, value]), [["mount", "type=cache,target=/x"]]);
    assert.equal(text.slice(run.body.start, run.body.end), "pip \\\n  install y");
    assert.deepEqual(cmd?.json?.map((word) => word.text), ["a", 'b"c']);
  });

  it("has the pairs of ENV, also in the old form", () => {
    const [env, old] = parse("FROM a\nENV A=1 B='x y'\nENV KEY some words\n").stages[0]?.instructions ?? [];
    assert.deepEqual(env?.assignments.map(({ name, value }) => [name.text, value?.text]), [["A", "1"], ["B", "x y"]]);
    assert.deepEqual(old?.assignments.map(({ name, value }) => [name.text, value?.text]), [["KEY", "some words"]]);
  });

  it("survives every prefix and odd bytes", () => {
    const text = '# escape=`\nFROM a AS b\nENV A="1\nRUN <<EOF\npip\nEOF\nCOPY ["a\nHEALTHCHECK CMD\nONBUILD RUN x `\n\0\u{1f600}\r\nFROM';
    for (let length = 0; length <= text.length; length++) instructionsOf(parse(text.slice(0, length)));
    assert.equal(parse(text).escape, "`");
  });
});

const parse = (text: string): Dockerfile => dockerfileOf(open(text));

const open = (text: string): Document => openDocument("file:///workspace/Dockerfile", text, defaultSettings);
