import { defineRule } from "../../engine/rule.ts";
import { keepGroups, passGroups } from "../../facts/python/fixes/groupedSplitter.ts";
import { flowOf } from "../../facts/python/flow/flow.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";

const GROUPING = new Set(["GroupKFold", "StratifiedGroupKFold", "GroupShuffleSplit", "LeaveOneGroupOut", "LeavePGroupsOut"]);
const PLAIN = new Set(["KFold", "StratifiedKFold", "RepeatedKFold", "RepeatedStratifiedKFold", "ShuffleSplit", "StratifiedShuffleSplit", "TimeSeriesSplit", "LeaveOneOut"]);

export const groupsNotPassed = defineRule({
  id: "groups-not-passed",
  summary: "A splitter that keeps groups together gets no groups, or one that does not gets them",
  severity: "error",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/cross_validation.html#cross-validation-iterators-for-grouped-data"],
  fix: "suggested",

  check: inProgram(function* (program) {
    const seen = new Set<number>();
    for (const event of flowOf(program).events) {
      if (event.type !== "folds" || seen.has(event.at.start)) continue;
      const splitter = event.splitter.replace(/^.*\./, "");
      const problem = GROUPING.has(splitter) && !event.groups ? "gets none, and fails" : PLAIN.has(splitter) && event.groups ? "ignores them, so rows of one group land in training and test" : undefined;
      if (problem === undefined) continue;
      seen.add(event.at.start);
      const advice = GROUPING.has(splitter) ? "Pass `groups=`." : "Use `GroupKFold` or `StratifiedGroupKFold`.";
      const edits = GROUPING.has(splitter) ? passGroups(program.document, event.at) : keepGroups(program.document, event.at);
      const title = GROUPING.has(splitter) ? "Pass the groups" : "Use the splitter that keeps groups together";
      yield { at: event.at, message: `\`${splitter}\` is used with groups in mind but ${problem}. ${advice}`, leakage: { type: "group", split: event.statement }, fixes: edits ? [{ title, edits }] : [] };
    }
  }),
});
