import { Agent, request } from "node:http";

/** Where a query is sent, and in whose name. */
export interface Door {
  name: string;
  url: string;
  headers: Readonly<Record<string, string>>;
}

/** How many requests to send and how many at a time. */
export interface Sending {
  body: string;
  requests: number;
  atOnce: number;
}

/** Sends the same request over and over and answers how long each took, in milliseconds, shortest first. Rejects at the first answer that is no 200. */
export async function sendRequests({ url, headers }: Door, { body, requests, atOnce }: Sending): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const latenciesMs: number[] = [];
  let left = requests;
  const sender = async () => {
    while (left-- > 0) {
      const beganAt = performance.now();
      await send(agent, url, headers, body);
      latenciesMs.push(performance.now() - beganAt);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, sender));
  } finally {
    agent.destroy();
  }
  return latenciesMs.sort((one, other) => one - other);
}

/** What one request is answered. */
export async function answerOf({ url, headers }: Door, body: string): Promise<unknown> {
  const agent = new Agent();
  try {
    return JSON.parse(await send(agent, url, headers, body));
  } finally {
    agent.destroy();
  }
}

function send(agent: Agent, url: string, headers: Door["headers"], body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/graphql`, { agent, method: "POST", headers: { ...headers, "content-type": "application/json", "content-length": Buffer.byteLength(body) } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("end", () => (response.statusCode === 200 ? resolve(text) : reject(new Error(`${url} answered ${response.statusCode}: ${text.slice(0, 300)}`))));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
