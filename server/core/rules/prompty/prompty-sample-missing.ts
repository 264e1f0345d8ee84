import { defineRule, type Finding } from "../../engine/rule.ts";
import { isAlone } from "../../facts/config/paths.ts";
import { promptyOf, type Prompty } from "../../facts/config/prompty.ts";
import { replaceWith, roomIn } from "../../kinds/schema/check.ts";
import { entryOf, isSet, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const promptySampleMissing = defineRule({
  id: "prompty-sample-missing",
  summary: "The file of the sample does not exist, or the sample lacks an input",
  severity: "warning",
  languages: ["prompty"],
  kinds: ["prompty"],
  references: ["https://prompty.ai/docs"],
  fix: "suggested",

  *check(document, snapshot) {
    const prompt = promptyOf(document);
    if (prompt) yield* gapsIn(prompt, document.text);
    if (isAlone(document.uri, snapshot)) return;
    const sample = scalarAt(prompt?.root, "sample");
    const path = sample?.text.replace(/^\$\{file:(.*)\}$/, "$1") ?? "";
    if (!sample || !path.endsWith(".json") || snapshot.files.exists(resolvePath(folderOf(document.uri), path))) return;
    yield { at: sample.span, message: `\`${path}\` does not exist beside this prompt, so it cannot be tried out. Correct the path.` };
  },
});

/** Inputs that a sample gives no value, where it gives others one. */
function* gapsIn({ root, inputs, samples }: Prompty, text: string): Generator<Finding> {
  const names = new Set(inputs.map((input) => input.text));
  const given = new Set(samples.map((sample) => sample.text));
  const missing = inputs.filter((input) => !given.has(input.text) && !hasOwnValue(nodeAt(root, "inputs", input.text)));
  const slips = new Map(samples.filter((sample) => !names.has(sample.text)).map((sample) => [nearest(sample.text, missing.map((input) => input.text), 2), sample]));
  for (const input of missing) {
    const slip = slips.get(input.text);
    if (slip) yield { at: slip.span, message: `There is no input \`${slip.text}\`. Did you mean \`${input.text}\`?`, fixes: [replaceWith(text, slip.span, input.text)], related: [{ at: input.span, message: "The input." }] };
    else if (samples.some((sample) => names.has(sample.text))) yield { at: input.span, message: `The sample gives \`${input.text}\` no value, so the prompt is tried out with an empty place. Add it below \`sample\`.`, related: roomIn(text, entryOf(root, "sample")?.value.span) };
  }
}

const hasOwnValue = (input: ReturnType<typeof nodeAt>): boolean => input?.type !== "mapping" || ["default", "sample", "example"].some((key) => isSet(input, key)) || scalarAt(input, "required")?.value === false || scalarAt(input, "is_required")?.value === false;
