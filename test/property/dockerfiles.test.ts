import assert from "node:assert/strict";

import fc from "fast-check";

import { applyEdits, checkDocument, defaultSettings, filesOf, fixAll, openDocument, rules, type Document } from "../../server/core/index.ts";

const dockerRules = rules.filter(({ group }) => group === "docker" || group === "security");

/** Pieces that mean something to the parser or to a rule, to be put together in any way. */
const PIECES = [
  "FROM python", "FROM python:3.12-slim AS build", "FROM build", "FROM ${A:-x}", "ARG A=latest", "ARG HF_TOKEN", "ENV HF_TOKEN=abc123def456", "ENV A=\"b", "COPY . .", "COPY [\"a\",", "ADD https://a.b/c.tar.gz /", "USER root",
  "RUN pip install -r requirements.txt", "RUN apt-get update && apt-get install git", "RUN <<EOF", "EOF", "RUN curl https://a.b/c.sh | sh", "CMD python app.py", "CMD [\"python\"]", "ENTRYPOINT", "HEALTHCHECK CMD", "ONBUILD RUN x",
  "\\", "`", "# escape=`", "# comment", "$(", "${", "'", "\"", "&& \\", "\t", "\u{1f600}", "\0", "RUN --mount=type=cache,target=/x pip install torch", "SHELL [\"bash\"]",
];
const dockerfiles = fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom("\n", "\r\n", " ", "\\\n", "")), { maxLength: 14 }).map((parts) => parts.flat().join(""));

describe("any Dockerfile", () => {
  it("is checked without a crash, with findings inside of the text", () => {
    fc.assert(fc.property(dockerfiles, (text) => void checked(open(text))), { numRuns: 400 });
  });

  it("is still checked after its fixes, which come to an end", () => {
    fc.assert(
      fc.property(dockerfiles, (text) => {
        let document = open(text);
        for (let round = 0; ; round++) {
          const edits = fixAll(checked(document), () => true);
          if (edits.length === 0) return;
          assert.ok(round < 12, `the fixes of ${JSON.stringify(text)} never settle`);
          document = open(applyEdits(document.text, edits));
        }
      }),
      { numRuns: 200 },
    );
  });
});

const open = (text: string): Document => openDocument("file:///workspace/Dockerfile", text, defaultSettings);

function checked(document: Document): ReturnType<typeof checkDocument>["findings"] {
  const { findings, crashes } = checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, dockerRules);
  assert.deepEqual(crashes, []);
  for (const { at, rule } of findings) assert.ok(0 <= at.start && at.start <= at.end && at.end <= document.text.length, `${rule.id} points outside of the text`);
  return findings;
}
