import { defineRule } from "../../engine/rule.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

export const stageUndefined = defineRule({
  id: "stage-undefined",
  summary: "A stage is named that the Dockerfile does not have",
  severity: "error",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/build/building/multi-stage/"],
  fix: "none",

  *check(document) {
    const { stages } = dockerfileOf(document);
    for (const stage of stages) {
      const before = stages.filter((other) => other.index < stage.index).flatMap(({ name, from }) => (name !== undefined && from.words[2] ? [{ text: name, span: from.words[2].span }] : []));
      const [image, as] = stage.from.words;
      // An image without a tag or a slash may be meant to be a stage; one that is nearly called like a stage is.
      const base = image && /^[A-Za-z][\w-]*$/.test(image.text) && !before.some(({ text }) => text === image.text.toLowerCase()) ? meantBy(image, before, "") : undefined;
      if (image && base && base.hint !== "") yield { at: image.span, message: `No stage above is called \`${image.text}\`, so Docker looks for an image of that name. ${base.hint}`, ...(base.related && { related: base.related }) };
      if (as && !/^as$/i.test(as.text) && !/^[#$]/.test(as.text)) yield { at: as.span, message: `\`${as.text}\` stands where \`AS\` is expected, so Docker stops here. Write \`FROM ${image?.text ?? ""} AS ${stage.from.words[2]?.text ?? "name"}\`.` };
      for (const { flags } of stage.instructions) {
        const from = flags.find(({ name }) => name === "from");
        const given = from && /^[A-Za-z][\w-]*$/.test(from.value) && !before.some(({ text }) => text === from.value.toLowerCase()) ? meantBy({ text: from.value, span: from.span }, before, "") : undefined;
        if (from && given && given.hint !== "") yield { at: from.span, message: `No stage above is called \`${from.value}\`, so Docker looks for an image of that name. ${given.hint}`, ...(given.related && { related: given.related }) };
      }
    }
  },
});
