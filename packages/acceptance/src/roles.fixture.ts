import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REST_ROUTES } from "@redial/gateway";
import { roleOf, ROLES, type Role } from "@redial/platform";
import { CHECKOUT, openOrganization, redialClient } from "@redial/start";
import { Kind, parse } from "graphql";
import type { House } from "./house.fixture";
import { openingsOf, type Opening } from "./walk/openings";
import { readSchema } from "./walk/read-schema";
import { codesOf, listen, sendOperation, sendRest } from "./walk/send";
import { fillFrom, TEXTS } from "./walk/tenant";

const WITHIN_MS = 300_000;
const MAY_SEND_FILES: ReadonlySet<Role> = new Set(["operator", "admin"]);

/** Every field of Query, Mutation and Subscription with a key of every role, held against what the committed supergraph says. */
export function roles(house: () => House): void {
  describe("a key", () => {
    const keys = new Map<Role, string>();
    let openings: Opening[];
    const url = () => house().system.gatewayUrl;
    const fill = fillFrom({ ids: new Map(), texts: TEXTS });

    beforeAll(async () => {
      openings = openingsOf(await readSchema(url(), house().key)).filter(({ chain }) => chain.length === 1);
      const admin = redialClient(url(), await openOrganization(house().system, "Roles"));
      for (const role of ROLES) {
        const { createApiKey } = await admin.ask<{ createApiKey: { secret: string } }>("mutation K($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }", { input: { name: role, role } });
        keys.set(role, createApiKey.secret);
      }
    }, WITHIN_MS);

    it.each(ROLES)("of a %s may do what the supergraph says, and nothing else", async (role) => {
      const needed = rolesOfSupergraph();
      const wrong: unknown[] = [];
      for (const opening of openings) {
        const answer = await (opening.operation === "subscription" ? listen : sendOperation)(url(), { "x-api-key": keys.get(role) ?? "" }, opening, fill, null);
        const isForbidden = JSON.stringify(answer.body).includes("FORBIDDEN");
        const mayDo = ROLES.indexOf(role) >= ROLES.indexOf(needed.get(opening.name) ?? "admin");
        if (isForbidden === mayDo) wrong.push({ opening: opening.name, answer });
      }
      expect(wrong).toEqual([]);
      expect(openings.length).toBe(needed.size);
    }, WITHIN_MS);

    it.each(ROLES)("of a %s reads by REST, and sends files if it may change anything", async (role) => {
      for (const { method, path } of REST_ROUTES) {
        const answer = await sendRest(url(), { "x-api-key": keys.get(role) ?? "" }, method, path.replace(/:\w+/u, "0190a000-0000-7000-8000-000000000000"));
        expect([method, path, answer.status === 403, codesOf(answer).includes("FORBIDDEN")]).toEqual([method, path, ...Array<boolean>(2).fill(method === "post" && !MAY_SEND_FILES.has(role))]);
      }
    });
  });
}

/** The role that each field of a root asks for, as `Query.program`. */
function rolesOfSupergraph(): Map<string, Role> {
  const { definitions } = parse(readFileSync(join(CHECKOUT, "gateway/supergraph.graphql"), "utf8"));
  return new Map(
    definitions.flatMap((type) => {
      if (type.kind !== Kind.OBJECT_TYPE_DEFINITION || !/^(Query|Mutation|Subscription)$/u.test(type.name.value)) return [];
      return (type.fields ?? []).flatMap((field) => {
        const role = roleOf(field);
        return role ? [[`${type.name.value}.${field.name.value}`, role] as const] : [];
      });
    }),
  );
}
