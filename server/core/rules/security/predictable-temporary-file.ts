import { defineRule } from "../../engine/rule.ts";
import { callsOf, textValue, type Call } from "../../facts/python/calls.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const predictableTemporaryFile = defineRule({
  id: "predictable-temporary-file",
  summary: "Somebody else on the machine can put their own file in this place",
  severity: "info",
  strict: "warning",
  languages: ["python"],
  cwe: ["CWE-377"],
  references: ["https://docs.python.org/3/library/tempfile.html#tempfile.mktemp"],
  elsewhere: ["B108", "B306", "S108", "S306"],
  fix: "none",

  *check(document) {
    for (const call of callsOf(document)) {
      if (call.name === "tempfile.mktemp") {
        yield { at: call.callee, message: "Between the choice of the name and the writing of the file anybody on this machine may put a file or a link there. Use `tempfile.mkstemp()` or `tempfile.TemporaryDirectory()`, which make it at once." };
      }
      const path = pathOf(call);
      if (path) yield { at: placeOf(path), message: `Everybody on a shared machine may write to \`/tmp\`: a link that waits at this place is followed, and a model that lies there already is loaded as if it were yours. Use \`tempfile.TemporaryDirectory()\`.` };
    }
  },
});

/** Where a model is written to or loaded from. */
const PLACES: readonly { readonly names: RegExp; readonly place: number; readonly keyword: string }[] = [
  { names: /^torch\.save$/, place: 1, keyword: "f" },
  { names: /^(?:joblib|pickle)\.dump$/, place: 1, keyword: "filename" },
  { names: /^(?:torch|joblib)\.load$|\.(?:save_model|load_model|save_pretrained)$/, place: 0, keyword: "filename" },
];

function pathOf({ name, arguments: given }: Call): Call["arguments"][number]["value"] | undefined {
  const row = PLACES.find(({ names }) => names.test(name));
  const value = row && (given.find((one) => one.name === row.keyword) ?? given.filter((one) => one.name === undefined)[row.place])?.value;
  return /^\/(?:var\/)?tmp\/[\w.-]+$/.test(textValue(value) ?? "") ? value : undefined;
}
