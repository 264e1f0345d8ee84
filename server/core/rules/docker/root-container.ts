import { defineRule } from "../../engine/rule.ts";
import { baseImage } from "../../facts/docker/image.ts";
import { chainOf, effective, finalStage } from "../../facts/docker/stages.ts";
import { dockerfileOf, type Dockerfile, type Stage } from "../../syntax/dockerfile/dockerfile.ts";
import type { Edit } from "../../text/span.ts";

export const rootContainer = defineRule({
  id: "root-container",
  summary: "The container runs as root",
  severity: "info",
  strict: "warning",
  languages: ["dockerfile"],
  cwe: ["CWE-250"],
  references: ["https://docs.docker.com/build/building/best-practices/#user"],
  elsewhere: ["DL3002"],
  fix: "suggested",

  *check(document) {
    const file = dockerfileOf(document);
    const stage = finalStage(file);
    if (!stage?.image) return;
    const chain = chainOf(file, stage);
    const user = effective(chain, "USER");
    const name = user?.words[0]?.text ?? "";
    if (user) {
      if (!/^(root|0)(:.*)?$/.test(name)) return;
      yield { at: user.whole, severity: "warning", message: `The last \`USER\` is \`${name}\`: a hole in the server, or in a model file that it loads, then has the whole container. Switch to a user without rights at the end.` };
      return;
    }
    const start = effective([stage], "CMD") ?? effective([stage], "ENTRYPOINT");
    const last = chain.at(-1) ?? stage;
    if (!start || hasOwnUser(file, last)) return;
    yield {
      at: start.whole,
      message: `No \`USER\` stands before this, so it runs as root: a hole in the server, or in a model file that it loads, then has the whole container. Create a user and switch to it.`,
      fixes: [{ title: "Run as a user without rights", edits: [switchUser(file, stage, last)] }],
    };
  },
});

/** Images that are known to switch to a user of their own, or of which nothing is known. */
function hasOwnUser(file: Dockerfile, stage: Stage): boolean {
  const image = baseImage(file, stage);
  if (!image) return true;
  return /(^|\/)(jupyter|bitnami|chainguard|cgr\.dev|micromamba|rayproject|distroless)(\/|$)/.test(image.name) || /nonroot|rootless/.test(image.tag ?? "");
}

function switchUser(file: Dockerfile, stage: Stage, last: Stage): Edit {
  const start = stage.instructions.find(({ keyword }) => keyword === "CMD" || keyword === "ENTRYPOINT") ?? stage.from;
  const image = baseImage(file, last);
  const isAlpine = `${image?.name ?? ""}:${image?.tag ?? ""}`.includes('alpine');
  const create = isAlpine ? "adduser -D -u 10001 app" : "useradd --create-home --uid 10001 app";
  return { span: { start: start.whole.start, end: start.whole.start }, text: `RUN ${create}\nUSER app\n` };
}
