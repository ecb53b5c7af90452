import { Rejection } from "@redial/kernel";
import type { Identity } from "@redial/platform";
import { BELIEVED_MS, createAuthenticate } from "./authenticate";

const OPERATOR: Identity = { organizationId: "o1", role: "operator" };

function given() {
  let now = 1_000_000;
  const asked: string[] = [];
  const keys = new Map([["good", OPERATOR]]);
  let broken = false;
  const authenticate = createAuthenticate({
    clock: { now: () => now },
    async identify(key) {
      asked.push(key);
      if (broken) throw new Rejection("IDENTITY_UNAVAILABLE", "Keys cannot be checked right now.");
      return keys.get(key) ?? null;
    },
  });
  return {
    authenticate,
    asked,
    keys,
    pass: (ms: number) => (now += ms),
    breakDown: (is: boolean) => (broken = is),
  };
}

describe("a key", () => {
  it("is asked for once while its answer is believed, then again", async () => {
    const { authenticate, asked, pass } = given();
    expect(await authenticate("good")).toEqual(OPERATOR);
    pass(BELIEVED_MS.known - 1);
    expect(await authenticate("good")).toEqual(OPERATOR);
    expect(asked).toEqual(["good"]);
    pass(1);
    await authenticate("good");
    expect(asked).toEqual(["good", "good"]);
  });

  it("stops working that long after it was revoked", async () => {
    const { authenticate, keys, pass } = given();
    await authenticate("good");
    keys.clear();
    expect(await authenticate("good")).toEqual(OPERATOR);
    pass(BELIEVED_MS.known);
    await expect(authenticate("good")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("that nobody has is refused, and asked for again a second later", async () => {
    const { authenticate, asked, keys, pass } = given();
    await expect(authenticate("new")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    keys.set("new", OPERATOR);
    await expect(authenticate("new")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(asked).toEqual(["new"]);
    pass(BELIEVED_MS.unknown);
    expect(await authenticate("new")).toEqual(OPERATOR);
  });

  it("that many requests bring at once is asked for once", async () => {
    const { authenticate, asked } = given();
    await Promise.all(Array.from({ length: 50 }, () => authenticate("good")));
    expect(asked).toEqual(["good"]);
  });

  it("that nobody could tell about is not remembered", async () => {
    const { authenticate, breakDown } = given();
    breakDown(true);
    await expect(authenticate("good")).rejects.toMatchObject({ code: "IDENTITY_UNAVAILABLE" });
    breakDown(false);
    expect(await authenticate("good")).toEqual(OPERATOR);
  });

  it.each([undefined, ""])("that is missing (%p) is refused without asking", async (key) => {
    const { authenticate, asked } = given();
    await expect(authenticate(key)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(asked).toEqual([]);
  });
});
