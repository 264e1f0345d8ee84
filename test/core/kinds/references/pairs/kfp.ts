import type { Pair } from "./pair.ts";

export const KFP: readonly Pair[] = [
  {
    title: "kfp component",
    files: {
      "p.yaml": "schemaVersion: 2.1.0\npipelineInfo: {name: p}\ncomponents:\n  «comp-a»:\n    executorLabel: exec-a\ndeploymentSpec:\n  executors:\n    exec-a: {container: {image: x:1}}\nroot:\n  dag:\n    tasks:\n      a:\n        componentRef: {name: ‹comp-a›}\n        taskInfo: {name: a}\n",
    },
  },
  {
    title: "kfp executor",
    files: {
      "p.yaml": "schemaVersion: 2.1.0\npipelineInfo: {name: p}\ncomponents:\n  comp-a:\n    executorLabel: ‹exec-a›\ndeploymentSpec:\n  executors:\n    «exec-a»: {container: {image: x:1}}\nroot:\n  dag:\n    tasks:\n      a:\n        componentRef: {name: comp-a}\n        taskInfo: {name: a}\n",
    },
  },
  {
    title: "kfp task",
    files: {
      "p.yaml": "schemaVersion: 2.1.0\npipelineInfo: {name: p}\ncomponents:\n  comp-a:\n    executorLabel: exec-a\ndeploymentSpec:\n  executors:\n    exec-a: {container: {image: x:1}}\nroot:\n  dag:\n    tasks:\n      «first»:\n        componentRef: {name: comp-a}\n      second:\n        componentRef: {name: comp-a}\n        dependentTasks: [‹first›]\n        inputs:\n          parameters:\n            x:\n              taskOutputParameter:\n                outputParameterKey: out\n                producerTask: ‹first›\n",
    },
  },
  {
    title: "kfp root input",
    files: {
      "p.yaml": "schemaVersion: 2.1.0\npipelineInfo: {name: p}\ncomponents:\n  comp-a:\n    executorLabel: exec-a\n    inputDefinitions:\n      parameters:\n        x: {parameterType: STRING}\ndeploymentSpec:\n  executors:\n    exec-a: {container: {image: x:1}}\nroot:\n  dag:\n    tasks:\n      first:\n        componentRef: {name: comp-a}\n        inputs:\n          parameters:\n            x: {componentInputParameter: ‹url›}\n  inputDefinitions:\n    parameters:\n      «url»: {parameterType: STRING}\n",
    },
  },
  {
    title: "kfp input of a component",
    files: {
      "p.yaml": "schemaVersion: 2.1.0\npipelineInfo: {name: p}\ncomponents:\n  comp-a:\n    executorLabel: exec-a\n    inputDefinitions:\n      parameters:\n        «text»: {parameterType: STRING}\ndeploymentSpec:\n  executors:\n    exec-a: {container: {image: x:1, args: [\"{{$.inputs.parameters['‹text›']}}\"]}}\nroot:\n  dag:\n    tasks:\n      first:\n        componentRef: {name: comp-a}\n        inputs:\n          parameters:\n            ‹text›: {runtimeValue: {constant: a}}\n",
    },
  },
  {
    title: "kfp output of a component",
    files: {
      "p.yaml": "schemaVersion: 2.1.0\npipelineInfo: {name: p}\ncomponents:\n  comp-a:\n    executorLabel: exec-a\n    outputDefinitions:\n      parameters:\n        «score»: {parameterType: STRING}\n  comp-b:\n    executorLabel: exec-a\n    inputDefinitions:\n      parameters:\n        x: {parameterType: STRING}\ndeploymentSpec:\n  executors:\n    exec-a: {container: {image: x:1}}\nroot:\n  dag:\n    tasks:\n      first:\n        componentRef: {name: comp-a}\n      second:\n        componentRef: {name: comp-b}\n        dependentTasks: [first]\n        inputs:\n          parameters:\n            x:\n              taskOutputParameter:\n                outputParameterKey: ‹score›\n                producerTask: first\n",
    },
  },
  {
    title: "kfpc input",
    files: {
      "component.yaml": "name: c\ninputs:\n- {name: «rows», type: String}\nimplementation:\n  container:\n    image: x:1\n    command: [cat, {inputPath: ‹rows›}]\n",
    },
  },
  {
    title: "kfpc output",
    files: {
      "component.yaml": "name: c\noutputs:\n- {name: «model»}\nimplementation:\n  container:\n    image: x:1\n    command: [cat, {outputPath: ‹model›}]\n",
    },
  },
  {
    title: "kfpc graph task",
    files: {
      "component.yaml": "name: c\ninputs:\n- {name: «url»}\nimplementation:\n  graph:\n    tasks:\n      a:\n        componentRef: {url: x}\n        arguments: {u: {graphInput: {inputName: ‹url›}}}\n",
    },
  },
  {
    title: "kfpc graph task output",
    files: {
      "component.yaml": "name: c\nimplementation:\n  graph:\n    tasks:\n      «first»:\n        componentRef: {url: x}\n      b:\n        componentRef: {url: x}\n        arguments: {u: {taskOutput: {taskId: ‹first›, outputName: o}}}\n",
    },
  },
];
