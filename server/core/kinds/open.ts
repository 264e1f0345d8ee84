import { readIpynb } from "../syntax/notebook/ipynb.ts";
import type { Document } from "../workspace/document.ts";
import { notebookDocument } from "../workspace/notebook.ts";
import type { Settings } from "../workspace/settings.ts";
import { recognise } from "./recognise.ts";

/**
 * Makes a document of a file's text. A notebook becomes its joined code cells; one that cannot be read stays the JSON
 * text it is, for the rules to say why.
 */
export function openDocument(uri: string, text: string, settings: Settings): Document {
  const { kind, language } = recognise(uri, text, settings);
  if (kind !== "notebook") return { uri, kind, language, text };
  const notebook = readIpynb(uri, text);
  if (notebook.state === "broken") return { uri, kind, language: "json", text };
  const document = notebookDocument(uri, notebook.language, notebook.cells);
  return notebook.languageVersion === undefined ? document : { ...document, languageVersion: notebook.languageVersion };
}
