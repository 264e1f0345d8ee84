import { element } from "./dom.ts";
import { counted } from "./format.ts";
import { withCode } from "./message.ts";

/** What was odd about the data, folded where it is much; nothing where there is nothing. `about` ends “3 notes …”. */
export function notes(problems: readonly string[], about: string): readonly HTMLElement[] {
  if (problems.length === 0) return [];
  const items = problems.slice(0, MOST).map((problem) => element("li", {}, [withCode(problem)]));
  const more = problems.length > MOST ? [element("li", {}, [`and ${counted(problems.length - MOST, "more note")}`])] : [];
  return [element("details", { class: "problems", open: problems.length < 3 }, [element("summary", {}, [`${counted(problems.length, "note")} ${about}`]), element("ul", {}, [...items, ...more])])];
}

const MOST = 500;
