import type { AnswerCase, AnswersPart, AnswersReport } from "../../server/core/insights/answers/report.ts";
import type { AnswersContract, AnswersState } from "../protocol/answers.ts";
import type { Call } from "../protocol/rpc.ts";
import { grid } from "../rows/grid.ts";
import { element } from "../shared/dom.ts";
import { counted, formatCount, formatNumber, formatShare } from "../shared/format.ts";
import { message, withCode } from "../shared/message.ts";
import { button, busy, dropdown, textField } from "../shared/ui.ts";
import { offeredCases, SHOWN, shownCases, wordDifference, type ViewState } from "./state.ts";

export interface AnswersView {
  show(state: AnswersState): void;
}

type Ready = Extract<AnswersState, { state: "ready" }>;

const COLUMNS = [
  { name: "verdict", type: "pass or fail", isNumeric: false, width: 84 },
  { name: "case", type: "what was asked", isNumeric: false, width: 250 },
  { name: "answer", type: "what came", isNumeric: false, width: 250 },
  { name: "expected", type: "what was wanted", isNumeric: false, width: 170 },
  { name: "score", type: "number", isNumeric: true, width: 76 },
  { name: "task", type: "", isNumeric: false, width: 120 },
  { name: "answered by", type: "", isNumeric: false, width: 150 },
] as const;

export function answersView(root: HTMLElement, initial: ViewState, save: (state: ViewState) => void, call: Call<AnswersContract>): AnswersView {
  let state = initial;
  let ready: Ready | undefined;
  let cases: readonly AnswerCase[] = [];
  const again = (): void => void call("again", {});
  const choose = (): void => void call("chooseFile", {});
  const panel = element("aside", { class: "case", "aria-label": "The chosen case", tabindex: 0 });
  const table = grid({ chosen: () => drawCase(), sort: () => undefined, copy: () => undefined });
  const kinds = dropdown("Which cases", (shown) => update({ shown: SHOWN.find((one) => one === shown) ?? "All cases" }));
  const [words, file, count, parts, problems] = [element("h1"), element("p", { class: "soft" }), element("span", { class: "soft", "aria-live": "polite" }), element("details", { class: "parts" }), element("div")];
  const page = element("main", { class: "answers" }, [
    element("header", { class: "verdict-head" }, [words, file]),
    element("div", { class: "toolbar" }, [textField("Filter cases", state.filter, (filter) => update({ filter })), kinds.node, count, element("span", { class: "space" }), button("Compare With…", () => void call("chooseBaseline", {})), button("Save Report…", () => void call("save", {})), button("Choose File…", choose)]),
    problems,
    parts,
    element("div", { class: "cases-and-case" }, [table.node, panel]),
  ]);

  function update(change: Partial<ViewState>): void {
    state = { ...state, ...change };
    save(state);
    draw();
  }
  function draw(): void {
    if (!ready) return;
    cases = shownCases(ready.cases, ready.report, state);
    count.textContent = counted(cases.length, "case");
    table.show({ columns: COLUMNS, rows: cases.length, sort: [], cells: { at: (row, column) => cellOf(cases[row], column), want: () => undefined } });
    drawCase();
  }
  function drawCase(): void {
    const one = cases[Math.max(0, table.selection().row)];
    const was = one && ready?.earlier.find(({ key }) => key === one.key);
    panel.replaceChildren(...(one ? detail(one, was) : [element("p", { class: "soft" }, [ready?.cases.length === 0 ? "The file holds no cases." : "No case fits the filter."])]));
  }

  return {
    show(next) {
      ready = next.state === "ready" ? next : undefined;
      if (next.state === "loading") root.replaceChildren(busy(`Reading ${next.file}…`));
      if (next.state === "failed") root.replaceChildren(message("The results could not be read", [withCode(next.reason)], button("Try Again", again, "primary"), button("Choose File…", choose)));
      if (next.state !== "ready") return;
      const { report } = next;
      words.replaceChildren(withCode(report.words));
      file.textContent = `${report.name}: ${report.format}${report.against ? `, beside ${report.against.name}` : ""}`;
      const offered = offeredCases(report);
      if (!offered.includes(state.shown)) state = { ...state, shown: "All cases" };
      kinds.offer(offered, state.shown);
      problems.replaceChildren(...report.problems.map((problem) => element("p", { class: "problems soft" }, [withCode(problem)])));
      parts.hidden = report.parts.length < 2 && report.reported.length === 0;
      parts.replaceChildren(element("summary", {}, ["By task and model"]), element("div", { class: "wide" }, [partTable(report)]));
      root.replaceChildren(page);
      draw();
    },
  };
}

