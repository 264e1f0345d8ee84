import type { ModelFile } from "../../server/core/insights/modelFile.ts";
import { element } from "../shared/dom.ts";
import { counted, formatCount, formatShare } from "../shared/format.ts";
import { withCode } from "../shared/message.ts";
import { formatBytes } from "./state.ts";

/** The severity has a shape as well as a colour. */
const MARKS: Readonly<Record<string, string>> = { dangerous: "▲", suspicious: "◆", uninspected: "?", safe: "●", info: "i" };

export const mark = (severity: string): HTMLElement => element("span", { class: `mark ${severity}`, "aria-hidden": "true" }, [MARKS[severity] ?? "i"]);

export function evidenceSection({ evidence }: ModelFile): readonly HTMLElement[] {
  if (evidence.length === 0) return [];
  const items = evidence.map(({ what, where, severity }) =>
    element("li", { class: severity }, [
      mark(severity),
      element("div", {}, [element("strong", {}, [severity]), " ", element("span", { class: "soft" }, [where]), element("p", {}, [withCode(what)])]),
    ]),
  );
  return [section("What was found", element("ul", { class: "evidence", tabindex: evidence.length > 5 ? 0 : undefined }, items))];
}

export function importsSection({ imports }: ModelFile): readonly HTMLElement[] {
  if (imports.length === 0) return [];
  const rows = imports.map(({ name, verdict, calls }) =>
    element("tr", {}, [element("td", {}, [mark(verdict), " ", verdict]), element("td", { class: "name" }, [element("code", {}, [name])]), element("td", { class: "number" }, [calls === 0 ? "" : counted(calls, "call")])]),
  );
  return [section("Imports", element("p", { class: "soft" }, ["Python imports these when it loads the file."]), table(["Verdict", "Name", "Calls"], rows))];
}

export function typesSection({ byType, memory, parameters }: ModelFile): readonly HTMLElement[] {
  if (byType.length === 0) return [];
  const rows = byType.map(({ dtype, bytes }) =>
    element("tr", {}, [element("td", {}, [dtype]), element("td", { class: "number" }, [formatBytes(bytes)]), element("td", { class: "number soft" }, [memory > 0 ? formatShare(bytes / memory) : ""])]),
  );
  const total = `${formatCount(parameters)} parameters. Loading them as they are stored takes ${formatBytes(memory)} of memory.`;
  return [section("Size", element("p", {}, [total]), table(["Type", "Bytes", "Share"], rows))];
}

export function factsSection({ facts, sha256 }: ModelFile): readonly HTMLElement[] {
  const all = sha256 === undefined ? facts : [...facts, { name: "SHA-256", value: sha256 }];
  if (all.length === 0) return [];
  const rows = all.map(({ name, value }) => element("tr", {}, [element("th", { scope: "row" }, [name]), element("td", { class: "value" }, [value])]));
  return [section("Metadata", element("table", { class: "facts" }, [element("tbody", {}, rows)]))];
}

const section = (title: string, ...children: readonly HTMLElement[]): HTMLElement => element("section", {}, [element("h2", {}, [title]), ...children]);

function table(titles: readonly string[], rows: readonly HTMLElement[]): HTMLElement {
  const head = titles.map((title) => element("th", { scope: "col", class: ["Bytes", "Share", "Calls"].includes(title) ? "number" : undefined }, [title]));
  return element("table", { class: "facts" }, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, rows)]);
}
