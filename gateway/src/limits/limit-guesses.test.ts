import { Rejection } from "@redial/kernel";
import type { Caller } from "../caller";
import { ALL_OF_ONE, limitGuesses, PROVEN_MS } from "./limit-guesses";

const OPERATOR: Caller = { identity: { organizationId: "o1", role: "operator" }, id: "key:k1", until: null };

function given(rate = { perSecond: 1, burst: 3 }) {
  let now = 1_000_000;
  let isAway = false;
  const asked: string[] = [];
  const good = new Set(["good"]);
  const identify = limitGuesses({
    rate,
    clock: { now: () => now },
    async identify(key) {
      asked.push(key);
      if (isAway) throw new Rejection("IDENTITY_UNAVAILABLE", "Keys cannot be checked right now.");
      if (!good.has(key)) throw new Rejection("UNAUTHENTICATED", "No organization has this API key.");
      return OPERATOR;
    },
  });
  const codeOf = (key: string, address = "192.0.2.1") => identify(key, address).then(() => "known", (error: unknown) => Object(error).code as string);
  const flood = async (keys: number, address?: string) => {
    const codes: string[] = [];
    for (let key = 0; key < keys; key++) codes.push(await codeOf(`invented ${now} ${key}`, address));
    return codes;
  };
  return { identify, asked, good, codeOf, flood, pass: (ms: number) => (now += ms), leave: (is: boolean) => (isAway = is) };
}

describe("a flood of invented keys", () => {
  it("is asked about as often as its address may be wrong, and told when to come again", async () => {
    const { flood, asked, identify, pass, codeOf } = given();
    expect(await flood(5)).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED", "UNAUTHENTICATED", "RATE_LIMITED", "RATE_LIMITED"]);
    expect(asked).toHaveLength(3);
    await expect(identify("another", "192.0.2.1")).rejects.toMatchObject({ waitMs: 1_000, message: "Too many keys that open nothing came from where you are; the next one is looked at in 1000 ms." });
    pass(1_000);
    expect([await codeOf("one more"), await codeOf("and another")]).toEqual(["UNAUTHENTICATED", "RATE_LIMITED"]);
  });

  it("from many addresses is held to as many as twenty may bring", async () => {
    const { codeOf, asked } = given();
    for (let address = 0; address < 100; address++) await codeOf(`invented ${address}`, `192.0.2.${address}`);
    expect(asked).toHaveLength(3 * ALL_OF_ONE);
  });

  it("keeps no one out who has had a good key within the hour, nor anyone at another address", async () => {
    const { codeOf, flood, good, pass } = given();
    expect(await codeOf("good")).toBe("known");
    await flood(10);
    good.add("new");
    expect([await codeOf("good"), await codeOf("new"), await codeOf("new", "192.0.2.2")]).toEqual(["known", "RATE_LIMITED", "known"]);
    pass(PROVEN_MS);
    await flood(10);
    expect(await codeOf("good")).toBe("RATE_LIMITED");
  });

  it("at once is no better than one after the other", async () => {
    const { codeOf, asked } = given();
    await Promise.all(Array.from({ length: 20 }, (_, key) => codeOf(`invented ${key}`)));
    expect(asked).toHaveLength(3);
  });
});

it("good keys take no turns, and neither do questions that nobody can answer", async () => {
  const { codeOf, good, leave, flood } = given();
  for (let key = 0; key < 10; key++) {
    good.add(`good ${key}`);
    expect(await codeOf(`good ${key}`)).toBe("known");
  }
  leave(true);
  expect(new Set(await flood(10))).toEqual(new Set(["IDENTITY_UNAVAILABLE"]));
  leave(false);
  expect(await flood(3)).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED", "UNAUTHENTICATED"]);
});

it("there is no limit at 0 a second", async () => {
  const { flood } = given({ perSecond: 0, burst: 1 });
  expect(new Set(await flood(100))).toEqual(new Set(["UNAUTHENTICATED"]));
});
