import { rules } from "../../core/index.ts";
import { rulePage } from "../../host/installation.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const ruleDocumentation: RequestHandler<"modelwright/ruleDocumentation"> = ({ ruleId }) => {
  const rule = rules.find(({ id }) => id === ruleId);
  if (!rule) throw refusal(`Modelwright has no rule with the name ${ruleId}.`);
  const markdown = rulePage(rule.group, rule.id);
  if (markdown === undefined) throw refusal(`The page of ${ruleId} is missing from this installation.`);
  return { markdown };
};
