import { apiKeyPrefix, apiKeyText } from "./api-key";

describe("the text of a key", () => {
  it("is rdl_ and 43 letters or digits that hold all its randomness", () => {
    const key = apiKeyText(Uint8Array.from({ length: 32 }, (_, index) => index * 8));
    expect(key).toMatch(/^rdl_[0-9A-Za-z]{43}$/);
    expect(apiKeyText(new Uint8Array(32).fill(255))).toHaveLength(47);
    expect(apiKeyText(new Uint8Array(32))).toBe(`rdl_${"0".repeat(43)}`);
    expect(apiKeyPrefix(key)).toBe(key.slice(0, 12));
  });
});
