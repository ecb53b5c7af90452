import { Rejection } from "@redial/kernel";
import type { Caller } from "./caller";
import { createRecognizeKey } from "./recognize-key";
import { BELIEVED_MS } from "./remember-answers";

const OPERATOR: Caller = { identity: { organizationId: "o1", role: "operator" }, id: "key:k1", until: null };

function given() {
  let now = 1_000_000;
  const asked: string[] = [];
  const keys = new Map([["good", OPERATOR]]);
  let refusal = new Rejection("UNAUTHENTICATED", "No organization has this API key.");
  let broken = false;
  const recognize = createRecognizeKey({
    clock: { now: () => now },
    async identify(key) {
      asked.push(key);
      if (broken) throw new Rejection("IDENTITY_UNAVAILABLE", "Keys cannot be checked right now.");
      const caller = keys.get(key);
      if (!caller || (caller.until !== null && caller.until <= now)) throw refusal;
      return caller;
    },
  });
  return {
    recognize: (key: string) => recognize(key, "192.0.2.1"),
    asked,
    keys,
    now: () => now,
    pass: (ms: number) => (now += ms),
    breakDown: (is: boolean) => (broken = is),
    refuseWith: (code: string) => (refusal = new Rejection(code, "It opens nothing.")),
  };
}

describe("a key", () => {
  it("is asked for once while its answer is believed, then again", async () => {
    const { recognize, asked, pass } = given();
    expect(await recognize("good")).toEqual(OPERATOR);
    pass(BELIEVED_MS.known - 1);
    expect(await recognize("good")).toEqual(OPERATOR);
    expect(asked).toEqual(["good"]);
    pass(1);
    await recognize("good");
    expect(asked).toEqual(["good", "good"]);
  });

  it("stops working that long after it was revoked, and says why", async () => {
    const { recognize, keys, pass, refuseWith } = given();
    await recognize("good");
    keys.clear();
    refuseWith("API_KEY_REVOKED");
    expect(await recognize("good")).toEqual(OPERATOR);
    pass(BELIEVED_MS.known);
    await expect(recognize("good")).rejects.toMatchObject({ code: "API_KEY_REVOKED" });
  });

  it("stops working at the instant of its end, however freshly it was asked for", async () => {
    const { recognize, keys, now, pass, refuseWith } = given();
    keys.set("good", { ...OPERATOR, until: now() + 10 });
    refuseWith("API_KEY_EXPIRED");
    pass(9);
    expect(await recognize("good")).toMatchObject({ id: "key:k1" });
    pass(1);
    await expect(recognize("good")).rejects.toMatchObject({ code: "API_KEY_EXPIRED" });
  });

  it.each(["UNAUTHENTICATED", "API_KEY_REVOKED", "API_KEY_EXPIRED"])("that is refused as %s is asked for again a second later", async (code) => {
    const { recognize, asked, keys, pass, refuseWith } = given();
    refuseWith(code);
    await expect(recognize("new")).rejects.toMatchObject({ code });
    keys.set("new", OPERATOR);
    await expect(recognize("new")).rejects.toMatchObject({ code });
    expect(asked).toEqual(["new"]);
    pass(BELIEVED_MS.refused);
    expect(await recognize("new")).toEqual(OPERATOR);
  });

  it("that many requests bring at once is asked for once", async () => {
    const { recognize, asked } = given();
    await Promise.all(Array.from({ length: 50 }, () => recognize("good")));
    expect(asked).toEqual(["good"]);
  });

  it("that nobody could tell about is not remembered", async () => {
    const { recognize, breakDown } = given();
    breakDown(true);
    await expect(recognize("good")).rejects.toMatchObject({ code: "IDENTITY_UNAVAILABLE" });
    breakDown(false);
    expect(await recognize("good")).toEqual(OPERATOR);
  });
});
