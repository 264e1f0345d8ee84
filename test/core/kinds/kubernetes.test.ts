import assert from "node:assert/strict";

import { defaultSettings, filesOf, kinds, openDocument, type Snapshot } from "../../../server/core/index.ts";

const MANIFEST = `apiVersion: v1
kind: Pod
metadata:
  name: serve
spec:
  hostIPC: true
  containers:
    - name: serve
      image: server:1.0
---
apiVersion: v1
kind: Service
metadata:
  name: serve
spec:
  sel
`;

const document = openDocument("file:///pod.yaml", MANIFEST, defaultSettings);
const snapshot: Snapshot = { files: filesOf([document]), settings: defaultSettings };
const features = kinds.find(({ id }) => id === document.kind)?.features;

describe("Kubernetes manifests", () => {
  it("tell on hover which level of the Pod Security Standards they keep", () => {
    const sound = openDocument("file:///pod.yaml", MANIFEST.split("---")[0] ?? "", defaultSettings);
    const hover = features?.hover?.(sound, sound.text.indexOf("containers"), snapshot);
    assert.match(hover?.markdown ?? "", /\*\*privileged\*\*[\s\S]*keeps it from \*baseline\*[\s\S]*hostIPC: true/);
    const kept = openDocument("file:///pod.yaml", sound.text.replace("  hostIPC: true\n", ""), defaultSettings);
    assert.match(features?.hover?.(kept, kept.text.indexOf("containers"), snapshot)?.markdown ?? "", /\*\*baseline\*\*[\s\S]*`serve`: runAsNonRoot is not true/);
  });

  it("explain a key by the kind of object that it stands in", () => {
    assert.match(features?.hover?.(document, MANIFEST.indexOf("hostIPC"), snapshot)?.markdown ?? "", /Shares memory with the node's processes/);
  });

  it("complete keys of the object around the cursor, in each document of the file", () => {
    const labels = features?.complete?.(document, MANIFEST.lastIndexOf("sel") + 3, snapshot).map(({ label }) => label) ?? [];
    assert.ok(labels.includes("selector"), labels.join(" "));
    assert.ok(!labels.includes("containers"));
  });
});
