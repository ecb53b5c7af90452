/** What to try next: the addresses, the key and three queries to paste. */
export function waysIn(gatewayUrl: string, key: string, launched: readonly { programId: string; executionId: string }[]): string {
  const [first] = launched;
  const post = (query: string) => `curl -s ${gatewayUrl}/graphql -H 'x-api-key: ${key}' -H 'content-type: application/json' \\\n  -d '${JSON.stringify({ query })}'`;
  return `
GraphQL   ${gatewayUrl}/graphql
sandbox   ${gatewayUrl}/sandbox
x-api-key ${key}

How a program does, from all services in one query:
${post(`{ program(id: "${first?.programId}") { name executions { status connectionRate metrics { totalCalls byAttempt { attempt connectionRate } } jobs(first: 3) { phone attempts { attempt outcome call { status } } } } } }`)}

At which hours people answer:
${post(`{ execution(id: "${first?.executionId}") { metrics { byHour { hour attempts connectionRate } } } }`)}

The guide's own request for a baseline:
curl -X GET ${gatewayUrl}/program-executions/${first?.executionId} \\
  -H "x-api-key: ${key}"

Ctrl-C stops everything; the data stay.
`;
}
