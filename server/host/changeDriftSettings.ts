import { isMap, isScalar, isSeq, parseDocument, type Document } from "yaml";

import { driftSettings, type DriftOptions, type DriftSettingChange } from "../core/index.ts";

export type ChangedSettings = { readonly state: "changed"; readonly text: string; readonly options: Partial<DriftOptions> } | { readonly state: "wrong"; readonly problem: string };

/** Changes one setting in the text of `modelwright.drift.yaml`, whose comments and order stay; what is not allowed is said. */
export function changeDriftSettings(text: string, change: DriftSettingChange): ChangedSettings {
  const document = parseDocument(text.trim() === "" ? "version: 1\n" : text);
  if (document.errors.length > 0 || !isMap(document.contents)) return { state: "wrong", problem: "The file holds something else than keys and values. Mend it first." };
  if (change.setting === "ignore") leaveOut(document, change.column, change.value);
  else if (change.setting === "read") set(document, ["read", change.file, change.key], change.value);
  else set(document, "column" in change ? [change.setting, change.column] : [change.setting], change.value);
  const values: unknown = document.toJS();
  const read = driftSettings(values as Readonly<Record<string, unknown>>);
  return read.state === "wrong" ? read : { state: "changed", text: document.toString({ lineWidth: 0, flowCollectionPadding: false }), options: read.options };
}

/** What holds nothing any more goes as well. */
function set(document: Document, path: readonly string[], value: string | number | boolean | null): void {
  const above = path.map((_, depth) => path.slice(0, depth)).slice(1);
  if (value !== null) for (const outer of above) if (!isMap(document.getIn(outer))) document.setIn(outer, document.createNode({}));
  if (value !== null) document.setIn(path, value);
  else if (document.hasIn(path)) document.deleteIn(path);
  for (const outer of above.toReversed()) {
    const rest = document.getIn(outer);
    if (isMap(rest) && rest.items.length === 0) document.deleteIn(outer);
  }
}

function leaveOut(document: Document, column: string, out: boolean): void {
  const list = document.get("ignore");
  const places = isSeq(list) ? list.items.flatMap((item, place) => (isScalar(item) && item.value === column ? [place] : [])) : [];
  for (const place of places.toReversed()) document.deleteIn(["ignore", place]);
  if (out && isSeq(list)) document.addIn(["ignore"], column);
  else if (out) document.set("ignore", document.createNode([column]));
  const rest = document.get("ignore");
  if (isSeq(rest) && rest.items.length === 0) document.delete("ignore");
}
