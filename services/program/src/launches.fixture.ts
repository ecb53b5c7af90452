import { parseEvent, type AudienceSent, type Envelope } from "@redial/contracts";
import type { GraphqlAnswer, RunningProgram } from "./program-service.fixture";

const LAUNCH = "mutation ($input: LaunchProgramInput!) { launchProgram(input: $input) { id launchedAt clock seed audienceSize program { id } } }";

/** One organization's way from an audience to a launch, and what the service says of it. */
export interface Launching {
  operator: { organizationId: string; role: "operator" };
  createAudience(csv: string): Promise<string>;
  addTo(audienceId: string, csv: string): Promise<void>;
  createProgram(audienceId: string, fields?: object): Promise<string>;
  launch(input: object): Promise<GraphqlAnswer>;
  /** Everything said of an execution, once its whole audience was. */
  allSaid(executionId: string): Promise<Envelope[]>;
  /** The chunks among it. */
  chunks(executionId: string): Promise<AudienceSent[]>;
}

/** Opens an organization that launches. */
export async function startLaunching(program: RunningProgram): Promise<Launching> {
  const operator = { organizationId: (await program.internal("organizations", { name: "Acme" })).body.organizationId, role: "operator" } as const;
  const said = async (executionId: string): Promise<Envelope[]> => {
    const rows = await program.database.rows<{ body: string }>("select body from outbox_event where key = $1 order by xid, id, position", [executionId]);
    return rows.map(({ body }) => parseEvent(JSON.parse(body)));
  };
  const launching: Launching = {
    operator,
    async createAudience(csv) {
      const id = (await program.ask(operator, 'mutation { createAudience(input: { name: "Spring" }) { id } }')).data?.["createAudience"].id;
      await launching.addTo(id, csv);
      return id;
    },
    async addTo(audienceId, csv) {
      await program.upload(operator, `/audiences/${audienceId}/contacts`, csv);
    },
    async createProgram(audienceId, fields = {}) {
      const input = { name: "Spring", audienceId, ...fields };
      return (await program.ask(operator, "mutation ($input: CreateProgramInput!) { createProgram(input: $input) { id } }", { input })).data?.["createProgram"].id;
    },
    launch: (input) => program.ask(operator, LAUNCH, { input }),
    async allSaid(executionId) {
      for (;;) {
        const events = await said(executionId);
        if (events.some((event) => event.type === "audience.sent" && event.data.last)) return events;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    chunks: async (executionId) => (await launching.allSaid(executionId)).flatMap((event) => (event.type === "audience.sent" ? [event.data] : [])),
  };
  return launching;
}

/** A file of so many numbers, each once. */
export function numbers(count: number, from = 2_000_000): string {
  return `phone\n${Array.from({ length: count }, (_, index) => `+1202${from + index}`).join("\n")}`;
}
