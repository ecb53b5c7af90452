"use strict";
(() => {
  /**
   * Sends an operation to this gateway and gives each of its answers to `onAnswer`: one of a query or a mutation, any number of a subscription, which
   * come as an event stream. Ends when the last has come or `signal` aborts, and throws a sentence when there is no answer at all.
   */
  async function ask({ key, query, variables, signal, onAnswer }) {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: isSubscription(query) ? "text/event-stream" : "application/json", "x-api-key": key },
      body: JSON.stringify({ query, variables }),
      signal,
    });
    if (!(response.headers.get("content-type") ?? "").startsWith("text/event-stream")) return onAnswer(await response.json());
    for await (const { event, data } of events(response.body)) {
      if (event === "complete") return;
      if (event === "next" && data) onAnswer(JSON.parse(data));
    }
  }

  /** The events of a stream, as the HTML standard has them: lines of `field: value`, an empty line after each event. */
  async function* events(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    let event = "message";
    let data = [];
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop();
      for (const line of lines) {
        const [, field, text] = /^([^:]*):? ?(.*)$/s.exec(line);
        if (line === "") {
          if (data.length > 0 || event !== "message") yield { event, data: data.join("\n") };
          event = "message";
          data = [];
        } else if (field === "event") event = text;
        else if (field === "data") data.push(text);
      }
    }
  }

  function isSubscription(query) {
    return /^\s*subscription\b/m.test(query.replace(/#.*$/gm, ""));
  }

  window.redial = { ...window.redial, ask };
})();
