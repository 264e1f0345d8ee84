import { defineRule } from "../../engine/rule.ts";
import { callsOf, type Call } from "../../facts/python/calls.ts";

export const nativeLibraryLoaded = defineRule({
  id: "native-library-loaded",
  summary: "A library is loaded from a place that is only known at run time",
  severity: "info",
  strict: "warning",
  languages: ["python"],
  cwe: ["CWE-114"],
  owasp: ["LLM03:2025"],
  references: ["https://cwe.mitre.org/data/definitions/114.html"],
  fix: "none",

  *check(document) {
    for (const call of callsOf(document)) {
      if (!LOADERS.test(call.name) || isConstant(call)) continue;
      yield { at: call.callee, message: `\`${call.name}\` runs what the library holds, as machine code, the moment it is loaded: a model's folder that brings its own operators brings a program. Load it from where your package is installed, and check its sha256 before.` };
    }
  },
});

const LOADERS = /^torch\.(?:ops|classes)\.load_library$|^(?:tensorflow\.)?load_(?:op_)?library$|^tensorflow\.load_(?:op_)?library$|\.register_custom_ops_library$|^ctypes\.(?:CDLL|PyDLL|WinDLL|cdll\.LoadLibrary)$|^numpy\.ctypeslib\.load_library$|^torch\.utils\.cpp_extension\.load$/;

/** A name in the program's own text, or a place beside the package. */
const isConstant = ({ arguments: given }: Call): boolean =>
  given.every(({ value }) => value.type !== "name" && value.type !== "subscript" && !(value.type === "formattedText") && !(value.type === "attribute" && value.name.name !== "__file__")) || given.length === 0;
