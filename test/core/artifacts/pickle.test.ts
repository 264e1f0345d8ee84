import assert from "node:assert/strict";
import { deflateSync, gzipSync } from "node:zlib";

import { calling, inspected, short, told } from "./bytes.ts";

const FRAME = (length: number): string => `\x95${String.fromCharCode(length)}\0\0\0\0\0\0\0`;

describe("inspect pickles", () => {
  const cases: readonly (readonly [what: string, pickle: string, verdict: string, evidence: RegExp | undefined])[] = [
    ["plain data", `\x80\x04}${short("a")}K\x01s.`, "safe", undefined],
    ["protocol 0", "(lp0\nVa\np1\na.", "safe", undefined],
    ["a call by STACK_GLOBAL", calling("os", "system", "whoami"), "dangerous", /byte 25, REDUCE: Loading this file calls `os\.system\("whoami"\)`/],
    ["names that lie in the memo", `Vos\np0\n0Vsystem\np1\n0g0\ng1\n\x93(Vid\ntR.`, "dangerous", /os\.system\("id"\)/],
    ["a call by GLOBAL and REDUCE", "cposix\nsystem\n(Vls\ntR.", "dangerous", /posix\.system\("ls"\)/],
    ["a call by INST", "(S'id'\nios\nsystem\n.", "dangerous", /os\.system\("id"\)/],
    ["a call by OBJ", "(cos\nsystem\nVid\no.", "dangerous", /os\.system\("id"\)/],
    ["a call whose result is thrown away", "(cos\nsystem\nVid\no0N.", "dangerous", /os\.system/],
    ["a call by NEWOBJ", "\x80\x02csubprocess\nPopen\nVid\n\x85\x81.", "dangerous", /subprocess\.Popen\("id"\)/],
    ["a call by NEWOBJ_EX", "\x80\x04csubprocess\nPopen\n)}\x92.", "dangerous", /subprocess\.Popen/],
    ["an import that nothing calls", "cos\nsystem\n.", "dangerous", /imports `os\.system`/],
    ["a number of an extension", "\x80\x02\x82\x01)R.", "dangerous", /EXT1 imports whatever/],
    ["a way out through a harmless module", calling("pathlib", "os.system"), "dangerous", /reaches `os`/],
    ["a way out through a vetted module", calling("sklearn.base", "os.system"), "dangerous", /reaches `os`/],
    ["Python 2's names", "c__builtin__\neval\n(V1\ntR.", "dangerous", /builtin that reaches everything/],
    ["a payload, then a broken stream", "cos\nsystem\n(Vid\ntRX", "dangerous", /could not be read to its end/],
    ["a second pickle behind the first", `\x80\x04N.${calling("os", "system")}`, "dangerous", /os\.system/],
    ["code of the author", "c__main__\nNet\n)\x81.", "suspicious", /code of the program that wrote the file/],
    ["a function of an unknown package that says what it does", calling("helpers.run", "exec_cmd"), "dangerous", /name says "exec"/],
    ["what is no pickle", "cmod\n\xf8\n", "uninspected", /no known format/],
    ["a pickle that is cut", "\x80\x04]\x94(", "uninspected", /ends before the pickle does/],
    ["a memo number that was never set", "\x80\x04h\x07.", "uninspected", /never set/],
    ["a function of a known library that its files never call", calling("scipy.optimize", "minimize"), "dangerous", /files of `scipy` never call/],
    ["a function that loads something else", calling("helpers.files", "load_model"), "dangerous", /only restores objects/],
    ["a function that partial binds", `\x80\x04cfunctools\npartial\n(cbuiltins\neval\n${short("1")}tR)R.`, "dangerous", /builtins\.eval/],
    ["what partial is told to bind later", `\x80\x04cfunctools\npartial\n(cbuiltins\nint\ntR(cos\nsystem\n(Vid\nt}NtbR.`, "dangerous", /os\.system/],
    ["an object made with keywords before protocol 4", `\x80\x02cfunctools\npartial\n(cbuiltins\ngetattr\n(ccollections\nCounter\nV__new__\ntRccollections\nCounter\ntR)R.`, "safe", undefined],
    ["another inner name that getattr fetches", "cbuiltins\ngetattr\n(ccollections\nCounter\nV__class__\ntR.", "dangerous", /fetches any attribute/],
    ["a protocol of the future", "\x80\x09N.", "uninspected", /no known format/],
  ];
  for (const [what, pickle, verdict, evidence] of cases) {
    it(what, () => {
      const report = inspected(pickle);
      assert.equal(report.verdict, verdict, told(report));
      if (evidence) assert.match(told(report), evidence);
    });
  }

  it("trusts what models of well-known libraries need", () => {
    const vetted = ["sklearn.linear_model._logistic LogisticRegression", "numpy._core.multiarray _reconstruct", "pandas DataFrame", "lightgbm.sklearn LGBMClassifier", "xgboost.core Booster", "torch._utils _rebuild_tensor_v2", "collections OrderedDict", "scipy.sparse._csr csr_matrix", "sklearn._loss._loss __pyx_unpickle_CyHalfBinomialLoss", "pyarrow.lib _restore_array", "omegaconf.dictconfig DictConfig"];
    for (const name of vetted) {
      const report = inspected(`\x80\x02c${name.replace(" ", "\n")}\n)\x81.`);
      assert.equal(report.verdict, "safe", `${name}: ${told(report)}`);
    }
  });

  it("does not trust classes for what their constructors or their state do", () => {
    assert.match(told(inspected("cxgboost.core\nBooster\n(NNVmodel.bin\ntR.")), /^dangerous .*constructed from a text/);
    assert.match(told(inspected("cxgboost.core\nBooster\n(NNtR.")), /^suspicious .*only restores what it was/);
    const frozen = (template: string): string => `\x80\x02cscipy.stats._continuous_distns\nnorm_gen\n)\x81}U\x13_parse_arg_templateX${String.fromCharCode(template.length)}\0\0\0${template}sb.`;
    assert.equal(inspected(frozen("\ndef _parse_args(self,  loc=0, scale=1):\n    return (), loc, scale\n")).verdict, "safe");
    assert.match(told(inspected(frozen("import os\nos.system('id')"))), /^dangerous .*`scipy\.stats\._continuous_distns\.norm_gen` runs as Python code/);
    const formula = (text: string): string => `\x80\x02cstatsmodels.base.data\nPandasData\n)\x81}X\x07\0\0\0formulaX${String.fromCharCode(text.length)}\0\0\0${text}sb.`;
    assert.equal(inspected(formula("y ~ x + np.log(z)")).verdict, "safe");
    assert.equal(inspected(formula("__import__('os').system('id')")).verdict, "dangerous");
    assert.match(told(inspected(calling("sklearn.base", "np.load", "x"))), /^dangerous/);
    assert.match(told(inspected(calling("pandas", "DataFrame.to_pickle", "x"))), /^dangerous .*reads or changes files/);
  });

  it("judges a function that reaches others by what it reaches", () => {
    const vetted = "cnumpy\nlog1p\n";
    const verdicts = {
      "getattr of a vetted class": `cbuiltins\ngetattr\n(cnumpy\nndarray\nVmean\ntR.`,
      "getattr of a hidden name": `cbuiltins\ngetattr\n(cnumpy\nndarray\nV__globals__\ntR.`,
      "getattr of a vetted method, called": "\x80\x02cbuiltins\ngetattr\n(czoneinfo\nZoneInfo\nV_unpickle\ntR(VUTC\ntR.",
      "getattr whose result is called": `cbuiltins\ngetattr\n(cnumpy\nndarray\nVtofile\ntR(Vx\ntR.`,
      "getattr handed on": `cfunctools\npartial\n(cbuiltins\ngetattr\ntR.`,
      "getattr that nobody calls": "cbuiltins\ngetattr\n.",
      "partial over a vetted function": `cfunctools\npartial\n(${vetted}tR.`,
      "partial over another": `cfunctools\npartial\n(cmypackage\nf\ntR.`,
      "numpy's own ufuncs": "cnumpy._core\n_ufunc_reconstruct\n(Vnumpy\nVadd\ntR.",
      "any module's functions as ufuncs": "cnumpy._core\n_ufunc_reconstruct\n(Vos\nVsystem\ntR.",
      "the class of None": "cbuiltins\ntype\n(NtR.",
    };
    const found = Object.fromEntries(Object.entries(verdicts).map(([what, pickle]) => [what, inspected(pickle).verdict]));
    assert.deepEqual(found, {
      "getattr of a vetted class": "safe",
      "getattr of a hidden name": "dangerous",
      "getattr of a vetted method, called": "safe",
      "getattr whose result is called": "dangerous",
      "getattr handed on": "dangerous",
      "getattr that nobody calls": "dangerous",
      "partial over a vetted function": "safe",
      "partial over another": "suspicious",
      "numpy's own ufuncs": "safe",
      "any module's functions as ufuncs": "dangerous",
      "the class of None": "safe",
    });
  });

  it("sees operations that lie across frames, which hide code from tools that list a pickle", () => {
    const honest = inspected(`\x80\x04${FRAME(2)}N.`);
    assert.equal(honest.verdict, "safe", told(honest));
    const across = inspected(`\x80\x04${FRAME(4)}C\x04abcd.`);
    assert.match(told(across), /^dangerous .*across the end of its frame/);
    assert.match(told(inspected(`\x80\x04${FRAME(30)}${FRAME(2)}N.`)), /frame begins inside another/);
  });

  it("finds a name again that was remembered long before", () => {
    const numbered = Array.from({ length: 60_000 }, (_, index) => `${short(`text ${index}`)}\x940`).join("");
    const far = (index: number): string => `j${String.fromCharCode(index & 0xff, (index >> 8) & 0xff, 0, 0)}`;
    const names = `${short("os")}\x940${short("system")}\x940`;
    assert.match(told(inspected(`\x80\x04${numbered}${names}${far(60_000)}${far(60_001)}\x93${short("id")}\x85R.`)), /^dangerous .*`os\.system\("id"\)`/);
    assert.match(told(inspected(`\x80\x04${names}${numbered}${far(0)}${far(1)}\x93${short("id")}\x85R.`)), /^dangerous .*`os\.system\("id"\)`/);
  });

  it("finds a pickle that lies behind the end, after other bytes", () => {
    assert.match(told(inspected("\x80\x02N.\n\n" + "cos\nsystem\n(Vid\ntR.")), /^dangerous .*Behind its end/);
    assert.equal(inspected("\x80\x02N.\n\nmade by a careful person (me)").verdict, "safe");
  });

  it("lets dill restore arrays, and nothing else in that way", () => {
    const array = (make: string): string => `\x80\x02cdill._dill\n_create_array\n(c${make}\n(K\x01tK\x01NtR.`;
    assert.equal(inspected(array("numpy._core.multiarray\n_reconstruct")).verdict, "safe");
    assert.equal(inspected(array("os\nsystem")).verdict, "dangerous");
    assert.equal(inspected(array("some.package\nmake")).verdict, "dangerous");
  });

  it("finds pickles that lie in a pickle as data, in three spellings", () => {
    const inner = "\x80\x04\x8c\x08builtins\x8c\x05print\x93.";
    const hex = Buffer.from(inner, "latin1").toString("hex");
    const base64 = Buffer.from(inner, "latin1").toString("base64");
    for (const [spelling, outer] of [["bytes", `\x80\x04C${String.fromCharCode(inner.length)}${inner}.`], ["hexadecimal", `\x80\x04${short(hex)}.`], ["base64", `\x80\x04${short(base64)}.`]] as const) {
      const report = inspected(outer);
      assert.equal(report.verdict, "suspicious");
      assert.match(told(report), new RegExp(`another pickle as ${spelling}.*\`builtins\\.print\``));
    }
    assert.match(told(inspected(`\x80\x04${short(Buffer.from("\x80\x02cos\nsystem\n(Vid\ntR.", "latin1").toString("hex"))}.`)), /^dangerous .*another pickle/);
    assert.equal(inspected(`\x80\x04${short("8004".repeat(12))}.`).verdict, "safe", "digits that are no pickle");
  });

  it("finds pickles that were packed before they were hidden, and compiled code", () => {
    const evil = Buffer.from("\x80\x02cos\nsystem\n(Vid\ntR.", "latin1");
    const asBytes = (inner: Buffer): string => `\x80\x04C${String.fromCharCode(inner.length)}${inner.toString("latin1")}.`;
    for (const packed of [deflateSync(evil), gzipSync(evil)]) {
      assert.match(told(inspected(asBytes(packed))), /^dangerous .*another pickle as packed bytes, which imports `os\.system`/);
      assert.match(told(inspected(`\x80\x04${short(packed.toString("base64"))}.`)), /^dangerous .*another pickle packed, as base64 text/);
    }
    assert.equal(inspected(asBytes(deflateSync(Buffer.from("0.1 0.2 0.3")))).verdict, "safe", "packed numbers");
    const code = (mark: string): string => `${mark}\0\0\0\0\0\0\0\0\0\0\0\0\x03\0\0\0\0\0\0\0s\x08\0\0\0`;
    for (const mark of ["\xe3", "c"]) assert.match(told(inspected(asBytes(Buffer.from(code(mark), "latin1")))), /^suspicious .*compiled Python code/);
    assert.equal(inspected(asBytes(Buffer.alloc(32).fill("\xe3\0\0\0\0\0\0\0", "latin1"))).verdict, "safe", "numbers that begin like code");
  });

  it("says that a program follows the pickle", () => {
    assert.match(told(inspected("\x80\x02N.\x7fELF\x02\x01\x01")), /^suspicious .*begin like a program for Linux/);
  });

  it("judges a tensor's own bytes where PyTorch loads them", () => {
    const load = (inner: string): string => `\x80\x02ctorch.storage\n_load_from_bytes\nC${String.fromCharCode(inner.length)}${inner}\x85R.`;
    assert.equal(inspected(load("\x80\x02N.")).verdict, "safe");
    assert.match(told(inspected(load(calling("os", "system")))), /^dangerous at tensor at byte .*os\.system/);
    assert.equal(inspected("\x80\x02ctorch.storage\n_load_from_bytes\n(NtR.").verdict, "dangerous");
  });

  it("lists the tensors of a state dict", () => {
    const storage = "(X\x07\0\0\0storagectorch\nHalfStorage\nX\x01\0\0\x000X\x03\0\0\0cpuK\x06tQ";
    const tensor = `ctorch._utils\n_rebuild_tensor_v2\n(${storage}K\0K\x02K\x03\x86K\x03K\x01\x86\x89ccollections\nOrderedDict\n)RtR`;
    const { metadata, verdict } = inspected(`\x80\x02ccollections\nOrderedDict\n)R(X\x06\0\0\0weight${tensor}u.`, "model.pt");
    assert.deepEqual([verdict, metadata["parameters"], metadata["tensorList"]], ["safe", 6, [{ name: "weight", shape: [2, 3], dtype: "float16", bytes: 12 }]]);
  });

  it("says whether PyTorch's weights_only loader takes it, and what it would need", () => {
    const weightsOnly = (pickle: string): unknown => inspected(pickle, "model.pt").metadata["weightsOnly"];
    assert.deepEqual(weightsOnly("\x80\x02ccollections\nOrderedDict\nq\x00)Rq\x01."), { loads: true, needs: [], blocked: [], unsupportedOpcodes: [] });
    assert.deepEqual(weightsOnly("\x80\x02cmymodel\nNet\n)\x81."), { loads: false, needs: ["mymodel.Net"], blocked: [], unsupportedOpcodes: [] });
    assert.deepEqual(weightsOnly("\x80\x02cos\nsystem\n."), { loads: false, needs: [], blocked: ["os.system"], unsupportedOpcodes: [] });
    assert.deepEqual(weightsOnly(`\x80\x04${short("a")}\x94.`), { loads: false, needs: [], blocked: [], unsupportedOpcodes: ["SHORT_BINUNICODE", "MEMOIZE"] });
  });

  it("tells of containers that unfold without end", () => {
    const doubled = `\x80\x04)\x94${Array.from({ length: 40 }, (_, level) => `h${String.fromCharCode(level)}2\x86\x94`).join("")}.`;
    assert.match(told(inspected(doubled)), /^suspicious .*more than a billion objects/);
  });

  it("shows texts of a file so that they cannot disturb a terminal", () => {
    assert.doesNotMatch(told(inspected(calling("os", "system", "\x1b[2J\u202e"))), /[\x1b\u202e]/);
  });
});
