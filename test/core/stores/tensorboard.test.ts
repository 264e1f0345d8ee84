import assert from "node:assert/strict";

import { wholeRuns, type StoreContents } from "../../../server/core/stores/contents.ts";
import { tensorboardReader } from "../../../server/core/stores/tensorboard/store.ts";
import { restartEvent as restart, scalarEvent as scalar } from "../../harness/eventFile.ts";
import { joined } from "../../harness/protobuf.ts";
import { folderOf } from "./folderOf.ts";

const events = (...records: readonly Uint8Array[]): Uint8Array => joined(records);

async function read(files: Readonly<Record<string, Uint8Array>>, now = 0): Promise<StoreContents> {
  const root = folderOf(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`a/${name}`, bytes])), "runs");
  return tensorboardReader(() => now)({ root, folders: (await root.entries()).folders, names: [] });
}

const values = async (contents: StoreContents): Promise<readonly number[]> => [...(await contents.curve("a", "loss")).values];

describe("TensorBoard's event files", () => {
  it("hold scalars by tag, also at negative steps", async () => {
    const contents = await read({ "events.out.tfevents.1": events(scalar("loss", -1, 0.5), scalar("loss", 0, 0.25), scalar("acc", 0, NaN)) });
    const [run] = wholeRuns(contents);
    assert.deepEqual([run?.id, run?.experiment, run?.startTime], ["a", "runs", 999_000]);
    assert.deepEqual([[...(await contents.curve("a", "loss")).steps], run?.metrics["acc"]?.last], [[-1, 0], "NaN"]);
  });

  it("of one folder are one run", async () => {
    assert.deepEqual(await values(await read({ "x.tfevents.1": scalar("loss", 0, 1), "x.tfevents.2": scalar("loss", 1, 2) })), [1, 2]);
  });

  it("drop what a resumed training writes again", async () => {
    const first = events(scalar("loss", 0, 1), scalar("loss", 1, 2), scalar("loss", 2, 3));
    assert.deepEqual(await values(await read({ "x.tfevents.1": joined([first, restart(1), scalar("loss", 1, 9)]) })), [1, 9]);
    assert.deepEqual(await values(await read({ "x.tfevents.1": first, "x.tfevents.2": joined([restart(2), scalar("loss", 2, 9)]) })), [1, 2, 9]);
  });

  it("are read as far as they are written", async () => {
    const whole = events(scalar("loss", 0, 1), scalar("loss", 1, 2));
    const contents = await read({ "x.tfevents.1": whole.subarray(0, whole.length - 3) });
    assert.deepEqual([await values(contents), contents.problems], [[1], []]);
  });

  it("are named where they are damaged, and taken up again behind", async () => {
    const [one, two] = [scalar("loss", 0, 1), scalar("loss", 1, 2)];
    const contents = await read({ "x.tfevents.1": joined([one, Uint8Array.of(1, 2, 3, 4, 5), two]) });
    assert.deepEqual(await values(contents), [1, 2]);
    assert.match(contents.problems[0]?.message ?? "", /^1 place in this file is damaged/);
    const noise = await read({ "x.tfevents.1": Uint8Array.from({ length: 5000 }, (_, index) => (index * 31) & 0xff) });
    assert.match(noise.problems[0]?.message ?? "", /^This is no TensorBoard event file/);
  });
});
