import { REST_ROUTES } from "@redial/gateway";
import type { GraphQLSchema } from "graphql";
import type { House } from "./house.fixture";
import { leaksOf, likeness, unknownLike } from "./walk/answers";
import { slotsOf } from "./walk/arguments";
import { openingsOf, type Opening } from "./walk/openings";
import { readSchema } from "./walk/read-schema";
import { listen, sendOperation, sendRest, type Answer } from "./walk/send";
import { askAll, naming, settle, type Tenant } from "./walk/tenant";

const WITHIN_MS = 300_000;
/** Without these an order of requests would tell what an organization has; they change by being looked at. */
const MOVING = /"lastUsedAt":("[^"]*"|null)/gu;

/** One organization with the ids of another, at every field, argument, mutation, subscription and path of REST that there is. */
export function foreignKey(house: () => House): void {
  describe("an organization that comes with another's ids", () => {
    let schema: GraphQLSchema;
    let openings: Opening[];
    let owner: Tenant;
    let stranger: Tenant;
    let secrets: Set<string>;
    const url = () => house().system.gatewayUrl;
    const ask = (tenant: Tenant, opening: Opening, wanted: { path: string; value: string } | null = null): Promise<Answer> =>
      (opening.operation === "subscription" ? listen : sendOperation)(url(), { "x-api-key": tenant.key }, opening, tenant.fill, wanted);
    const rest = (tenant: Tenant, method: string, path: string, id: string): Promise<Answer> => sendRest(url(), { "x-api-key": tenant.key }, method, path.replace(/:\w+/u, id));
    const look = (tenant: Tenant) => askAll(tenant, schema, openings, (opening) => ask(tenant, opening));
    const settled = (answers: ReadonlyMap<string, Answer>) =>
      [...answers].filter(([name]) => !/simulateProgram|retryPresets/u.test(name)).map(([name, answer]) => `${name} ${JSON.stringify(answer).replace(MOVING, "")}`);
    /** One id of each kind that the owner knows. */
    const foreignIds = () => [...owner.ids].flatMap(([kind, [id]]) => (id ? [{ kind, id }] : []));
    let before: string[];
    let alone: string[];

    beforeAll(async () => {
      schema = await readSchema(url(), house().key);
      openings = openingsOf(schema);
      const people = house().history;
      // What the stranger is told before there is an owner cannot be the owner's.
      stranger = await settle(house().system, schema, "Stranger 815815", people.slice(100, 104));
      alone = settled(await look(stranger));
      owner = await settle(house().system, schema, "Owner 4711471", people.slice(0, 4));
      before = settled(await look(owner));
      secrets = new Set([...owner.marks].filter((mark) => !stranger.marks.has(mark)));
    }, WITHIN_MS);

    it("is one that has something of everything, and so has the other", () => {
      const kinds = ["ApiKey", "Attempt", "Audience", "Contact", "Execution", "Experiment", "Job", "Organization", "Program", "Simulation"];
      for (const tenant of [owner, stranger]) expect([...tenant.ids.keys()]).toEqual(expect.arrayContaining(kinds));
      expect(secrets.size).toBeGreaterThan(20);
    });

    it("sees what it saw before there was another", async () => {
      expect(settled(await look({ ...stranger, marks: new Set() }))).toEqual(alone);
    }, WITHIN_MS);

    it("is answered as for ids that nobody has, and told nothing of the other's, wherever an id is taken", async () => {
      const leaks: unknown[] = [];
      let asked = 0;
      for (const opening of openings) {
        for (const { path } of slotsOf(opening.field.args).filter(({ isId }) => isId)) {
          const compare = async ({ kind, id }: { kind: string; id: string }) => {
            const unknown = unknownLike(id) ?? id;
            const [foreign, nobodys] = await Promise.all([ask(stranger, opening, { path, value: id }), ask(stranger, opening, { path, value: unknown })]);
            asked += 1;
            if (likeness(foreign, id) !== likeness(nobodys, unknown)) leaks.push({ opening: opening.name, path, kind, foreign, nobodys });
            const told = leaksOf(foreign, id, secrets);
            if (told.length > 0) leaks.push({ opening: opening.name, path, kind, told });
            if (JSON.stringify(foreign).includes("INTERNAL_SERVER_ERROR")) leaks.push({ opening: opening.name, path, kind, foreign });
          };
          await Promise.all(foreignIds().map(compare));
        }
      }
      expect(leaks).toEqual([]);
      expect(asked).toBeGreaterThan(150);
    }, WITHIN_MS);

    it("is told nothing of the other's in answer to any text, or to none", async () => {
      const leaks: unknown[] = [];
      const texts = [...secrets].filter((mark) => mark.startsWith("+")).slice(0, 2).concat(foreignIds()[0]?.id ?? "");
      // What the stranger has written into rows of its own comes back from there.
      const unsaid = [...secrets].filter((mark) => !texts.includes(mark));
      for (const opening of openings) {
        const told = leaksOf(await ask(stranger, opening), "", unsaid);
        if (told.length > 0) leaks.push({ opening: opening.name, told });
        for (const { path } of slotsOf(opening.field.args).filter(({ isId }) => !isId)) {
          for (const value of texts) {
            const learned = leaksOf(await ask(stranger, opening, { path, value }), value, unsaid);
            if (learned.length > 0) leaks.push({ opening: opening.name, path, value, learned });
          }
        }
      }
      expect(leaks).toEqual([]);
    }, WITHIN_MS);

    it("is answered as for ids that nobody has by every path of REST", async () => {
      const leaks: unknown[] = [];
      for (const { method, path } of REST_ROUTES) {
        for (const { kind, id } of foreignIds()) {
          const unknown = unknownLike(id) ?? id;
          const [foreign, nobodys] = [await rest(stranger, method, path, id), await rest(stranger, method, path, unknown)];
          const told = leaksOf(foreign, id, secrets);
          const isAlike = !path.includes(":") || likeness(foreign, id) === likeness(nobodys, unknown);
          if (!isAlike || told.length > 0) leaks.push({ method, path, kind, foreign, nobodys, told });
        }
      }
      expect(leaks).toEqual([]);
    }, WITHIN_MS);

    it("has changed nothing of the other's by all of that", async () => {
      expect(settled(await look(owner))).toEqual(before);
    }, WITHIN_MS);

    it("would have been told and served, everywhere, had the ids been its own", async () => {
      const blind: string[] = [];
      for (const opening of openings) {
        for (const { path } of naming(opening)) {
          let tells = false;
          for (const { id } of foreignIds()) {
            const unknown = unknownLike(id) ?? id;
            tells ||= likeness(await ask(owner, opening, { path, value: id }), id) !== likeness(await ask(owner, opening, { path, value: unknown }), unknown);
          }
          if (!tells) blind.push(`${opening.name} ${path}`);
        }
      }
      for (const { method, path } of REST_ROUTES.filter((route) => route.path.includes(":"))) {
        const own = await Promise.all(foreignIds().map(({ id }) => rest(owner, method, path, id)));
        if (!own.some(({ status }) => status === 200)) blind.push(path);
      }
      expect(blind).toEqual([]);
    }, WITHIN_MS);
  });
}
