import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const torchtuneCheckpointFiles = defineRule({
  id: "torchtune-checkpoint-files",
  summary: "The files of a checkpoint are not named in full",
  severity: "error",
  languages: ["yaml"],
  kinds: ["torchtune"],
  references: ["https://pytorch.org/torchtune/stable/deep_dives/configs.html"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    for (const part of ["checkpointer", "ref_checkpointer", "reward_and_value_checkpointer"]) {
      const files = nodeAt(root, part, "checkpoint_files");
      const most = scalarAt(files, "max_filename");
      if (most && typeof most.value === "number") {
        yield {
          at: most.span,
          message: `\`max_filename\` must be text: as a number it loses its leading zeros, which are part of the files' names, and torchtune refuses it. Put it in quotes.`,
          fixes: [{ title: `Write \`"${most.text}"\``, edits: [{ span: most.span, text: `"${most.text}"` }] }],
        };
      }
      const format = scalarAt(files, "filename_format");
      const places = format?.text.match(/\{\w*\}/g)?.length ?? 0;
      if (format && places !== 2) yield { at: format.span, message: `\`filename_format\` needs two places, for the number of the file and the number of files, as in \`model-{}-of-{}.safetensors\`; here ${places === 1 ? "is one" : `are ${places}`}.` };
      const named = itemsAt(files).flatMap((item) => (item.type === "scalar" ? [{ item, of: Number(/-of-0*(\d+)\.\w+$/.exec(item.text)?.[1] ?? Number.NaN) }] : []));
      const [first] = named;
      for (const [index, { item, of }] of named.entries()) {
        if (named.slice(0, index).some((other) => other.item.text === item.text)) yield { at: item.span, message: `\`${item.text}\` is listed already, so its weights are read twice and those of another file not at all. Correct the number.` };
        else if (first && index > 0 && Number.isFinite(of) && Number.isFinite(first.of) && of !== first.of) yield { at: item.span, message: `This name speaks of ${of} files, and the first of ${first.of}: they are not parts of one model. Correct the name.` };
      }
      if (first && named.every(({ of }) => of === first.of) && named.length < first.of) {
        yield { at: first.item.span, message: `The model has ${first.of} files, as their names say, and ${named.length} ${named.length === 1 ? "is" : "are"} listed: the weights of the others are missing. List all of them, or use \`filename_format\` and \`max_filename\`.` };
      }
    }
  },
});
