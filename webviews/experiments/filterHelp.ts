import { element } from "../shared/dom.ts";

const EXAMPLES: readonly (readonly [example: string, what: string])[] = [
  ["adam", "looked for in names, tags, notes and parameters"],
  ["loss < 0.5 status = finished", "both must hold; or, not and parentheses work too"],
  ["min(loss) < 0.1", "of the whole curve: min, max, mean"],
  ["`val loss` >= 1", "names with blanks in backquotes"],
  ["model ~ boost", "contains, without regard to case; !~ does not"],
  ["model ~ /^(tree|forest)/i", "a regular expression"],
  ["model in (tree, forest)", "one of several"],
  ["loss = nan", "also inf and -inf"],
  ["loss is null", "runs without it"],
  ["started > 2026-03-01", "also today, yesterday, -7d, -2h"],
  ["duration > 10min", "ms, s, min, h, d"],
  ["params.depth = 3 tag.team = risk", "where one name means several things"],
  ["metrics.loss < 1 and attributes.status = 'FINISHED'", "as MLflow's own search writes it"],
];

/** What the filter understands, by examples. */
export function filterHelp(): HTMLElement {
  const rows = EXAMPLES.map(([example, what]) => element("tr", {}, [element("td", {}, [element("code", {}, [example])]), element("td", { class: "soft" }, [what])]));
  const table = element("table", { class: "filter-examples" }, [element("tbody", {}, rows)]);
  return element("details", { class: "menu help" }, [element("summary", { "title": "What the filter understands", "aria-label": "What the filter understands" }, ["?"]), element("div", { class: "picker" }, [table])]);
}
