import { defineRule } from "../../engine/rule.ts";
import { callsOf } from "../../facts/python/calls.ts";

export const codeRunningTool = defineRule({
  id: "code-running-tool",
  summary: "An agent gets a tool that runs any code on this machine",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-94"],
  owasp: ["LLM06:2025"],
  references: ["https://python.langchain.com/docs/security/"],
  fix: "none",

  *check(document) {
    for (const { name, callee } of callsOf(document)) {
      const tool = TOOLS.exec(name)?.[1];
      if (tool === undefined) continue;
      yield {
        at: callee,
        message: `\`${tool}\` runs whatever the model writes, with the rights of this process. The model writes what the texts before it make it write. Give the agent tools that do one thing each, or run this one in a container without network and secrets.`,
      };
    }
  },
});

const TOOLS =
  /^(?:langchain\w*|llama_index|smolagents|crewai_tools|autogen\w*|agno|phi)\b.*\.(ShellTool|BashProcess|PythonREPLTool|PythonREPL|PythonAstREPLTool|PALChain(?:\.from_\w+)?|LLMMathChain(?:\.from_llm)?|PandasQueryEngine|CodeInterpreterToolSpec|LocalCommandLineCodeExecutor|LocalPythonExecutor|PythonTools|ShellTools|create_python_agent)$/;
