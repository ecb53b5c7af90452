"use strict";
(() => {
  const EXAMPLES = [
    { name: "Programs, and how they do", operation: "{\n  programs(first: 5) {\n    id\n    name\n    executions(first: 3) {\n      id\n      status\n      totalContacts\n      contactsCompleted\n      metrics { connectionRate totalCalls }\n    }\n  }\n}" },
    { name: "One execution", operation: "query ($id: ID!) {\n  execution(id: $id) {\n    status\n    statusReason\n    connectionRate\n    jobs(first: 10) { id phone status reason dueAt }\n  }\n}", variables: { id: "" } },
    { name: "Why a job is called when it is", operation: "query ($id: ID!) {\n  explainJob(id: $id) {\n    nextAttempt { dueAt because { sentence } }\n    attempts { attempt requestedAt outcome because { sentence } }\n    held { sentence }\n    ended { result reason }\n  }\n}", variables: { id: "" } },
    { name: "Foretell a program", operation: "query ($input: SimulateProgramInput!) {\n  simulateProgram(input: $input) {\n    connectionRate { rate interval { low high } }\n    totalCalls\n    finishedAt\n    advice { code message }\n  }\n}", variables: { input: { audience: [{ contacts: 500 }], retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 2 } } } },
    { name: "Pause an execution", operation: "mutation ($id: ID!) {\n  pauseExecution(id: $id) { status statusReason }\n}", variables: { id: "" } },
  ];
  /** The key stays in this tab, and goes with it. */
  const KEPT_AS = "redial-sandbox-key";
  const { ask, showSchema, INTROSPECTION } = window.redial;
  const [key, example, run, stop, state, operation, variables, answer, search, schema] = ["key", "example", "run", "stop", "state", "operation", "variables", "answer", "search", "schema"].map((id) => document.getElementById(id));
  let running = null;

  function showExample({ operation: text, variables: values }) {
    operation.value = text;
    variables.value = values ? JSON.stringify(values, null, 2) : "";
  }

  async function runOperation() {
    running?.abort();
    const current = (running = new AbortController());
    stop.disabled = false;
    state.textContent = "asking …";
    answer.textContent = "";
    const beganAt = performance.now();
    let answers = 0;
    try {
      const given = variables.value.trim() ? JSON.parse(variables.value) : {};
      await ask({
        key: key.value.trim(),
        query: operation.value,
        variables: given,
        signal: current.signal,
        onAnswer(one) {
          answers += 1;
          answer.textContent = JSON.stringify(one, null, 2);
          state.textContent = `answer ${answers}, ${Math.round(performance.now() - beganAt)} ms`;
        },
      });
    } catch (error) {
      if (!current.signal.aborted) state.textContent = error instanceof SyntaxError ? `The variables are no JSON: ${error.message}` : `No answer: ${error.message}`;
    }
    if (running !== current) return;
    stop.disabled = true;
    if (current.signal.aborted) state.textContent += ", stopped";
  }

  async function loadSchema() {
    sessionStorage.setItem(KEPT_AS, key.value.trim());
    if (!key.value.trim()) return;
    try {
      await ask({
        key: key.value.trim(),
        query: INTROSPECTION,
        variables: {},
        onAnswer({ data, message, errors }) {
          if (data) showSchema(data, schema, search);
          else schema.textContent = message ?? errors?.[0]?.message ?? "The schema cannot be had.";
        },
      });
    } catch (error) {
      schema.textContent = `The schema cannot be had: ${error.message}`;
    }
  }

  for (const { name } of EXAMPLES) example.append(new Option(name));
  example.onchange = () => showExample(EXAMPLES[example.selectedIndex]);
  run.onclick = () => void runOperation();
  stop.onclick = () => running?.abort();
  key.onchange = () => void loadSchema();
  document.onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void runOperation();
  };
  showExample(EXAMPLES[0]);
  key.value = sessionStorage.getItem(KEPT_AS) ?? "";
  void loadSchema();
})();
