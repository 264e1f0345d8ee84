import { defineRule } from "../../engine/rule.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

/** Images of Docker's hub that need no name of an owner, from which files are copied. */
const IMAGES = /^(?:alpine|amazonlinux|bash|busybox|caddy|centos|composer|debian|docker|eclipse-temurin|elixir|fedora|golang|gradle|haproxy|httpd|maven|mongo|mysql|nginx|node|openjdk|perl|php|postgres|python|rabbitmq|redis|registry|ruby|rust|swift|tomcat|traefik|ubuntu|vault|scratch)$/;

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
        const number = from && /^\d+$/.test(from.value) ? Number(from.value) : undefined;
        if (from && number !== undefined && number >= stage.index) yield { at: from.span, message: `There ${stage.index === 1 ? "is one stage" : `are ${stage.index} stages`} above this one, numbered from 0, and none is ${from.value}: the build stops here.` };
        if (from && given?.hint === "" && before.length > 0 && !IMAGES.test(from.value)) yield { at: from.span, severity: "warning", message: `No stage above is called \`${from.value}\`, so Docker looks for an image of that name in its hub. There ${before.length === 1 ? "is" : "are"} ${before.map(({ text }) => `\`${text}\``).join(", ")}.`, related: before.map(({ span }) => ({ at: span, message: "A stage." })) };
        if (from && given && given.hint !== "") yield { at: from.span, message: `No stage above is called \`${from.value}\`, so Docker looks for an image of that name. ${given.hint}`, ...(given.related && { related: given.related }) };
      }
    }
  },
});
