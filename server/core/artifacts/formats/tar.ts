import { isTar, tarMembers } from "../archive/tar.ts";
import { within, type Evidence } from "../report.ts";
import { extensionOf, unread, type Format } from "./format.ts";

const MOST_INSPECTED = 20_000;
const PICKLES = new Set(["pkl", "pickle", "joblib", "dill"]);

/** NVIDIA NeMo's `.nemo`, checkpoints of the first PyTorch, and plain tar files. */
export const tar: Format = {
  name: "tar",
  matches: ({ source }) => isTar(source),
  inspect(part) {
    const evidence: Evidence[] = [];
    const names: string[] = [];
    for (const member of tarMembers(part.source)) {
      evidence.push(...member.evidence);
      names.push(member.name);
      if (names.length > MOST_INSPECTED) { evidence.push(unread(`Only the first ${MOST_INSPECTED} members were looked at.`)); break; }
      if (member.source === undefined || member.size === 0) continue;
      const found = part.inner(member.source, member.name);
      evidence.push(...within(member.name, found?.evidence ?? []));
      if (found === undefined && PICKLES.has(extensionOf(member.name))) evidence.push(unread("By its name this is a pickle, but it cannot be read as one.", member.name));
    }
    const nemo = names.some((name) => /(^|\/)model_config\.yaml$/.test(name));
    return { format: nemo ? "nemo" : "tar", evidence, metadata: { members: names.length } };
  },
};
