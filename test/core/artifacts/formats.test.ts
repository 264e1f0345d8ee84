import assert from "node:assert/strict";
import { deflateSync, gzipSync } from "node:zlib";

import { bytes, calling, inspected, joined, number, told } from "./bytes.ts";
import { field, gguf, hdf5, hdf5Of, npy, oneOfEach, onnx, safetensors, savedModel, tflite } from "./samples.ts";
import { zipFile } from "./zipFile.ts";

describe("inspect other formats", () => {
  it("knows each format by its contents, whatever the name", () => {
    const formats = Object.entries(oneOfEach).map(([name, content]) => [name, inspected(content, name === "saved_model.pb" ? name : "file.bin").format]);
    assert.deepEqual(Object.fromEntries(formats), {
      "model.pkl": "pickle", "plain.pkl": "pickle", "old.pkl": "pickle", "model.pt": "torch", "model.safetensors": "safetensors", "model.gguf": "gguf", "model.onnx": "onnx",
      "saved_model.pb": "savedmodel", "model.tflite": "tflite", "model.h5": "keras-h5", "array.npy": "npy", "links.h5": "hdf5", "model.keras": "keras",
    });
  });

  it("finds a pickle under a name that promises something else", () => {
    const evil = "cos\nsystem\n(S'id'\ntR.";
    for (const name of ["a.onnx", "a.safetensors", "a.yaml", "a.jinja", "a.json", "a.gguf", "a", "a.md"]) assert.match(told(inspected(evil, name)), /^dangerous .*os\.system/, name);
    for (const pack of [deflateSync, gzipSync]) assert.match(told(inspected(new Uint8Array(pack(bytes(evil))), "noname")), /^dangerous/);
  });

  it("knows the own files of LightGBM, XGBoost and CatBoost, which hold no code", () => {
    const lightgbm = inspected("tree\nversion=v4\nnum_class=1\nobjective=binary sigmoid:1\n\nTree=0\n", "model.txt");
    assert.deepEqual([lightgbm.verdict, lightgbm.format, lightgbm.metadata["objective"]], ["safe", "lightgbm", "binary sigmoid:1"]);
    assert.equal(inspected("{L\0\0\0\0\0\0\0\x07learner{", "model.ubj").format, "xgboost");
    assert.equal(inspected("CBM1\0\0", "model.cbm").format, "catboost");
  });

  it("reads what Keras keeps beside a SavedModel", () => {
    const nodes = (config: string): Uint8Array => joined(field(1, joined(field(2, 1), field(3, "root.layer-0"), field(5, config))), field(1, joined(field(2, 2), field(5, "{}"))));
    assert.match(told(inspected(nodes('{"class_name": "Lambda", "config": {"function": "x"}}'), "m/keras_metadata.pb")), /^dangerous at node .*Lambda layer/);
    assert.equal(inspected(nodes('{"class_name": "Dense", "config": {}}'), "keras_metadata.pb").verdict, "safe");
    assert.equal(inspected(nodes("{}").subarray(0, 9), "keras_metadata.pb").verdict, "uninspected");
  });

  it("finds HDF5 behind a block of the user's own", () => {
    const lambda = hdf5("model_config", JSON.stringify({ class_name: "Lambda", config: {} }));
    assert.equal(inspected(joined(new Uint8Array(1024), lambda), "model.h5").verdict, inspected(lambda, "model.h5").verdict);
  });

  it("finds other files that an HDF5 file would open: links, outside data, views", () => {
    const pair = (name: string): Uint8Array => bytes(`\0${name}\0/data\0`);
    const external = (name: string): Uint8Array => joined(bytes("\x01\x08\x40\x01w"), number(pair(name).length, 2), pair(name));
    const hard = (address: number): Uint8Array => joined(bytes("\x01\0\x01g"), number(address, 8));
    const linked = (name: string): string => told(inspected(hdf5Of([[0x06, external(name)]]), "model.h5"));
    for (const name of ["/etc/passwd", "../secret.h5", "C:\\secret.h5", "data/../../x.h5"]) assert.match(linked(name), /dangerous at file: A link of the file leads to another file/, name);
    assert.match(linked("part-2.h5"), /^info at file: A link .*`part-2\.h5`\.$/m);

    const inner = joined(bytes("\x01\0\x01\0\x01\0\0\0"), number(external("/etc/passwd").length + 8, 4), number(0, 4), number(0x06, 2), number(external("/etc/passwd").length, 2), number(0, 4), external("/etc/passwd"));
    const at = hdf5Of([[0x06, hard(0)]]).length;
    assert.match(told(inspected(joined(hdf5Of([[0x06, hard(at)]]), inner), "model.h5")), /^dangerous/, "in a group of the root");
    assert.equal(inspected(hdf5Of([[0x06, hard(96)]]), "model.h5").verdict, "safe", "a group that is its own member");

    const slot = (heap: number): Uint8Array => joined(bytes("\x01\0\0\0"), number(1, 2), number(1, 2), number(heap, 8), number(0, 8), number(0, 8), number(8, 8));
    const before = hdf5Of([[0x07, slot(0)]]).length;
    const heap = joined(bytes("HEAP\0\0\0\0"), number(16, 8), number(0, 8), number(before + 32, 8), bytes("/etc/shadow\0\0\0\0\0"));
    assert.match(told(inspected(joined(hdf5Of([[0x07, slot(before)]]), heap), "model.h5")), /^dangerous .*A data set keeps its numbers in another file, `\/etc\/shadow`/);
  });

  it("says of an empty or unknown file that nothing is known", () => {
    assert.match(told(inspected("", "model.pkl")), /^uninspected at file: The file is empty/);
    assert.match(told(inspected("hello world", "model.bin")), /begins with 68 65 6c 6c/);
  });

  it("lists the tensors of safetensors, and tells of a header that lies", () => {
    const tensor = (from: number, to: number, shape = [2, 2]): object => ({ dtype: "F32", shape, data_offsets: [from, to] });
    const good = inspected(safetensors({ w: tensor(0, 16), __metadata__: { format: "pt" } }, 16), "a.safetensors");
    assert.deepEqual([good.verdict, good.metadata], ["safe", { tensors: 1, parameters: 4, bytesByType: { F32: 16 }, tensorList: [{ name: "w", shape: [2, 2], dtype: "F32", bytes: 16 }], metadata: { format: "pt" } }]);
    const faults: readonly (readonly [RegExp, Uint8Array])[] = [
      [/uninspected .*cut short/, safetensors({ w: tensor(0, 16) }, 4)],
      [/suspicious .*16 bytes follow the last tensor/, safetensors({ w: tensor(0, 16) }, 32)],
      [/suspicious .*leaves a hole/, safetensors({ w: tensor(8, 24) }, 24)],
      [/suspicious .*overlaps/, safetensors({ a: tensor(0, 16), b: tensor(0, 16) }, 16)],
      [/suspicious .*its shape needs 36/, safetensors({ w: tensor(0, 16, [3, 3]) }, 16)],
      [/uninspected .*no JSON object/, safetensors("{nope")],
      [/uninspected .*not that of a tensor/, safetensors({ w: { dtype: 1 } })],
      [/suspicious .*names a tensor twice/, safetensors(`{"w":${JSON.stringify(tensor(0, 16))},"w":${JSON.stringify(tensor(0, 16))}}`, 16)],
      [/suspicious at note: .*`<script>`/, safetensors({ w: tensor(0, 16), __metadata__: { note: "<script>fetch('https://collect.example')</script>" } }, 16)],
    ];
    for (const [fault, file] of faults) assert.match(told(inspected(file, "a.safetensors")), fault);
    const state = bytes(calling("os", "system"));
    const extra = joined(safetensors({ "layer._extra_state": { dtype: "U8", shape: [state.length], data_offsets: [0, state.length] } }), state);
    assert.match(told(inspected(extra, "a.safetensors")), /dangerous at layer\._extra_state, .*`os\.system\("id"\)`/);
    const note = { note: "Trained with a <small> learning rate; see https://example.org/run.sh and `curl` it." };
    assert.equal(inspected(safetensors({ w: tensor(0, 16), __metadata__: note }, 16), "a.safetensors").verdict, "safe");
  });

  it("reads GGUF's keys and tensors, and checks its chat template", () => {
    const good = inspected(gguf({ "general.name": "tiny", "tokenizer.chat_template": "{% for m in messages %}{{ m['role'] }}{% endfor %}" }), "a.gguf");
    assert.deepEqual([good.verdict, good.metadata["tensors"], good.metadata["keys"]], ["safe", 1, { "general.name": "tiny", "tokenizer.chat_template": "{% for m in messages %}{{ m['role'] }}{% endfor %}", numbers: "3 values" }]);
    assert.match(told(inspected(gguf({ "tokenizer.chat_template": "{{ ''.__class__.__mro__ }}" }))), /^dangerous at tokenizer\.chat_template/);
    assert.equal(inspected(gguf({ a: "b" }).subarray(0, 50)).verdict, "uninspected");
  });

  it("follows the pickle of an array of objects", () => {
    assert.match(told(inspected(npy("'|O'", "(1,)", bytes(calling("os", "system"))), "a.npy")), /^dangerous .*os\.system/);
    assert.match(told(inspected(npy("[('x', '|O')]", "(1,)", bytes(calling("os", "system"))), "a.npy")), /^dangerous/);
    for (const odd of ["'\\x4f'", "'object'", "('|O', (2,))", "[('x', 'object')]"]) {
      assert.equal(inspected(npy(odd, "(1,)", bytes(calling("os", "system"))), "a.npy").verdict, "dangerous", odd);
      if (odd !== "'object'" && !odd.startsWith("[")) assert.equal(inspected(npy(odd, "(1,)", bytes("\x80\x04N.")), "a.npy").verdict, "uninspected", odd);
    }
    const reordered = bytes("{'shape': (1,), 'fortran_order': False, 'descr': '|O'}\n");
    assert.equal(inspected(joined(bytes("\x93NUMPY\x01\0"), number(reordered.length, 2), reordered, bytes(calling("os", "system"))), "a.npy").verdict, "dangerous");
    assert.equal(inspected(npy("'<f8'", "(2, 3)", new Uint8Array(48)), "a.npy").verdict, "safe");
    assert.equal(inspected(npy("'<f8'", "(2, 3)", new Uint8Array(40)), "a.npy").verdict, "uninspected");
    assert.match(told(inspected(zipFile([{ name: "a.npy", content: npy("'|O'", "(1,)", bytes(calling("os", "system"))) }]), "a.npz")), /^dangerous at a\.npy/);
  });

  it("reads ONNX graphs: operators, tensors, and where data is said to lie", () => {
    const good = inspected(onnx(), "a.onnx");
    assert.deepEqual([good.verdict, good.metadata["operators"], good.metadata["inputs"], good.metadata["opsets"]], ["safe", { Relu: 1 }, ["x"], { "ai.onnx": 17 }]);
    assert.match(told(inspected(onnx({ domain: "my.ops" }), "a.onnx")), /^suspicious at my\.ops/);
    assert.match(told(inspected(onnx({ operator: "PyOp", domain: "ai.onnx.contrib" }), "a.onnx")), /^dangerous .*runs Python code/);
    assert.match(told(inspected(onnx({ location: "../../etc/passwd" }), "a.onnx")), /^dangerous .*could read any file/);
    assert.equal(inspected(onnx({ location: "weights.bin" }), "a.onnx").verdict, "safe");
    assert.equal(inspected(onnx().subarray(0, 30), "a.onnx").verdict, "uninspected");
  });

  it("finds operations of TensorFlow that do more than compute", () => {
    assert.equal(inspected(savedModel("MatMul"), "saved_model.pb").verdict, "safe");
    assert.match(told(inspected(savedModel("WriteFile"), "saved_model.pb")), /^dangerous .*writes any file/);
    assert.match(told(inspected(savedModel("SaveDatasetV2"), "saved_model.pb")), /^dangerous .*writes any file/);
    assert.match(told(inspected(tflite("FlexReadFile"))), /^dangerous .*reads any file/);
    assert.match(told(inspected(tflite("MyOperator"))), /^suspicious .*`MyOperator` is not TensorFlow's own/);
  });

  it("finds code in Keras models of both formats", () => {
    const layers = (layer: object): string => JSON.stringify({ class_name: "Sequential", config: { layers: [{ class_name: "TimeDistributed", config: { layer } }] } });
    const cases: readonly (readonly [RegExp | undefined, object])[] = [
      [undefined, { class_name: "Dense", config: { units: 3 }, module: "keras.layers" }],
      [/^dangerous .*Lambda layer/, { class_name: "Lambda", config: { function: ["4wEAAA", null, null] } }],
      [/^dangerous .*CVE-2025-8747/, { module: "keras.utils", class_name: "function", config: "get_file" }],
      [/^dangerous .*`os\.system`/, { module: "os", class_name: "function", config: "system" }],
      [/^suspicious .*`mine\.Layer`/, { module: "mine", class_name: "Layer", config: {} }],
      [/^suspicious .*custom class `Mine>Layer`/, { module: "keras.layers", class_name: "Layer", config: {}, registered_name: "Mine>Layer" }],
    ];
    for (const [expected, layer] of cases) {
      for (const file of [hdf5("model_config", layers(layer)), zipFile([{ name: "config.json", content: bytes(layers(layer)) }, { name: "metadata.json", content: bytes("{}") }])]) {
        const report = inspected(file, "model.keras");
        if (expected === undefined) assert.equal(report.verdict, "safe", told(report));
        else assert.match(told(report), expected);
      }
    }
    const wide = new Uint8Array(Buffer.from(layers({ class_name: "Lambda", config: {} }), "utf16le"));
    assert.match(told(inspected(zipFile([{ name: "config.json", content: wide }, { name: "metadata.json", content: bytes("{}") }]), "model.keras")), /^dangerous .*Lambda layer/);
    assert.match(told(inspected(hdf5("training_config", '{"loss": {"class_name": "__lambda__", "config": {}}}'), "model.h5")), /^dangerous at training_config/);
  });

  it("checks templates and configs beside models", () => {
    const config = (template: string): string => told(inspected(JSON.stringify({ chat_template: template }), "tokenizer_config.json"));
    assert.equal(config("{% for m in messages %}{{ '<|im_start|>' + m['role'] }}{{ m.content | trim }}{% endfor %}"), "");
    for (const evil of ["{{ cycler.__init__.__globals__ }}", "{{ x|attr('y') }}", String.raw`{{ x['\x5f\x5fclass\x5f\x5f'] }}`, "{{ x['__cla' ~ 'ss__'] }}", "{{ os.popen('id') }}", "{% if eval('1') %}", "{% import 'os' as os %}", "{% include '/etc/passwd' %}", "{% set u = '_' * 2 %}{{ x }}", "{{ cycler[u ~ 'init' ~ u] }}", "{{ ''.mro() }}", "{{ request.application }}"]) assert.match(config(evil), /^dangerous at chat_template/);
    assert.equal(config("{%- set ns = namespace(found=false) -%}{%- for m in messages[1:] -%}{{ '<|' ~ m['role'] ~ '|>' + m.content.split('</think>')[-1].lstrip('\n') }}{%- if loop.last and not ns.found -%}{{ raise_exception('class of ' + m['role']) }}{%- endif -%}{%- endfor -%}"), "");
    assert.match(told(inspected('{"auto_map": {"AutoModel": "modeling.Net"}}', "config.json")), /^suspicious .*trust_remote_code/);
    assert.match(told(inspected("a: !!python/object/apply:os.system [id]", "a.yaml")), /^dangerous/);
    for (const yaml of ["a: {_target_: os.system}", '"_target_": "os.system"', "? _target_\n: os.system", "_target_: >-\n  os.system", '"\\x5ftarget_": os.system', "a: &run os.system\n_target_: *run"]) assert.match(told(inspected(yaml, "a.yaml")), /^dangerous .*`os\.system`/, yaml);
    assert.equal(inspected("_target_: torch.nn.Linear\nlr: &rate 0.1\nother: *rate\n", "a.yaml").verdict, "safe");
    assert.equal(inspected("{".repeat(100_000), "config.json").verdict, "uninspected");
  });
});
