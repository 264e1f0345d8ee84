import { defineRule, type Fix } from "../../engine/rule.ts";
import { argumentOf } from "../../facts/python/calls.ts";
import { flowOf } from "../../facts/python/flow/flow.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import type { Call } from "../../syntax/python/expressionTree.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const windowsCrossBoundary = defineRule({
  id: "windows-cross-boundary",
  summary: "Windows that overlap are split at random",
  severity: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/cross_validation.html#cross-validation-of-time-series-data", "https://doi.org/10.1016/j.patter.2023.100804"],
  fix: "suggested",

  check: inProgram(function* (program) {
    const seen = new Set<number>();
    for (const event of flowOf(program).events) {
      if (event.type !== "split" || !event.notes?.windows || !event.node || seen.has(event.at.start) || !isShuffled(event.node)) continue;
      seen.add(event.at.start);
      yield {
        at: placeOf(event.node.callee),
        message: `\`${event.of ?? "These rows"}\` are windows that overlap, and the split shuffles them: nearly every test window stands in the training rows too, shifted by a step, so the score says how well the model remembers. Split the series in order of time with \`shuffle=False\`, or cut it first and make the windows of each part by itself.`,
        related: [{ at: event.notes.windows, message: "The windows are cut here, each a step further than the last." }],
        leakage: { type: "time", split: placeOf(event.statement) },
        fixes: fixesFor(event.node),
      };
    }
  }),
});

/** A splitter of whole groups, or one whose setting is not written out, may know better. */
function isShuffled(split: Call): boolean {
  const shuffle = argumentOf(split, "shuffle");
  return (shuffle === undefined || shuffle.type === "true") && !split.arguments.some(({ kind }) => kind === "keywords");
}

function fixesFor(split: Call): readonly Fix[] {
  const shuffle = argumentOf(split, "shuffle");
  const last = split.arguments.at(-1);
  if (argumentOf(split, "stratify") !== undefined || !last || !/(^|\.)train_test_split$/.test(nameOf(split))) return [];
  return [{ title: "Split without shuffling", edits: [shuffle ? { span: placeOf(shuffle), text: "False" } : { span: { start: last.end, end: last.end }, text: ", shuffle=False" }] }];
}

const nameOf = ({ callee }: Call): string => (callee.type === "attribute" ? callee.name.name : callee.type === "name" ? callee.name : "");