function cellOf(one: AnswerCase | undefined, column: number): string | null {
  if (!one) return null;
  const verdict = one.passed === undefined ? "–" : one.passed ? "✓ pass" : "✗ fail";
  const score = one.score === undefined ? null : formatNumber(one.score, 4);
  const cells = [verdict, one.input, one.output, one.expected, score, one.task, one.variant];
  return cells[column]?.replace(/\s+/g, " ").slice(0, 300) ?? null;
}

function detail(one: AnswerCase, was: AnswerCase | undefined): readonly HTMLElement[] {
  const { input, expected, output, reason, passed, score, task, variant, milliseconds, tokens } = one;
  const facts = [task, variant, score === undefined ? "" : `score ${formatNumber(score, 4)}`, milliseconds === undefined ? "" : `${formatCount(Math.round(milliseconds))} ms`, tokens === undefined ? "" : counted(tokens, "token")].filter(Boolean).join(" · ");
  const changed = was && was.output !== output;
  const turned = was?.passed !== undefined && passed !== undefined && was.passed !== passed ? `: ${passed ? "failed" : "passed"} before` : "";
  return [
    element("h2", { class: passed === false ? "failed" : "" }, [passed === undefined ? "Not judged" : passed ? "✓ Passes" : "✗ Fails", turned]),
    element("p", { class: "soft" }, [facts]),
    ...block("Asked", input),
    ...block("Expected", expected),
    ...block(changed ? "Answered now" : "Answered", output),
    ...(changed ? [...block("Answered before", was.output), element("h3", {}, ["Word by word"]), element("pre", { class: "text" }, wordDifference(was.output, output).map(({ kind, text }) => (kind === "same" ? text : element(kind === "gone" ? "del" : "ins", {}, [text]))))] : []),
    ...block("Why", reason ?? ""),
  ];
}

const block = (title: string, text: string): readonly HTMLElement[] => (text === "" ? [] : [element("h3", {}, [title]), element("pre", { class: "text" }, [text])]);

function partTable({ parts, reported }: AnswersReport): HTMLElement {
  const head = ["Task", "Answered by", "Cases", "Pass", "Share", "95 %", "Mean score"].map((title, place) => element("th", { scope: "col", class: place > 1 ? "number" : undefined }, [title]));
  const own = reported.map(({ task, figure, value }) => element("li", {}, [`${task}: ${figure} ${formatNumber(value, 4)}`]));
  return element("div", {}, [element("table", { class: "figures" }, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, parts.map(partRow))]), ...(own.length > 0 ? [element("h3", {}, ["What the file itself reports"]), element("ul", { class: "related" }, own)] : [])]);
}

function partRow({ task, variant, cases, passed, passRate, interval, meanScore, scoreInterval }: AnswersPart): HTMLElement {
  const cells = [variant, formatCount(cases), passRate === undefined ? "–" : formatCount(passed), passRate === undefined ? "not judged" : formatShare(passRate), interval ? `${formatShare(interval[0])} to ${formatShare(interval[1])}` : "", meanScore === undefined ? "" : `${formatNumber(meanScore, 3)}${scoreInterval ? ` (${formatNumber(scoreInterval[0], 3)} to ${formatNumber(scoreInterval[1], 3)})` : ""}`];
  return element("tr", {}, [element("th", { scope: "row" }, [task === "" && variant === "" ? "All" : task]), ...cells.map((cell, place) => element("td", { class: place > 0 ? "number" : undefined }, [cell]))]);
}
