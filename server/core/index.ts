/** The one door into the core, for `lsp`, `cli`, `host` and tests. */
export { applyEdits, editsAgree } from "./text/edits.ts";
export { linesOf, type Lines, type Position } from "./text/lines.ts";
export type { Edit, Span } from "./text/span.ts";
export { documentLines, type Cell, type Document, type Output } from "./workspace/document.ts";
export { cellAt, codeCells, editsByCell, notebookDocument, spanOf, type CodeCell } from "./workspace/notebook.ts";
export { defaultSettings, type Settings, type Severity } from "./workspace/settings.ts";
export { filesOf, type Files, type Snapshot } from "./workspace/snapshot.ts";
export { baseName, folderOf, relativePath, resolvePath } from "./workspace/uri.ts";
export { editIpynb, readIpynb, type Ipynb, type IpynbCell } from "./syntax/notebook/ipynb.ts";
export { openDocument } from "./kinds/open.ts";
export type { Completion, Features, Hover, Lens, Link, Place } from "./kinds/features.ts";
export { kinds } from "./kinds/index.ts";
export type { Kind } from "./kinds/kind.ts";
export { pathMatches, recognise, type Recognised } from "./kinds/recognise.ts";
export { checkDocument, type Crash, type RankedFinding, type Report } from "./engine/check.ts";
export { fixAll } from "./engine/fixAll.ts";
export type { Finding, Fix, Leakage, Related, Rule, RuleInGroup } from "./engine/rule.ts";
export { rules } from "./rules/index.ts";
