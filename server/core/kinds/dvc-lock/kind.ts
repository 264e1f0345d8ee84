import { featuresOf } from "../editing/features.ts";
import { any, boolean, choice, closed, key, list, named, range, string, text } from "../schema/shape.ts";
import type { Kind } from "../kind.ts";
import { mentions } from "./mentions.ts";

/** What DVC's own schema of the file takes, and nothing else. */
const file = closed({
  path: key(text, "Where the file or folder stands.", { required: true }),
  hash: key(choice("md5", "md5-dos2unix", "etag", "checksum"), "The algorithm of the checksum."),
  md5: key(text, "The checksum."),
  size: key(range(0, Infinity, "integer"), "Bytes."),
  nfiles: key(range(0, Infinity, "integer"), "Files in the folder."),
  etag: key(text, "The version that the store names."),
  checksum: key(text, "The checksum that the store names."),
  isexec: key(boolean, "It can be run."),
  version_id: key(text, "The version in the cloud."),
  cloud: key(any, "Versions in the cloud."),
  files: key(list(any), "Files of the folder."),
  dataset: key(any, "The dataset that it is."),
});

const schema = closed({
  schema: key(string, "Version of the format, in quotes: `'2.0'`."),
  stages: key(
    named(
      closed({
        cmd: key(any, "The command as it last ran.", { required: true }),
        deps: key(list(file), "What it read."),
        params: key(named(any), "The parameters it read, by file."),
        outs: key(list(file), "What it wrote."),
      }),
    ),
    "What each stage last read and wrote.",
  ),
  datasets: key(any, "Versions of the datasets."),
});

export const dvcLock: Kind = {
  id: "dvc-lock",
  title: "DVC lock file",
  language: "yaml",
  names: ["dvc.lock"],
  schema,
  features: featuresOf({ schema, mentions, findsFiles: false }),
};
