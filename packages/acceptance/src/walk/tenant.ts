import { openOrganization, redialClient, type RedialClient, type RunningSystem } from "@redial/start";
import { getNamedType, type GraphQLSchema } from "graphql";
import type { HistoricContact } from "../call-history";
import { eventually } from "../eventually";
import { launchHistory } from "../launch-history";
import { untilOver } from "../until-over";
import { gather, typeNamed, type Told } from "./answers";
import { slotsOf, type Fill, type GivenTo, type Slot } from "./arguments";
import type { Opening } from "./openings";
import type { Answer } from "./send";

/** An organization with something of everything, and what its admin is told of it. */
export interface Tenant extends Told {
  key: string;
  client: RedialClient;
  /** Values that work for this organization, as far as names tell which. */
  fill: Fill;
}

const NOBODY = "0190a000-0000-7000-8000-000000000000";
const LATER = "2099-01-01T00:00:00Z";
const ROWS = 2;
/** Texts that are refused unless they are of some form; every other text may be anything. */
export const TEXTS: Readonly<Record<string, string>> = { timeZone: "Europe/Paris", startAt: LATER, stopAt: LATER, expiresAt: LATER, phone: "+12015550199", phones: "+12015550199" };

/** Opens an organization that has called these people, suppressed the last of them, simulated, planned an experiment, and has a second key. */
export async function settle(system: RunningSystem, schema: GraphQLSchema, name: string, people: readonly HistoricContact[]): Promise<Tenant> {
  const key = await openOrganization(system, name);
  const client = redialClient(system.gatewayUrl, key);
  const told: Told = { ids: new Map(), marks: new Set() };
  const note = async (query: string, variables: Record<string, unknown> = {}) => {
    const data = await client.ask<Record<string, unknown>>(query, variables);
    gather(schema, data, told);
    return data;
  };
  const phone = people.at(-1)?.phone ?? "";
  await note("mutation S($phones: [String!]!) { suppressPhones(phones: $phones, reason: \"asked\") { __typename } }", { phones: [phone] });
  const { executionId, programId } = await launchHistory(client, people, { name: `${name} campaign` });
  await untilOver(client, executionId);
  const { program } = await client.ask<{ program: { audience: { id: string } } }>("query P($id: ID!) { program(id: $id) { audience { id } } }", { id: programId });
  const experiment = { name: `${name} experiment`, audienceId: program.audience.id, arms: [{ programId }, { programId }] };
  await note("mutation E($input: CreateExperimentInput!) { createExperiment(input: $input) { __typename id } }", { input: experiment });
  await note("mutation K($name: String!) { createApiKey(input: { name: $name, role: admin }) { apiKey { __typename id } } }", { name: `${name} spare` });
  await note("mutation M { startSimulation(input: { audience: [{ contacts: 10 }], startAt: \"2099-01-05T10:00:00Z\" }) { __typename id } }");
  const [simulation = ""] = told.ids.get("Simulation") ?? [];
  await eventually("the end of the simulation", async () => {
    const { simulation: one } = await client.ask<{ simulation: { status: string } }>("query S($id: ID!) { simulation(id: $id) { status } }", { id: simulation });
    return one.status === "done" ? one : null;
  });
  told.ids.set("Execution", [executionId]).set("Program", [programId]);
  return { key, client, ...told, fill: fillFrom({ ids: told.ids, texts: { ...TEXTS, phone, phones: phone } }) };
}

/** Fills in ids by what arguments, types and fields are called, the known texts, and something that will do for all others. */
export function fillFrom({ ids, texts }: { ids: ReadonlyMap<string, readonly string[]>; texts: Readonly<Record<string, string>> }): Fill {
  const idOf = (argument: string, field: GivenTo) => {
    const inName = [...ids.keys()].filter((kind) => field.name.toLowerCase().includes(kind.toLowerCase()));
    const kind = [typeNamed(argument), getNamedType(field.type).name, ...inName].find((one) => ids.has(one));
    return ids.get(kind ?? "")?.[0] ?? NOBODY;
  };
  return (type, argument, field) => {
    if (type.name === "ID") return idOf(argument, field);
    if (type.name === "String") return texts[argument] ?? "walk";
    if (type.name === "Boolean") return false;
    return type.name === "Int" || type.name === "Float" ? ROWS : /date/iu.test(type.name) ? LATER : {};
  };
}

/** Asks everything that can be asked without changing anything, as often as new ids come up, and answers all answers by opening. */
export async function askAll(tenant: Tenant, schema: GraphQLSchema, openings: readonly Opening[], ask: (opening: Opening) => Promise<Answer>): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (let known = -1; known !== tenant.marks.size; ) {
    known = tenant.marks.size;
    for (const opening of openings.filter(({ operation }) => operation === "query")) {
      const answer = await ask(opening);
      answers.set(opening.name, answer);
      gather(schema, answer.body, tenant);
    }
  }
  return answers;
}

/** The slots of an opening that name a thing of an organization. Places in a list are none: what comes after a foreign one is the caller's own. */
export function naming(opening: Opening): Slot[] {
  return slotsOf(opening.field.args).filter(({ path, isId }) => isId && !/^(after|before)$/u.test(path));
}
