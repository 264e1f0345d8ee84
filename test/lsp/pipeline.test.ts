import assert from "node:assert/strict";

import type { KindOfFile, PlacedPipeline } from "../../server/lsp/protocol.ts";
import { startServer, stopServers, type LspDriver } from "../harness/lspDriver.ts";

const PIPELINE = "stages:\n  a:\n    cmd: x\n    deps: [in.txt]\n    params: [seed]\n    outs: [out.txt]\n  b:\n    cmd: y\n    deps: [out.txt]\n";
/** MD5 of `1\n` and `2\n`. */
const LOCK = "schema: '2.0'\nstages:\n  a:\n    cmd: x\n    deps:\n    - {path: in.txt, hash: md5, md5: b026324c6904b2a9cb4b88d6d61c81d1}\n    params:\n      params.yaml: {seed: 1}\n    outs:\n    - {path: out.txt, hash: md5, md5: 26ab0db90d72e28ad0ba1e22ee510510}\n  b:\n    cmd: y\n    deps:\n    - {path: out.txt, hash: md5, md5: 26ab0db90d72e28ad0ba1e22ee510510}\n";

describe("the pipeline of a file", () => {
  let server: LspDriver;
  beforeEach(async () => {
    server = await startServer({ files: { "params.yaml": "seed: 1\n", "in.txt": "1\n", "out.txt": "2\n", "dvc.lock": LOCK } });
  });
  afterEach(stopServers);

  const ask = (uri: string): Promise<PlacedPipeline> => server.connection.sendRequest<PlacedPipeline>("modelwright/pipeline", { uri });
  const stale = ({ view }: PlacedPipeline): readonly string[] => view.nodes.filter(({ marks }) => marks.some(({ kind }) => kind === "stale")).map(({ title }) => title);

  it("is compared with the lock, and follows edits and the disk", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    const fresh = await ask(uri);
    assert.deepEqual(stale(fresh), []);
    assert.equal(fresh.view.compared, "Compared with dvc.lock: 3 files by MD5 (6 bytes), 1 parameter, 2 commands.");
    await server.change(uri, 2, PIPELINE.replace("cmd: y", "cmd: z"));
    assert.deepEqual(stale(await ask(uri)), ["`b`"]);
    await server.open("params.yaml", "seed: 2\n");
    assert.deepEqual(stale(await ask(uri)), ["`a`", "`b`"]);
    server.write("in.txt", "changed\n");
    const [first] = (await ask(uri)).view.nodes.filter(({ title }) => title === "`a`");
    assert.equal(first?.marks.length, 2);
  });

  it("leads to lines of this file and of others", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE);
    const { places, view } = await ask(uri);
    assert.equal(places["stage b"]?.range.start.line, 6);
    const parameters = view.nodes.find(({ kind }) => kind === "parameters");
    assert.equal(places[parameters?.id ?? ""]?.uri, server.uri("params.yaml"));
  });

  it("marks circles and missing files, and says why there is none", async () => {
    const uri = await server.open("dvc.yaml", PIPELINE.replace("[in.txt]", "[in.txt, none.txt, c.txt]").replace("deps: [out.txt]\n", "deps: [out.txt]\n    outs: [c.txt]\n"));
    const { view } = await ask(uri);
    assert.equal(view.edges.filter(({ back }) => back).length, 1);
    assert.ok(view.nodes.some(({ title, marks }) => title === "`none.txt`" && marks.some(({ kind }) => kind === "fault")));
    await assert.rejects(ask(await server.open("plain.yaml", "a: 1\n")), /no pipeline in this file/);
    await server.change(uri, 2, "stages: [\n");
    await assert.rejects(ask(uri), /syntax is broken/);
    const known = await server.connection.sendRequest<KindOfFile>("modelwright/kindOf", { uri });
    assert.equal(known.hasPipeline, true);
  });
});
