import { featuresOf } from "../editing/features.ts";
import { any, boolean, choice, closed, key, list, open, range, text } from "../schema/shape.ts";
import type { Kind } from "../kind.ts";
import { mentions } from "./mentions.ts";

const FILE = {
  path: key(text, "The tracked file or folder, beside this file."),
  hash: key(choice("md5", "md5-dos2unix", "etag", "checksum"), "The algorithm of the checksum."),
  md5: key(text, "The checksum of the content."),
  etag: key(text, "The version that the web server names."),
  size: key(range(0, Infinity, "integer"), "Bytes."),
  nfiles: key(range(0, Infinity, "integer"), "Files in the folder."),
  cache: key(boolean, "Keep it in DVC's cache."),
  persist: key(boolean, "Do not delete it before it is made again."),
  push: key(boolean, "Upload it on `dvc push`."),
  remote: key(text, "The remote it is pushed to."),
  desc: key(text, "What it is, for people."),
  type: key(text, "A type such as `model`."),
  labels: key(list(text), "Labels for people."),
  meta: key(any, "Anything else."),
  checksum: key(text, "The checksum that the store names."),
  isexec: key(boolean, "It can be run."),
  version_id: key(text, "The version in the cloud."),
  cloud: key(any, "Versions in the cloud."),
  files: key(list(any), "Files of the folder."),
  fs_config: key(any, "Settings of the store."),
  metric: key(any, "Of an older release."),
  plot: key(any, "Of an older release."),
};

const REPOSITORY = open({
  url: key(text, "The repository's address.", { required: true }),
  rev: key(text, "The branch, tag or commit to follow."),
  rev_lock: key(text, "The commit it was taken from."),
  config: key(any, "DVC's settings for that repository."),
  remote: key(any, "The remote to fetch from."),
});

/** What DVC's own schema of the file takes, and what older releases wrote. */
const schema = closed({
  outs: key(list(closed({ ...FILE, path: { ...FILE.path, required: true } })), "The file or folder that DVC tracks."),
  deps: key(list(closed({ ...FILE, repo: key(REPOSITORY, "The repository it comes from."), db: key(any, "The database it comes from.") })), "Where it was imported from."),
  md5: key(text, "The checksum of this file's content."),
  wdir: key(text, "The folder that paths are relative to."),
  frozen: key(boolean, "Do not update it."),
  locked: key(boolean, "The older name of `frozen`."),
  always_changed: key(boolean, "Run it every time."),
  cmd: key(any, "The command of a stage of an older release."),
  desc: key(text, "What it is, for people."),
  meta: key(any, "Anything else."),
});

export const dvcFile: Kind = {
  id: "dvc-file",
  title: "DVC tracked file",
  language: "yaml",
  names: ["*.dvc"],
  schema,
  features: featuresOf({ schema, mentions, findsFiles: false }),
};
