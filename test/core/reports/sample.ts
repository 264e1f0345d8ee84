import {
  checkDocument,
  defaultSettings,
  filesOf,
  openDocument,
  placeReport,
  storedDocument,
  type CheckReport,
  type FileReport,
  type Names,
  type Rule,
  type RuleInGroup,
} from "../../../server/core/index.ts";

export const names: Names = { path: (uri) => uri.replace("file://", ""), shown: (uri) => uri.replace("file:///project/", "") };

/** A rule that finds each `bad` and would make it `good`; in front of `worse` it crashes. */
export const badRule: RuleInGroup = { ...ruleThat(), group: "words" };

function ruleThat(): Rule {
  return {
    id: "no-bad",
    summary: "A word is bad",
    severity: "warning",
    languages: ["python", "yaml"],
    cwe: ["CWE-502"],
    owasp: ["LLM03:2025"],
    references: ["https://example.org/bad"],
    fix: "safe",
    *check({ text }) {
      for (const { index } of text.matchAll(/bad/g)) {
        const at = { start: index, end: index + 3 };
        yield {
          at,
          message: "`bad` is bad. Write `good`.",
          fixes: [{ title: "Write good", edits: [{ span: at, text: "good" }] }],
          related: [{ at: { start: 0, end: 1 }, message: "It begins here." }],
          leakage: { type: "preprocessing", fit: at, split: { start: 0, end: 1 } },
        };
      }
      if (text.includes("worse")) throw new Error("the rule fell over");
    },
  };
}

/** The file checked by that rule alone. */
export function fileReport(uri: string, text: string): FileReport {
  const document = openDocument(uri, text, defaultSettings);
  const snapshot = { files: filesOf([document]), settings: defaultSettings };
  return placeReport({ document, stored: storedDocument(document, text) }, checkDocument(document, snapshot, [badRule]), () => undefined);
}

export const reportOf = (...files: readonly FileReport[]): CheckReport => ({ files, problems: [], fixed: [] });

/** As Jupyter writes it: one line of JSON for each line of a cell. */
export const NOTEBOOK = `{
 "cells": [
  {
   "cell_type": "markdown",
   "source": ["bad prose is fine"]
  },
  {
   "cell_type": "code",
   "source": [
    "x = 1\\n",
    "\\"\\u00e9\\tquoted\\", bad\\n",
    "bad"
   ]
  },
  { "cell_type": "code", "source": "one = \\"line\\"\\nbad\\n" }
 ],
 "metadata": {},
 "nbformat": 4,
 "nbformat_minor": 5
}
`;
