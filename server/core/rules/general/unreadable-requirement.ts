import { defineRule } from "../../engine/rule.ts";
import { requirementFault } from "../../facts/project/requirementForm.ts";
import { strangeOption } from "../../facts/project/requirementOptions.ts";
import { writtenRequirements } from "../../facts/project/writtenRequirements.ts";
import { replaceWith } from "../../kinds/schema/check.ts";

export const unreadableRequirement = defineRule({
  id: "unreadable-requirement",
  summary: "A package is asked for in a form that pip cannot read",
  severity: "error",
  languages: ["requirements", "yaml"],
  kinds: ["requirements", "cog", "bentofile", "truss", "zenml", "yaml"],
  references: ["https://pip.pypa.io/en/stable/reference/requirement-specifiers/"],
  fix: "suggested",

  *check(document) {
    for (const { at, text } of document.kind === "requirements" ? writtenRequirements(document) : []) {
      const option = strangeOption(text);
      const place = option && { start: at.start, end: at.start + option.written.length };
      if (place) yield { at: place, message: `pip knows no \`${option.written}\` in a requirements file and stops here. Is \`${option.meant}\` meant?`, fixes: [replaceWith(document.text, place, option.meant)] };
    }
    const faults = writtenRequirements(document).flatMap((one) => {
      const fault = requirementFault(one.text);
      return fault ? [{ ...one, fault }] : [];
    });
    // A list that was written for another tool is told once.
    const [first, ...others] = faults.length > MOST ? faults : [];
    for (const { at, text, fault } of first ? [first] : faults) {
      yield {
        at,
        ...(first && { related: others.slice(0, MOST_PLACES).map((other) => ({ at: other.at, message: "Nor can it read this." })) }),
        message: `pip cannot read \`${text}\`, so nothing is installed: ${fault.reason}${fault.reason.endsWith("?") ? "" : "."}${fault.replacement === undefined ? " A requirement looks like `name==1.2.3 ; python_version >= \"3.9\"`." : ` Write \`${fault.replacement}\`.`}`,
        ...(fault.replacement !== undefined && { fixes: [replaceWith(document.text, at, fault.replacement)] }),
      };
    }
  },
});

const MOST = 4;

const MOST_PLACES = 10;
